import type { Manifest } from '../../src/kubernetes/manifest';
import { smoke } from '../../src/pipeline/smoke';
import { list, pod } from '../cluster/cluster-says';
import { quick } from '../cluster/fake-kubectl';
import { type Answers, failed, ok, saying } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { commit, earlier, job, release, repository, world } from './world';

const root = repository(temporaryFolders()());

/** @param deployed what the cluster runs */
async function run(
  answers: Answers = {},
  deployed: Readonly<Record<string, string>> = { state: 'applied', commit },
  objects?: readonly Manifest[],
) {
  const there = world(answers);
  for (const [key, value] of Object.entries(deployed)) there.recorded.set(key, value);
  const clock = quick();
  const { release: made } = release(root, there, { clock, ...(objects ? { objects } : {}) });
  const result = await smoke(made);
  return { result, slept: clock.slept, lines: there.lines.map((line) => line.replaceAll(root, 'ROOT')) };
}
const logs = 'kubectl logs api-7d9c --namespace=api --tail=5';

test('the job of dist is deleted, applied as it was signed, and completes', async () => {
  const { lines, result, slept } = await run();
  expect(result).toEqual({ ok: true, value: '1 job completed' });
  expect(lines.slice(1)).toEqual([
    'kubectl delete job client --namespace=client --ignore-not-found --cascade=foreground',
    `kubectl apply --server-side --force-conflicts --filename=ROOT/state/lab/pipeline/releases/${commit}/dist/lab/client.k8s.yaml`,
    'kubectl get job client --namespace=client --ignore-not-found --output=json',
  ]);
  expect(slept).toEqual([]);
});

test('a job without a namespace is in the default one', async () => {
  const { lines, result } = await run({}, undefined, [
    { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'one' } },
  ]);
  expect(result.ok).toBe(true);
  expect(lines[1]).toContain('kubectl delete job one --namespace=default ');
  expect(lines[2]).toMatch(/\/default\.k8s\.yaml$/);
});

test('it is waited for, though the cluster does not answer for a moment', async () => {
  const { result, slept } = await run({ 'kubectl get job': [job(), failed(1), job('Suspended'), job('Complete')] });
  expect([result.ok, slept]).toEqual([true, [0.5, 0.5, 0.5]]);
});

test('a job that fails is reported with the last lines of its last pod', async () => {
  const { lines, result } = await run({
    'kubectl get job': job('Failed'),
    'kubectl get pods': list({ metadata: {} }, pod({})),
    [`${logs} --previous`]: failed(1),
    [logs]: ok('POST /users/ should answer 201\n'),
  });
  const problem = 'job client/client failed; its last lines:\n  | POST /users/ should answer 201';
  expect(result).toEqual({ ok: false, problem: saying(problem) });
  expect(lines).toContain(
    'kubectl get pods --namespace=client --selector=job-name=client --sort-by=.metadata.creationTimestamp --output=json',
  );
});

test.each([list(), failed(1)])('a job without a pod that could say why is reported so', async (pods) => {
  const { result } = await run({ 'kubectl get job': job('Failed'), 'kubectl get pods': pods });
  expect(result).toEqual({ ok: false, problem: saying('job client/client failed; its last lines:\n  it has no pod') });
});

test('a job that never ends is reported after five minutes', async () => {
  const { result, slept } = await run({ 'kubectl get job': job() });
  expect(result).toEqual({ ok: false, problem: saying('job client/client has not ended:\n  it has no pod') });
  expect(slept).toHaveLength(600);
});

test('a job whose last run stays is reported', async () => {
  const { result } = await run({ 'kubectl delete job': failed(1, 'forbidden\n') });
  expect(result).toEqual({ ok: false, problem: saying('the last run of client could not be removed: forbidden') });
});

test('a job that is not taken is reported', async () => {
  const { result } = await run({ 'kubectl apply': failed(1, 'denied\n') });
  expect(result).toEqual({ ok: false, problem: saying('client was not applied: denied') });
});

test.each([
  ['another release', { state: 'good', commit: earlier }, earlier],
  ['a part of the release', { state: 'deploying', commit }, `a part of ${commit}`],
  ['nothing', {}, 'no release of ours'],
])('where the cluster runs %s, nothing is applied', async (_, deployed, runs) => {
  const { lines, result } = await run({}, deployed);
  expect(result).toEqual({
    ok: false,
    problem: saying(`the cluster runs ${runs}, and not ${commit}; run the step deploy`),
  });
  expect(lines).toHaveLength(1);
});

test('where the cluster does not say what it runs, nothing is applied', async () => {
  const { lines, result } = await run({ 'kubectl get configmap': failed(1, 'gone\n') });
  expect(result).toEqual({ ok: false, problem: saying('the cluster does not say what it runs: gone') });
  expect(lines).toHaveLength(1);
});
