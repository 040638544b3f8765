import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deploy } from '../../src/pipeline/deploy';
import { success } from '../../src/programs/result';
import { list, pod } from '../cluster/cluster-says';
import { type Answers, failed, ok, refused } from '../programs/fakes';
import { contents, type Files, put, temporaryFolders } from '../synth/folders';
import { commit, earlier, idOf, live, pairs, type Stage, signed, stage, vouch } from './world';

const folder = temporaryFolders();
const [api = '', client = ''] = stage(folder()).made.images.map(({ reference }) => reference);

/** Archives have names of their own. */
const loads = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('docker save')).map((line) => line.split(' ').at(-1));
const running = (id: string) => ({
  ...{ metadata: { name: 'a', namespace: 'api' }, spec: { containers: [{ name: 'api', image: api }] } },
  status: { phase: 'Running', containerStatuses: [{ name: 'api', imageID: id }] },
});

test('deploy loads what was signed, records it on the cluster, applies, and says what is applied', async () => {
  const { changes, lines, made, said, recorded } = await signed(folder());
  expect(await deploy(made)).toEqual(success('5 objects, pods run the signed images'));
  expect(loads(lines)).toEqual([api, client]);
  expect(said.slice(0, 2)).toEqual(['    api: loaded', '    client: loaded']);
  const place = `ROOT/state/lab/pipeline/releases/${commit}/dist/lab`;
  const apply = 'kubectl apply --server-side --force-conflicts';
  expect(changes().filter((line) => line.startsWith('kubectl'))).toEqual([
    expect.stringContaining('"state":"deploying"'),
    expect.stringContaining('--from-literal=state=deploying'),
    `${apply} --filename=${place}/cluster-policies.k8s.yaml`,
    `${apply} --filename=${place}/api.k8s.yaml --filename=${place}/client.k8s.yaml`,
    expect.stringContaining('"state":"applied"'),
  ]);
  expect(pairs(recorded)).toEqual({ state: 'applied', commit, previous: '' });
  expect(Object.keys(contents(made.places.scratch))).toEqual(['none']);
});

test('the cluster has the record before anything of it is changed', async () => {
  const { made, recorded } = await signed(folder(), { 'kubectl apply': failed(1, 'denied\n') });
  expect(await deploy(made)).toEqual(refused('not applied:\ndenied'));
  expect(pairs(recorded)).toMatchObject({ state: 'deploying', commit });
});

test('images that every node has are not loaded again', async () => {
  const nodes = list({ status: { images: [{ names: [api] }] } });
  const { lines, made } = await signed(folder(), {
    ...{ 'kubectl get nodes': nodes, 'kubectl get pods': list(running(idOf(api))) },
  });
  await deploy(made);
  expect(loads(lines)).toEqual([client]);
});

test('images of another cluster than ours are pulled by it', async () => {
  const { lines, made } = await signed(folder());
  const environment = { ...made.target.environment, cluster: { kind: 'given' } as const };
  expect(await deploy({ ...made, target: { ...made.target, environment } })).toMatchObject({ ok: true });
  expect(loads(lines)).toEqual([]);
});

test.each<[string, Files, string]>([
  ['the last good commit', { state: 'good', commit: earlier }, earlier],
  ['the same commit again', { state: 'good', commit }, commit],
  ['the last good one before a failed one', { state: 'deploying', commit: 'd'.repeat(40), previous: earlier }, earlier],
  ['nothing', {}, ''],
])('%s is noted as the one to go back to', async (_, before, previous) => {
  const { made, recorded } = await signed(folder(), {}, before);
  await deploy(made);
  expect(recorded.get('previous')).toBe(previous);
});

test('what others had applied is noted before the first release, and not before a later one', async () => {
  const found = ok(JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'api' } }));
  const first = await signed(folder(), { 'kubectl get --filename': found });
  await deploy(first.made);
  expect(JSON.parse(readFileSync(join(first.place(), 'before.json'), 'utf8'))).toEqual(['Namespace api']);
  const later = await signed(folder(), { 'kubectl get --filename': found }, { state: 'good', commit: earlier });
  await deploy(later.made);
  expect(existsSync(join(later.place(), 'before.json'))).toBe(false);
});

