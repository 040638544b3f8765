import { environments } from '../../src/config/environments';
import { apply } from '../../src/deploy/apply-stack';
import type { Standing } from '../../src/deploy/seal';
import type { Part } from '../../src/stacks/stack';
import { readDist } from '../../src/synth/read-dist';
import { list, noImage, noImageSaid } from '../cluster/cluster-says';
import { type Answers, failed, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { asked, deploy, messageOf, untimed } from './deploys';
import { applied, failing, labelled, stateOf, timedOut } from './texts';

temporaryFolders();

const { lab } = environments;
const kubectl = `kubectl --context=${lab.context}`;

/** Applies one stack of lab. */
async function applyOne(part: Part, answers: Answers = {}, standing: Standing['is'] = 'running') {
  const { target, said, lines, stacks } = deploy(lab, answers);
  const dist = readDist(`${target.root}/dist`, 'lab');
  const result = await apply(target, part, standing, dist.ok ? dist.objects : []);
  return { result, message: messageOf(result), said: untimed(said), lines: lines(), stacks: stacks() };
}

describe('a stack', () => {
  test('without changes is counted, with its time', async () => {
    const { result, said, stacks } = await applyOne('platform');
    expect(result).toEqual({ ok: true });
    expect(said).toEqual(['platform', 'platform: No changes, TIME']);
    expect(stacks).toEqual(['lab-platform init', 'lab-platform apply']);
  });

  test('with changes has progress while it is applied, and a count at the end', async () => {
    const { said } = await applyOne('platform', { [asked(lab, 'platform', 'apply')]: ok(applied) });
    expect(said).toEqual([
      'platform',
      '    ~ machine 0 s',
      '    - old 0 s',
      '    + addon["metrics-server"] 0 s',
      '      addon["ingress"] … 30 s',
      '    + addon["ingress"] 31 s',
      'platform: 2 added, 1 changed, 1 destroyed, TIME',
    ]);
  });

  test('that fails names the reason, and why its pods are not ready', async () => {
    const { message } = await applyOne('platform', {
      [asked(lab, 'platform', 'apply')]: failed(1, '', timedOut),
      [`${kubectl} get pods`]: list(noImage),
    });
    expect(message).toBe(
      `terraform apply of lab-platform failed\n  Error: installation failed\n  with helm_release.cert-manager\n  context deadline exceeded\n  ${noImageSaid}`,
    );
  });

  test('that fails for the label of another client names the command that removes it', async () => {
    const { message } = await applyOne('workloads', {
      [asked(lab, 'workloads', 'apply')]: failed(1, '', labelled),
      [`${kubectl} get Service hash`]: ok('{"metadata":{"labels":{"extra":"x"}}}'),
    });
    expect(message).toMatch(/\n {2}Service hash has the label 'extra', .* label Service hash --namespace hash extra-$/);
  });
});

describe('the stack cluster', () => {
  const has = stateOf('terraform_data.addon["ingress"]', 'terraform_data.machine');
  const state = { [asked(lab, 'cluster', 'show')]: ok(has) };

  test('runs no kubectl, since the cluster may be absent', async () => {
    const { result, said, lines } = await applyOne('cluster', {}, 'absent');
    expect([result, said]).toEqual([{ ok: true }, ['cluster', 'cluster: No changes, TIME']]);
    expect(lines.filter((line) => !line.startsWith('terraform'))).toEqual([]);
  });

  test('makes again what was undone outside Terraform, and names it', async () => {
    const { said, stacks } = await applyOne('cluster', state, 'absent');
    expect(said[1]).toBe('    undone outside Terraform, made again: addon["ingress"], machine');
    expect(stacks).toEqual([
      'lab-cluster init',
      'lab-cluster show',
      'lab-cluster state rm terraform_data.addon["ingress"] terraform_data.machine',
      'lab-cluster apply',
    ]);
  });

  test('leaves what is there', async () => {
    const enabled = { 'minikube addons list': ok('{"ingress":{"Status":"enabled"}}') };
    const { said, stacks } = await applyOne('cluster', { ...state, ...enabled });
    expect([said.length, stacks.at(-2)]).toEqual([2, 'lab-cluster show']);
  });

  test.each([
    ['its state cannot be read', 'show', 'show'],
    ['the state cannot be changed', 'state rm', 'state'],
    ['it fails', 'apply', 'apply'],
  ])('ends where %s', async (_, words, verb) => {
    const answers = { ...state, [asked(lab, 'cluster', words)]: failed(1, '', timedOut) };
    const { message, stacks } = await applyOne('cluster', answers, 'absent');
    expect(message.startsWith(`terraform ${verb} of lab-cluster`)).toBe(true);
    expect(stacks.at(-1)).toMatch(`lab-cluster ${words}`);
  });
});

describe('the stack workloads', () => {
  test('waits for its roll-outs once all is applied', async () => {
    const { result, said, lines } = await applyOne('workloads');
    expect(result).toEqual({ ok: true });
    expect(said.slice(1)).toEqual(['    rolled out deployment hash/hash TIME', 'workloads: No changes, TIME']);
    const order = lines.flatMap((line) => / apply| deployments/.exec(line) ?? []);
    expect(order).toEqual([' apply', ' deployments']);
  });

  test('puts right what others changed, before it waits', async () => {
    const { lines } = await applyOne('workloads');
    const order = lines.flatMap((line) => / replace --dry-run=server| api-resources| deployments/.exec(line) ?? []);
    expect(order.slice(0, 3)).toEqual([' replace --dry-run=server', ' api-resources', ' deployments']);
    expect((await applyOne('workloads', { [`${kubectl} replace`]: failed(1, 'no answer') })).message).toBe('no answer');
  });

  test('is applied once more where a policy refused something, which may be one of before', async () => {
    const denied = "ValidatingAdmissionPolicy 'a' with binding 'a' denied request: b";
    const refused = failed(1, '', failing('kubernetes_manifest.a', 'API response status: Failure', denied));
    const apply = asked(lab, 'workloads', 'apply');
    const { result, stacks } = await applyOne('workloads', { [apply]: [refused, ok()] });
    expect([result, stacks.slice(1)]).toEqual([{ ok: true }, ['lab-workloads apply', 'lab-workloads apply']]);
    expect((await applyOne('workloads', { [apply]: refused })).stacks).toHaveLength(3);
  });

  describe('with a job', () => {
    const job = (type: string) => ({
      kind: 'Job',
      metadata: { name: 'hash-1', namespace: 'hash' },
      spec: {},
      status: { conditions: [{ type, status: 'True' }] },
    });
    const objects = [{ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'hash-1', namespace: 'hash' } }];
    const applyJob = async (answers: Answers) => {
      const { target, said, lines } = deploy(lab, { [`${kubectl} delete`]: ok(), ...answers });
      return { result: await apply(target, 'workloads', 'running', objects), said: untimed(said), lines: lines() };
    };

    test('waits for its end', async () => {
      const { result, said } = await applyJob({ [`${kubectl} get deployments`]: list(job('Complete')) });
      expect(result).toEqual({ ok: true });
      expect(said.slice(1)).toEqual(['    completed job hash/hash-1 TIME', 'workloads: No changes, TIME']);
    });

    test('fails when it fails, and names the command that shows why', async () => {
      const { result } = await applyJob({ [`${kubectl} get deployments`]: list(job('Failed')) });
      expect(messageOf(result)).toMatch(
        /^job hash\/hash-1 failed; [\s\S]* logs -l job-name=hash-1 --tail=-1 --prefix$/,
      );
    });

    test('runs it anew where it failed in the deploy before', async () => {
      const { lines, said } = await applyJob({
        [`${kubectl} get jobs`]: list(job('Failed')),
        [`${kubectl} get deployments`]: list(job('Complete')),
      });
      expect(said[1]).toBe('    job hash/hash-1 failed before, and runs again');
      const order = lines.flatMap((line) => / delete job hash-1| apply/.exec(line) ?? []);
      expect(order).toEqual([' delete job hash-1', ' apply']);
    });
  });

  test('fails at a pod that cannot start, and names the reason', async () => {
    const creationTimestamp = new Date(Date.now() + 60_000).toISOString();
    const pod = { ...noImage, metadata: { ...noImage.metadata, creationTimestamp } };
    expect((await applyOne('workloads', { [`${kubectl} get deployments`]: list(pod) })).message).toBe(noImageSaid);
  });
});
