import { join } from 'node:path';
import { apply, applyFiles } from '../../src/cluster/apply';
import type { Kubectl } from '../../src/cluster/kubectl';
import { success } from '../../src/programs/result';
import { put, temporaryFolders } from '../synth/folders';
import { fakeKubectl, inTurn, quick, refusal, unapplied } from './fake-kubectl';

const folder = put(temporaryFolders()(), {
  'api.k8s.yaml': '',
  'cluster-policies.k8s.yaml': '',
  'web.k8s.yaml': '',
  SHA256SUMS: '',
});

function cluster(answers: Partial<Kubectl> = {}) {
  const [clock, kubectl] = [quick(), fakeKubectl(answers)];
  const live = { clock, kubectl, patience: 60, say: () => {} };
  return { clock, kubectl, live, go: () => apply(live, folder, []) };
}

test('sends the policies, then the rest, and waits for no longer than it must', async () => {
  const { clock, go, kubectl } = cluster();
  expect(await go()).toEqual({ ok: true, value: undefined });
  expect(kubectl.applied).toEqual([
    [join(folder, 'cluster-policies.k8s.yaml')],
    [join(folder, 'api.k8s.yaml'), join(folder, 'web.k8s.yaml')],
  ]);
  expect(clock.slept).toEqual([]);
});

test('what others put beside it is named and removed, before roll-outs are awaited', async () => {
  const said: string[] = [];
  const stranger = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x', namespace: 'a' } };
  const { kubectl, live } = cluster({ everything: async () => success([stranger]) });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } };
  await apply({ ...live, say: (line) => said.push(line) }, folder, [namespace]);
  expect(said).toEqual(['    Service a/x: removed: it is not in dist, and no controller made it']);
  expect(kubectl.deleted).toEqual(['Service x a']);
});

test('a pod that serves and could not come back ends it', async () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'a' }, status: { phase: 'Running' } };
  const { go } = cluster({
    list: async <T>(kinds: string) =>
      success((kinds.includes('replicasets') ? [pod] : []) as readonly unknown[] as readonly T[]),
    admits: async () => success(['denied by a policy']),
  });
  const message = 'Pod a/x runs, and could not come back: denied by a policy';
  expect(await go()).toEqual({ ok: false, problem: { reason: 'failed', message } });
});

test('a cluster that cannot be looked through ends it', async () => {
  const { go } = cluster({ replaced: async () => refusal('no answer') });
  expect(await go()).toMatchObject({ ok: false, problem: { message: 'no answer' } });
});

test('sends nothing where there is nothing', async () => {
  const { kubectl, live } = cluster();
  expect([await applyFiles(live, []), kubectl.applied]).toEqual([{ ok: true, value: undefined }, []]);
});

test('is repeated while something is not available yet', async () => {
  const early = unapplied('failed calling webhook "a"', true);
  const { clock, go, kubectl } = cluster({
    apply: inTurn<Awaited<ReturnType<Kubectl['apply']>>>(early, early, { ok: true, value: { taken: [] } }),
  });
  expect((await go()).ok).toBe(true);
  expect([kubectl.applied.length, clock.slept]).toEqual([2, [3, 3]]);
});

test('gives up on a webhook that does not come', async () => {
  const { clock, go } = cluster({ apply: inTurn(unapplied('failed calling webhook "a"', true)) });
  const problem = { reason: 'timeout', message: 'not applied:\nfailed calling webhook "a"' };
  expect(await go()).toEqual({ ok: false, problem });
  expect(clock.slept).toHaveLength(19);
});

const denied = `ValidatingAdmissionPolicy 'declared-peers' with binding 'declared-peers' denied request: remove it`;

test('what a policy refuses is asked once more: the policy may be one of before', async () => {
  const taken = success({ taken: [] });
  const answers = inTurn<Awaited<ReturnType<Kubectl['apply']>>>(taken, unapplied(denied), taken);
  const { clock, go, kubectl } = cluster({ apply: answers });
  expect((await go()).ok).toBe(true);
  expect([kubectl.applied.length, clock.slept]).toEqual([2, [3]]);
});

test('what others added, because of which a policy refuses, is taken back before it is asked once more', async () => {
  const taken = success({ taken: [] });
  const web = (labels: Readonly<Record<string, string>>) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'web', labels },
  });
  const said: string[] = [];
  const done: string[] = [];
  const answers = inTurn<Awaited<ReturnType<Kubectl['apply']>>>(unapplied(denied), taken);
  const { live } = cluster({
    apply: async () => {
      done.push('apply');
      return answers();
    },
    existing: async () => success([web({ env: 'lab', manual: 'yes' })]),
    replaced: async () => success([web({ env: 'lab' })]),
    patch: async (kind, name) => {
      done.push(`patch ${kind} ${name}`);
      return success(undefined);
    },
  });
  expect(await applyFiles({ ...live, say: (line) => said.push(line) }, ['a'])).toEqual(success(undefined));
  expect(done).toEqual(['apply', 'patch Namespace web', 'apply']);
  expect(said).toEqual(['    Namespace web: taken back: metadata.labels.manual, which no deploy wrote']);
});

test('what a policy refuses twice is refused', async () => {
  const { clock, live } = cluster({ apply: inTurn(unapplied(denied)) });
  const problem = { reason: 'failed', message: `not applied:\n${denied}` };
  expect([await applyFiles(live, ['a']), clock.slept]).toEqual([{ ok: false, problem }, [3]]);
});

test('a refusal is reported at once, in its first 20 lines, and the rest is not sent', async () => {
  const said = Array.from({ length: 30 }, (_, place) => `refused ${place}`);
  const { clock, go, kubectl } = cluster({ apply: inTurn(unapplied(said.join('\n\n'))) });
  const message = ['not applied:', ...said.slice(0, 20)].join('\n');
  expect(await go()).toEqual({ ok: false, problem: { reason: 'failed', message } });
  expect([kubectl.applied, clock.slept]).toEqual([[], []]);
});