test('pods that run another build are replaced', async () => {
  const { changes, made } = await signed(folder(), {
    'kubectl get pods': [list(), list(running(idOf('other'))), list()],
  });
  expect(await deploy(made)).toMatchObject({ ok: true });
  expect(changes().filter((line) => line.startsWith('kubectl delete pod'))).toHaveLength(1);
});

test('a roll-out that fails is the problem', async () => {
  const crashing = pod({ waiting: { reason: 'CrashLoopBackOff' } });
  const creationTimestamp = new Date(Date.now() + 5000).toISOString();
  const seen = { ...crashing, metadata: { ...crashing.metadata, creationTimestamp } };
  const { made } = await signed(folder(), { 'kubectl get deployments': list(live({ updatedReplicas: 0 }), seen) });
  expect(await deploy(made)).toEqual(refused('api/api-7d9c: CrashLoopBackOff'));
});

/** Signs the release anew, as of another commit or environment. */
async function resign({ made, place, store }: Stage, of: string, name: string) {
  rmSync(place(), { recursive: true });
  const environment = { ...made.target.environment, name };
  await vouch({ ...made, commit: of, target: { ...made.target, environment } }, { store });
  put(place(), contents(place(of)));
}
const elsewhere = (of: string, environment: string) =>
  `ROOT/state/lab/pipeline/releases/${commit} vouches for ${of} in ${environment}, and not for this commit; run the step sign`;

// Everything that makes a signature invalid: tests/supply/statement.test.ts.
test.each<[string, (there: Stage) => unknown, string]>([
  [
    'a byte of dist is another',
    ({ place }) => appendFileSync(join(place(), 'dist', 'lab', 'api.k8s.yaml'), '#'),
    'api.k8s.yaml is not what was signed',
  ],
  ['the engine has another image', ({ store }) => store.set(api, idOf('other')), `the engine has ${idOf('other')}`],
  ['the key is missing', ({ made }) => rmSync(made.places.keys, { recursive: true }), 'keys/signing.pub'],
  ['the statement is of another commit', (there) => resign(there, earlier, 'lab'), elsewhere(earlier, 'lab')],
  ['the statement is of another environment', (there) => resign(there, commit, 'local'), elsewhere(commit, 'local')],
])('deploy changes nothing where %s', async (_, spoil, says) => {
  const there = await signed(folder());
  await spoil(there);
  const result = await deploy(there.made);
  expect(result.ok ? '' : there.anonymous(result.problem.message)).toContain(says);
  expect(there.changes()).toEqual([]);
});

test.each<[string, Answers, string]>([
  ['an image is not loaded', { 'minikube --profile': failed(80, 'no room') }, `'${api}' was not loaded`],
  ['its release is unknown', { 'kubectl get configmap deployed': failed(1, 'gone') }, 'not say what it runs: gone'],
  ['its objects are unknown', { 'kubectl get --filename': failed(1, 'gone') }, 'has of this release already: gone'],
  [
    'it takes no record',
    { 'kubectl create configmap': failed(1, 'no') },
    'cannot record on the cluster what it runs: no',
  ],
])('deploy applies nothing to a cluster where %s', async (_, answers, problem) => {
  const { changes, made } = await signed(folder(), answers);
  expect(await deploy(made)).toEqual(refused(expect.stringContaining(problem)));
  expect(changes().filter((line) => line.startsWith('kubectl apply'))).toEqual([]);
});

test('a release without a record of its end has failed', async () => {
  const { made } = await signed(folder(), {
    'kubectl patch': [failed(1), failed(1)],
    'kubectl create': [ok(), failed(1, 'gone\n')],
  });
  expect(await deploy(made)).toEqual(refused(expect.stringMatching(/: gone$/)));
});
