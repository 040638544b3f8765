import fc from 'fast-check';
import type { Kubectl } from '../../src/cluster/kubectl';
import { type Deployed, forgetDeployed, readApplied, readDeployed, writeDeployed } from '../../src/pipeline/deployed';
import { success } from '../../src/programs/result';
import { fakeKubectl, inTurn, refusal } from '../cluster/fake-kubectl';
import { refused } from '../programs/fakes';
import type { Files } from '../synth/folders';
import { commit, earlier } from './world';

/** A cluster to which nothing else deploys in the namespace of the record. */
function cluster(data?: Files | 'nothing', answers: Partial<Kubectl> = {}) {
  // A ConfigMap may have no data at all.
  const empty: Partial<Kubectl> = { get: async <T>() => success({} as T) };
  const kubectl = fakeKubectl(data === 'nothing' ? empty : answers);
  const place = 'kube-system/deployed-release';
  if (data && data !== 'nothing') kubectl.configMaps.set(place, data);
  return { kubectl, commit, place };
}

test('what was written is what is read, the first time and later', async () => {
  const hash = fc.stringMatching(/^[0-9a-f]{40}$/);
  const deployed = fc.record<Deployed>(
    { state: fc.constantFrom('good', 'applied', 'deploying'), commit: hash, previous: hash },
    { requiredKeys: ['state', 'commit'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deployed, { minLength: 1, maxLength: 3 }), async (all) => {
      const there = cluster();
      expect(await readDeployed(there)).toEqual(success(undefined));
      for (const one of all) {
        expect(await writeDeployed(there, one)).toBeUndefined();
        expect(await readDeployed(there)).toEqual(success(one));
      }
      expect([...there.kubectl.configMaps.keys()]).toEqual([there.place]);
    }),
    { numRuns: 30 },
  );
});

test('what is forgotten is deleted', async () => {
  const there = cluster({ state: 'deploying', commit });
  await forgetDeployed(there);
  expect(there.kubectl.deleted).toEqual(['configmap deployed-release kube-system']);
});

test('an empty commit before is none', async () => {
  const read = await readDeployed(cluster({ state: 'good', commit, previous: '' }));
  expect(read).toEqual(success({ state: 'good', commit }));
});

test('a cluster that does not answer, or takes no record, is a problem with its reason', async () => {
  const silent = cluster(undefined, { get: async () => refusal('connection refused', 'unreachable') });
  const message = 'the cluster does not say what it runs: connection refused';
  for (const read of [readDeployed, readApplied])
    expect(await read(silent)).toEqual({ ok: false, problem: { reason: 'unreachable', message } });
  const closed = cluster(undefined, { createConfigMap: inTurn(refusal('forbidden')) });
  const problem = 'cannot record on the cluster what it runs: forbidden';
  expect(await writeDeployed(closed, { state: 'good', commit })).toBe(problem);
});

test.each<[string, Files | 'nothing']>([
  ['nothing', 'nothing'],
  ['no commit', { state: 'good' }],
  ['a short commit', { state: 'good', commit: 'abc' }],
  ['another state', { state: 'fine', commit }],
  ['a path in place of the commit before', { state: 'deploying', commit, previous: '../../elsewhere' }],
])('a ConfigMap with %s is refused', async (_, data) => {
  const foreign =
    'the ConfigMap kube-system/deployed-release is not what the pipeline writes; delete it, and the next run begins anew';
  expect(await readDeployed(cluster(data))).toEqual(refused(foreign));
});

test.each([
  ['another release', { state: 'good', commit: earlier }, earlier],
  ['a part of the release', { state: 'deploying', commit }, `a part of ${commit}`],
  ['nothing', undefined, 'no release of ours'],
])('a cluster that runs %s does not run this commit as a whole', async (_, data, runs) => {
  const message = `the cluster runs ${runs}, and not ${commit}; run the step deploy`;
  expect(await readApplied(cluster(data))).toEqual(refused(message));
});
