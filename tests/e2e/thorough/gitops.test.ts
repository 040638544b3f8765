/** Flux takes dist from a repository: from nothing, good commits under load, wrong ones, drift, promotion and back. */
import { lab } from '../../../src/config/environments/lab';
import { smokeTest } from '../../../src/config/services';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { removeClusters } from '../lab/cluster';
import { deployed } from '../lab/deployment';
import { during } from '../lab/during';
import { complains, happened, names, reconcile, settled, table, takes } from '../lab/flux';
import { GitServer } from '../lab/git-server';
import { mustPerform, pageCommands } from '../lab/gitops-page';
import { Guards } from '../lab/guards';
import { hasKit } from '../lab/kit';
import { eventually, kubectl, list, must } from '../lab/kubectl';
import { askLoad } from '../lab/load';
import { type ManualChange, manualChanges } from '../lab/manual-changes';
import { minikube } from '../lab/minikube';
import { stateOf } from '../lab/object-state';
import { breakwater } from '../lab/platform';
import { Replicas } from '../lab/replicas';
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
    console.log(table());
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
    await server.define(lab.name);
    await reconcile();
    await takes(first, 'the first tag', 600);
    return first;
  };

  test('from nothing: all stages are ready, and the smoke test has passed', async () => {
    good = await server.push('first');
    await server.define(lab.name);
    await reconcile();
    await takes(good, 'from nothing', 600);
    await mustPerform(pageCommands.wait, { checkout: server.checkout, context: profile });
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
    happened('the same commit', 'changes nothing', await settled('the same commit'));
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

  test('a service that leaves goes with its namespace, and comes back; callers of another see nothing', async () => {
    const gone = await during('web leaves', async () => {
      await server.checkout.run('git', ['rm', '--quiet', 'dist/lab/web.k8s.yaml']);
      await takes(await commit('without web'), 'a service removed');
      expect(await eventually(120, async () => (await kubectl('get', 'namespace', 'web')).code !== 0)).toBe(true);
    });
    const there = await during('web comes', async () => {
      await back();
      await must('-n', 'web', 'rollout', 'status', 'deployment/web', '--timeout=120s');
    });
    expect([gone.failures, there.failures]).toEqual([[], []]);
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
        const foreign = await commit(`signed by ${person ?? 'no one'}`);
        await complains(`signed by ${person ?? 'no one'}`, new RegExp(`signature.*${foreign}`));
        expect(await must('-n', 'hash', 'get', 'hpa', 'hash', '--output=jsonpath={.spec.maxReplicas}')).toBe('10');
        await server.checkout.back(good);
      }
    });
  });

  describe('an autoscaler and people', () => {
    let hash: Replicas;

    beforeAll(async () => {
      const asked = () => must('-n', 'hash', 'get', 'deployment', 'hash', '--output=jsonpath={.spec.replicas}');
      // Callers of the tests before this one have gone.
      expect(await eventually(400, async () => (await asked()) === '3')).toBe(true);
      hash = new Replicas('hash');
    }, 500_000);
    afterAll(() => hash.stop());

    test('a few pods become ten, and the engine does not fight it', async () => {
      let looks = 0;
      const timer = setInterval(() => {
        looks += 1;
        reconcile().catch(console.error);
      }, 30_000);
      const folder = '.cache/e2e/load';
      const runs = [await askLoad(250, 40, folder), await askLoad(500, 110, folder)];
      for (const rate of [650, 800, 950]) if (hash.last !== 10) runs.push(await askLoad(rate, 60, folder));
      clearInterval(timer);
      console.log(`pods of hash, while Flux looked ${looks} times: ${hash}`);
      expect(runs.map(({ errors }) => errors)).toEqual(runs.map(() => ({})));
      expect(hash.counts).toEqual(hash.counts.toSorted((one, other) => one - other));
      expect(hash.counts[0]).toBe(3);
      expect(hash.last).toBe(10);
    });

    const more: readonly Omit<ManualChange, 'finds'>[] = [
      {
        says: 'a binding of a policy that is gone',
        object: 'ValidatingAdmissionPolicyBinding breakwater-host-mounts',
        makes: () => kubectl('delete', 'validatingadmissionpolicybinding', 'breakwater-host-mounts'),
      },
      {
        says: 'a policy that is gone',
        object: 'ValidatingAdmissionPolicy breakwater-host-ports',
        makes: () => kubectl('delete', 'validatingadmissionpolicy', 'breakwater-host-ports'),
      },
    ];

    test('twelve manual changes and two more: each is put back, but objects that dist never had', async () => {
      const left: string[] = [];
      for (const { makes, object, says } of [...manualChanges, ...more]) {
        const before = await stateOf(object);
        // The engine binds again what the change before it took away.
        await new Guards().past(makes);
        if (before === 'gone') {
          left.push(object);
          continue;
        }
        const changed = await stateOf(object);
        expect([says, changed === before]).toEqual([says, false]);
        const began = performance.now();
        await reconcile();
        expect([says, await eventually(120, async () => (await stateOf(object)) === before)]).toEqual([says, true]);
        happened(says, 'puts it back', (performance.now() - began) / 1000);
        await settled(says);
      }
      // Policies that were taken away for a change are bound by the engine too.
      await reconcile();
      await settled('the guards');
      const found = await server.command('drift', `--environment=${lab.name}`);
      console.log(found.stdout);
      expect(
        found.stdout
          .trim()
          .split('\n')
          .map((line) => line.slice(0, line.indexOf(':'))),
      ).toEqual(left.map((object) => expect.stringContaining(object)));
      for (const object of left) {
        const [kind = '', path = ''] = object.split(' ');
        const [namespace = '', name = ''] = path.split('/');
        await must('delete', kind, name, '--namespace', namespace);
      }
    });

    test('an object by exception is left until the annotation goes, and drift names it', async () => {
      const object = 'HorizontalPodAutoscaler web/web';
      const before = await stateOf(object);
      const exception = ['annotate', 'hpa', 'web', '-n', 'web', 'kustomize.toolkit.fluxcd.io/reconcile'] as const;
      const guards = new Guards();
      await guards.past(() => kubectl(...exception.slice(0, -1), `${exception.at(-1)}=disabled`));
      await guards.past(() => kubectl('patch', 'hpa', 'web', '-n', 'web', '--patch={"spec":{"maxReplicas":9}}'));
      await reconcile();
      await settled('an exception');
      expect(await must('-n', 'web', 'get', 'hpa', 'web', '--output=jsonpath={.spec.maxReplicas}')).toBe('9');
      const { stdout } = await server.command('drift', `--environment=${lab.name}`);
      console.log(stdout);
      expect(stdout).toContain(object);
      await guards.past(() => kubectl(...exception.slice(0, -1), `${exception.at(-1)}-`));
      await reconcile();
      expect(await eventually(60, async () => (await stateOf(object)) === before)).toBe(true);
      happened('an exception that ends', 'puts it back', await settled('the end of the exception'));
    });

    test('ten pods become three again, by the autoscaler alone', async () => {
      const down = await eventually(480, async () => {
        await reconcile();
        await settled('while pods are fewer');
        return hash.last === 3;
      });
      console.log(`pods of hash: ${hash}`);
      const top = hash.counts.indexOf(10);
      expect([down, top >= 0]).toEqual([true, true]);
      const after = hash.counts.slice(top);
      expect(after).toEqual(after.toSorted((one, other) => other - one));
    });
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

    const seen = await during('a promotion, and the way back', async () => {
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
    expect(seen.failures).toEqual([]);
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
      happened(`the pipeline: ${what}`, code === 0 ? 'is verified' : 'is back', (performance.now() - began) / 1000);
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
    let failing = verified;
    const seen = await during('a smoke test that fails', async () => {
      failing = await pipeline('a smoke test that fails');
    });
    expect(seen.failures).toEqual([]);
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
