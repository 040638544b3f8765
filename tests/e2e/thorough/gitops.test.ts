/** Flux takes dist from a repository: from nothing, good commits under load, wrong ones, drift, promotion and back. */
import { lab } from '../../../src/config/environments/lab';
import { smokeTest } from '../../../src/config/services';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { removeClusters } from '../lab/cluster';
import { deployed } from '../lab/deployment';
import { during } from '../lab/during';
import { complains, names, reconcile, takes } from '../lab/flux';
import { GitServer, repository } from '../lab/git-server';
import { hasKit } from '../lab/kit';
import { eventually, feed, kubectl, list, must } from '../lab/kubectl';
import { minikube } from '../lab/minikube';
import { breakwater } from '../lab/platform';
import { profile } from '../lab/target';
import { note } from '../lab/timed';
import { useLab } from '../lab/use-lab';

const suite = hasKit ? describe : describe.skip;

suite('dist/lab by Flux', () => {
  let server: GitServer;

  // From nothing: what an earlier suite has applied is gone.
  if (hasKit) beforeAll(removeClusters, 120_000);
  if (hasKit) useLab({ applied: false });

  beforeAll(async () => {
    await minikube('addons', 'enable', 'flux', '--profile', profile);
    for (const name of ['source-controller', 'kustomize-controller'])
      await must('-n', 'flux-system', 'rollout', 'status', `deployment/${name}`, '--timeout=120s');
    server = await GitServer.start();
    await server.secrets();
  }, 600_000);

  afterAll(async () => {
    await server?.stop();
    await removeClusters();
  }, 120_000);

  jest.setTimeout(900_000);

  /** The last commit that is good. */
  let good = '';

  const commit = async (what: string) => {
    const hash = await server.push(what);
    await reconcile();
    return hash;
  };

  const back = async () => {
    await server.as('ada');
    await server.checkout.back(good);
    await server.checkout.commit('back to what was good');
    good = await commit('back');
    await takes(good, 'back', 720);
  };

  /** Lab as an environment that is promoted to, in the checkout alone. @returns the commit that its tag names first */
  const promoted = async () => {
    server.checkout.edit(
      'src/config/environments/lab.ts',
      "appliedBy: 'terraform',",
      "appliedBy: 'gitops',\n  promotion: { soakHours: 0 },",
    );
    await server.checkout.run('node', ['node_modules/typescript/bin/tsc']);
    const first = await server.push('lab is promoted to');
    expect(await server.command('promote', lab.name, '--yes')).toMatchObject({ code: 0 });
    const { stdout } = await server.command('gitops', 'flux', '--environment', lab.name, '--repository', repository);
    await feed(stdout, 'apply', '--server-side', '--force-conflicts', '--filename=-');
    await reconcile();
    await takes(first, 'the first tag', 600);
    return first;
  };

  test('from nothing: all stages are ready, and the smoke test has passed', async () => {
    good = await server.push('first');
    const { code, stderr, stdout } = await breakwater([
      ...['gitops', 'flux', '--environment', lab.name, '--repository', repository],
    ]);
    expect([code, stderr]).toEqual([0, '']);
    await feed(stdout, 'apply', '--server-side', '--filename=-');
    await takes(good, 'from nothing', 600);
    await must(
      'wait',
      '-n',
      smokeTest,
      '--for=condition=Complete',
      'job',
      `--selector=app=${smokeTest}`,
      '--timeout=5s',
    );
    await breakwater(['backup-key', `--environment=${lab.name}`, '--key=.cache/e2e/backup-key.txt']);
  });

  test('the same commit again changes nothing, and runs no smoke test', async () => {
    const versions = async () =>
      (await list<Manifest>('deployments,services,configmaps,jobs', '-A', '--selector=env=lab')).map(
        ({ kind, metadata }) => `${kind} ${metadata.name} ${(metadata as { generation?: number }).generation}`,
      );
    const before = await versions();
    await reconcile();
    await takes(good, 'the same commit');
    expect(await versions()).toEqual(before);
    expect((await server.command('drift', `--environment=${lab.name}`)).stdout).toContain('as in dist/lab');
  });

  test('a value that changes is rolled out without a failed request', async () => {
    const seen = await during('a value', async () => {
      server.checkout.edit(
        'src/config/environments/lab.ts',
        "hash: { instances: { min: 3, max: 10 }, cpu: '30m'",
        "hash: { instances: { min: 3, max: 10 }, cpu: '29m'",
      );
      await server.checkout.run('node', ['node_modules/typescript/bin/tsc']);
      await server.checkout.synth();
      good = await commit('hash asks for a little less');
      await takes(good, 'a value changed');
    });
    expect(seen.failures).toEqual([]);
  });

  test('a service that leaves goes with its namespace, and comes back', async () => {
    const file = 'dist/lab/hash.k8s.yaml';
    await server.checkout.run('git', ['rm', '--quiet', file]);
    const without = await commit('without hash');
    await takes(without, 'a service removed');
    expect(await eventually(120, async () => (await kubectl('get', 'namespace', 'hash')).code !== 0)).toBe(true);
    await back();
    await must('-n', 'hash', 'rollout', 'status', 'deployment/hash', '--timeout=120s');
  });

  describe('a wrong commit is reported, and what runs keeps running:', () => {
    afterEach(back);

    test('one that a policy refuses', async () => {
      const seen = await during('a commit that a policy refuses', async () => {
        server.checkout.edit(
          'dist/lab/hash.k8s.yaml',
          'allowPrivilegeEscalation: false',
          'allowPrivilegeEscalation: true',
        );
        await commit('refused');
        await complains('a policy refuses', /allowPrivilegeEscalation|PodSecurity|denied/);
      });
      expect(seen.failures).toEqual([]);
    });

    test('one whose image is nowhere', async () => {
      const text = await server.git('show', 'HEAD:dist/lab/hash.k8s.yaml');
      const [image = ''] = /localhost\/breakwater\/hash:[0-9a-f]+/.exec(text) ?? [];
      server.checkout.edit('dist/lab/hash.k8s.yaml', image, `localhost/breakwater/hash:${'0'.repeat(40)}`);
      const seen = await during('an image that is nowhere', async () => {
        await commit('no image');
        await complains('an image is nowhere', /Deployment\/hash\/hash|timeout|health/i, 720);
      });
      expect(seen.failures).toEqual([]);
    });

    test('one whose smoke test fails', async () => {
      const text = await server.git('show', 'HEAD:dist/lab/client.k8s.yaml');
      const [name = ''] = /client-[0-9a-f]{8}(?=\n)/.exec(text.slice(text.indexOf('kind: Job'))) ?? [];
      const path = server.checkout.folder;
      // Another name, and a deadline that no run meets.
      await server.checkout.run('sed', [
        '-i',
        `s/${name}/client-00000000/; s/activeDeadlineSeconds: 300/activeDeadlineSeconds: 1/`,
        `${path}/dist/lab/client.k8s.yaml`,
      ]);
      await commit('smoke test fails');
      await complains('the smoke test fails', /Job\/client\/client-00000000|failed/i, 600);
    });

    test('one without a signature, and one of a stranger', async () => {
      for (const person of [undefined, 'eve']) {
        await server.as(person);
        server.checkout.edit('dist/lab/hash.k8s.yaml', 'maxReplicas: 10', 'maxReplicas: 9');
        await commit(`signed by ${person ?? 'no one'}`);
        await complains(`signed by ${person ?? 'no one'}`, /signature|verif/i);
        expect(await must('-n', 'hash', 'get', 'hpa', 'hash', '--output=jsonpath={.spec.maxReplicas}')).toBe('10');
        await server.checkout.back(good);
      }
    });
  });

  test('what is changed manually is put back; what is not in dist is left; autoscalers are not fought', async () => {
    const changes: readonly (readonly [what: string, ...command: string[]])[] = [
      ['a label of a Service', 'label', 'service', 'web', '-n', 'web', '--overwrite', 'app.kubernetes.io/version=9'],
      ['fewer pods', 'scale', 'deployment', 'web', '-n', 'web', '--replicas=2'],
      ['an autoscaler that makes fewer', 'patch', 'hpa', 'hash', '-n', 'hash', '--patch={"spec":{"maxReplicas":9}}'],
      ['a Service that is gone', 'delete', 'service', 'hash', '-n', 'hash'],
      ['a NetworkPolicy that is gone', 'delete', 'networkpolicy', 'hash', '-n', 'hash'],
      ['a budget that is gone', 'delete', 'poddisruptionbudget', 'web', '-n', 'web'],
      ['a binding that is gone', 'delete', 'validatingadmissionpolicybinding', 'breakwater-host-mounts'],
      ['a policy that is gone', 'delete', 'validatingadmissionpolicy', 'breakwater-host-ports'],
    ];
    const drifted = async () =>
      (await server.command('drift', `--environment=${lab.name}`, '--json')).stdout.trim().replace(/\s+/g, ' ');
    let put = 0;
    for (const [what, ...command] of changes) {
      const { code, stderr } = await kubectl(...command);
      // Where a policy refuses the change itself, there is nothing to put back.
      if (code !== 0) console.log(`${what}: refused: ${stderr.trim()}`);
      if (code !== 0) continue;
      put += 1;
      const began = performance.now();
      await reconcile();
      await takes(good, `${what}, put back`);
      expect([what, await eventually(60, async () => (await drifted()) === '[]')]).toEqual([what, true]);
      note(`${what}: put back after`, (performance.now() - began) / 1000);
    }
    expect(put).toBeGreaterThanOrEqual(5);
    // As its autoscaler does; that takes the pod away again after five minutes of calm.
    await must('-n', 'hash', 'scale', 'deployment/hash', '--replicas=4');
    await reconcile();
    await takes(good, 'four pods of hash');
    expect(await must('-n', 'hash', 'get', 'deployment', 'hash', '--output=jsonpath={.spec.replicas}')).toBe('4');
  });

  test('promoted: the engine follows the signed tag, and no tag of a stranger; the way back', async () => {
    const first = await promoted();
    expect(await server.command('promote', lab.name, '--proven')).toMatchObject({ code: 0 });
    expect((await server.git('tag', '--list', 'proof/*')).split('\n')).toEqual([`proof/lab/${first}`]);

    server.checkout.edit('dist/lab/hash.k8s.yaml', 'maxReplicas: 10', 'maxReplicas: 9');
    const second = await server.push('nine at most');
    await server.as('eve');
    await server.git('tag', '--sign', '--force', '--message', 'mine', 'env/lab', second);
    await server.git('push', '--quiet', '--force', 'origin', 'env/lab');
    await reconcile();
    await complains('a tag of a stranger', /signature|verif/i);
    expect(await must('-n', 'hash', 'get', 'hpa', 'hash', '--output=jsonpath={.spec.maxReplicas}')).toBe('10');
    await server.as('ada');
    expect(await server.command('promote', lab.name, '--to', second, '--yes')).toMatchObject({ code: 1 });
    await server.git(
      'tag',
      '--sign',
      '--force',
      '--message',
      JSON.stringify({ environment: 'lab', commit: first, before: [] }),
      'env/lab',
      first,
    );
    await server.git('push', '--quiet', '--force', 'origin', 'env/lab');

    expect(await server.command('promote', lab.name, '--to', second, '--yes')).toMatchObject({ code: 0 });
    await reconcile();
    await takes(second, 'the second tag');
    expect(await must('-n', 'hash', 'get', 'hpa', 'hash', '--output=jsonpath={.spec.maxReplicas}')).toBe('9');
    const began = performance.now();
    expect(await server.command('promote', lab.name, '--back', '--yes')).toMatchObject({ code: 0 });
    await reconcile();
    await takes(first, 'the way back');
    note('promote --back until ready', (performance.now() - began) / 1000);
    expect(await must('-n', 'hash', 'get', 'hpa', 'hash', '--output=jsonpath={.spec.maxReplicas}')).toBe('10');
  });

  test('a commit through the engine is verified; a failing smoke moves the ref back', async () => {
    // Alone, or after the test before it.
    const isPromoted = (await server.checkout.run('git', ['rev-parse', '--verify', '--quiet', 'env/lab'])).code === 0;
    if (!isPromoted) await promoted();
    const tag = () => server.git('ls-remote', 'origin', 'refs/tags/env/lab^{}').then((line) => line.slice(0, 40));
    const pipeline = async (what: string) => {
      await server.checkout.run('node', ['node_modules/typescript/bin/tsc']);
      await server.checkout.synth();
      const commit = await server.push(what);
      const began = performance.now();
      const { code, stderr, stdout } = await server.checkout.pipeline(['--from', 'cluster']);
      note(`pipeline: ${what}`, (performance.now() - began) / 1000);
      console.log(`${what}: exit ${code}\n${stdout}${stderr}`);
      return { code, commit, stdout };
    };
    const most = () => must('-n', 'hash', 'get', 'hpa', 'hash', '--output=jsonpath={.spec.maxReplicas}');

    const values = 'src/config/environments/lab.ts';
    server.checkout.edit(values, 'hash: { instances: { min: 3, max: 10 }', 'hash: { instances: { min: 3, max: 8 }');
    const verified = await pipeline('eight at most');
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining(`${verified.commit} is good`) });
    expect([await tag(), await most()]).toEqual([verified.commit, '8']);
    expect(await server.git('ls-remote', 'origin', `refs/tags/proof/lab/${verified.commit}`)).not.toBe('');
    expect(await deployed()).toMatchObject({ state: 'good', commit: verified.commit });

    server.checkout.edit(values, 'hash: { instances: { min: 3, max: 8 }', 'hash: { instances: { min: 3, max: 7 }');
    // A deadline that no run meets.
    server.checkout.edit('charts/client/chart.ts', 'settings: {', 'deadline: 1, settings: {');
    const failing = await pipeline('a smoke test that fails');
    expect(failing).toMatchObject({ code: 1, stdout: expect.stringMatching(/^pipeline: rolled back \(.*client/m) });
    expect([await tag(), await most()]).toEqual([verified.commit, '8']);
    expect(await server.git('ls-remote', 'origin', `refs/tags/proof/lab/${failing.commit}`)).toBe('');
    expect(await deployed()).toMatchObject({ state: 'good', commit: verified.commit });
    await takes(verified.commit, 'the tag of before', 30);
    // What the cluster has is what the checkout has, for the test that follows.
    await server.checkout.back(verified.commit);
  }, 1_800_000);

  test('the engine goes, and its objects stay', async () => {
    await must('-n', 'flux-system', 'delete', 'kustomization', ...names, '--timeout=60s');
    expect((await server.command('drift', `--environment=${lab.name}`)).code).toBe(0);
  });
});

// A file without a test would be an error.
if (!hasKit) test.todo('needs the git server and the controllers of ../shared/cluster');
