import type { Manifest } from '../../src/kubernetes/manifest';
import { smoke } from '../../src/pipeline/smoke';
import { success } from '../../src/programs/result';
import { list, pod } from '../cluster/cluster-says';
import { quick } from '../cluster/fake-kubectl';
import { type Answers, failed, ok, refused } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { commit, earlier, job, stage } from './world';

const folder = temporaryFolders();

async function run(answers: Answers = {}, more: { readonly objects?: readonly Manifest[] } = {}, runs = commit) {
  const there = stage(folder(), answers, { state: 'applied', commit: runs });
  const clock = quick();
  const result = await smoke({ ...there.made, ...more, clock });
  return { result, slept: clock.slept, lines: there.lines.map(there.anonymous) };
}

test('the job of dist is deleted, applied as it was signed, and completes', async () => {
  const { lines, result, slept } = await run();
  expect(result).toEqual(success('1 job completed'));
  expect(lines.slice(1)).toEqual([
    'kubectl delete job client --namespace=client --ignore-not-found --cascade=foreground',
    `kubectl apply --server-side --force-conflicts --filename=ROOT/state/lab/pipeline/releases/${commit}/dist/lab/client.k8s.yaml`,
    'kubectl get job client --namespace=client --ignore-not-found --output=json',
  ]);
  expect(slept).toEqual([]);
});

test('a job without a namespace is in the default one', async () => {
  const { lines, result } = await run(
    {},
    { objects: [{ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' } }] },
  );
  expect(result.ok).toBe(true);
  expect(lines[1]).toContain('kubectl delete job a --namespace=default ');
  expect(lines[2]).toMatch(/\/default\.k8s\.yaml$/);
});

test('it is waited for, though the cluster does not answer for a moment', async () => {
  const { result, slept } = await run({ 'kubectl get job': [job(), failed(1), job('Suspended'), job('Complete')] });
  expect([result.ok, slept]).toEqual([true, [0.5, 0.5, 0.5]]);
});

const command =
  '  all of its pods: kubectl --context breakwater-e2e -n client logs -l job-name=client --tail=-1 --prefix';

test('a job that fails is reported with the last lines of its last pod', async () => {
  const { lines, result } = await run({
    'kubectl get job': job('Failed'),
    'kubectl get pods': list({ metadata: {} }, pod({})),
    'kubectl logs api-7d9c --namespace=api --tail=50': ok('POST /users/ should answer 201\n'),
  });
  const problem = `job client/client failed; its last lines:\n  | POST /users/ should answer 201\n${command}`;
  expect(result).toEqual(refused(problem));
  expect(lines).toContain(
    'kubectl get pods --namespace=client --selector=job-name=client --sort-by=.metadata.creationTimestamp --output=json',
  );
});

const failing = { 'kubectl get job': job('Failed') };
const silent = `job client/client failed; its last lines:\n  it has no pod\n${command}`;

test.each<[string, Answers, string, number?]>([
  ['fails without a pod', { ...failing, 'kubectl get pods': list() }, silent],
  ['fails, and its pods are unknown', { ...failing, 'kubectl get pods': failed(1) }, silent],
  [
    'has not ended after five minutes',
    { 'kubectl get job': job() },
    `job client/client has not ended:\n  it has no pod\n${command}`,
    600,
  ],
  ['is not removed', { 'kubectl delete job': failed(1, 'no') }, 'the last run of client could not be removed: no'],
  ['is not accepted', { 'kubectl apply': failed(1, 'denied') }, 'client was not applied: denied'],
])('a job that %s is a problem', async (_, answers, problem, polls = 0) => {
  const { result, slept } = await run(answers);
  expect([result, slept.length]).toEqual([refused(problem), polls]);
});

test('a cluster that runs another release is left as it is', async () => {
  const { lines, result } = await run({}, {}, earlier);
  expect(result).toEqual(refused(expect.stringContaining(`runs ${earlier}, and not ${commit}`)));
  expect(lines).toHaveLength(1);
});
