import { hurriedTime } from '../drills/hurried';
import { type Answers, failed, ofEnvironment, ok, programs } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const hurried = hurriedTime(new Date('2026-11-21T10:00:00Z'));
const folder = temporaryFolders();
const kubectl = 'kubectl --context=breakwater-incident';
const apply = `${kubectl} apply --server-side --force-conflicts`;
const dryRun = `${apply} --dry-run=server`;
const objects = `${kubectl} get certificates`;
const remove = 'minikube delete --profile=breakwater-incident';
const file = 'state/incidents/2026-11-21T10-00-00-000Z-wrong-env.md';

const seal = (object: string) =>
  `Error from server (Forbidden): ${object} "hash" is forbidden: ValidatingAdmissionPolicy 'breakwater-cluster-match' with binding 'breakwater-cluster-match' denied request: no\n`;
const refused = failed(1, seal('namespaces') + seal('deployments.apps'));
const list = (...items: readonly unknown[]) => ok(JSON.stringify({ items }));
/** A Deployment that kubectl wrote since; all of its replicas serve. */
const live = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'hash',
    namespace: 'hash',
    labels: { env: 'production' },
    creationTimestamp: '2026-11-21T09:00:00Z',
    managedFields: [{ manager: 'kubectl', time: '2026-11-21T10:00:01Z' }],
    generation: 1,
  },
  spec: { replicas: 3 },
  status: { observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 3, readyReplicas: 3 },
};
const none = list();

/** A drill that is passed: each answer in the order in which it is needed. */
const passed: Answers = {
  // The seal is off, and back.
  [dryRun]: [ok(), refused],
  // The victim; the intruder, sealed and unsealed; the repair.
  [apply]: [ok(), refused, ok('deployment.apps/hash serverside-applied\n'), ok()],
  // Sealed; found; what is there; what is repaired.
  [objects]: [none, list(live), list(live), list(live), none],
  [`${kubectl} get configmap`]: ofEnvironment('beta'),
  [`${kubectl} get deployments`]: list(live),
  [kubectl]: ok(),
  docker: ok(),
  git: ok('abc'),
  minikube: ok(),
  node: ok(),
};

/** Runs the drill in a repository where the YAML of all environments is written already. */
async function drill(answers: Answers = {}, words = '', variables = {}) {
  const text = (kind: string) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: hash\n  namespace: hash\n`;
  const yaml = ['beta', 'local', 'production'].map((name) => [
    `.cache/incident/${name}/hash.k8s.yaml`,
    `${text('Namespace')}---\n${text('Deployment')}`,
  ]);
  const images = ['api', 'client', 'hash', 'web'].map((name) => [`dockerfiles/${name}/Dockerfile`, 'FROM scratch\n']);
  const root = put(folder(), {
    ...Object.fromEntries([...images, ...yaml]),
    '.cache/incident/beta/cluster-policies.k8s.yaml': text('Role'),
  });
  // What a case says stands first: the first that fits answers.
  const { run, calls } = programs({ [dryRun]: [ok(), refused], ...answers, ...passed, ...answers });
  const argv = `incident:wrong-env ${words}`.trim().split(' ');
  const ended = await hurried(breakwaterWith({ argv, root, minikube: folder(), variables, run })).catch(
    (thrown: Error) => ({ code: undefined, out: '', err: thrown.message }),
  );
  const lines = calls.map(({ line }) => line);
  // It is deleted first and, unless it is kept, last.
  return { ...ended, lines, files: contents(root), deleted: lines.filter((line) => line === remove).length === 2 };
}

/** Progress, without the times. */
const progress = (out: string) => out.split('\n').map((line) => line.replace(/^ +\d+\.\d s {2}/, ''));

test('a drill that is passed prints its progress, writes a report and deletes its cluster', async () => {
  const { code, deleted, err, files, lines, out } = await drill();
  expect([code, err, deleted, lines.at(-1)]).toEqual([0, '', true, remove]);
  expect(progress(out)).toEqual([
    "a cluster 'breakwater-incident' is made",
    'a cluster of beta, with cert-manager and images',
    'beta serves',
    'production is applied to beta, whose seal is on',
    '2 of 2 objects refused',
    'production is applied to beta, whose seal was taken off',
    'detected: 1 objects of production',
    '1 objects taken, 0 refused by what is not the seal',
    'impact: 1 objects, 0 pods, hosts lost: 0',
    'repaired: beta serves what its dist says',
    'nothing wrong is left',
    `report: ${file}`,
    '',
  ]);
  expect(files[file]).toContain('Began 2026-11-21T10:00:00.000Z.\n');
  expect(files[file]).toContain('| Deployment hash/hash | changed | production | kubectl | 2026-11-21T10:00:01Z |');
});

test('with --json the result is JSON, and progress goes to standard error', async () => {
  const { code, err, files, out } = await drill({}, '--json');
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    {
      victim: 'beta',
      intruder: 'production',
      at: '2026-11-21T10:00:00.000Z',
      sealed: { refused: 2, objects: 2, through: [] },
      unsealed: { applied: { taken: ['deployment.apps/hash serverside-applied'], refused: [] }, left: [] },
      problems: [],
    },
  ]);
  expect(progress(err)).toContain('nothing wrong is left');
  expect(files).toHaveProperty([file]);
});

test.each<[string, Answers, number]>([
  ['after the drill', {}, 0],
  ['after a stage that cannot be set up', { 'minikube start': failed(80, 'no room') }, 1],
])('with --keep the cluster stays %s', async (_, answers, status) => {
  const { code, deleted, lines } = await drill(answers, '--keep');
  expect([code, deleted]).toEqual([status, false]);
  expect(lines.at(-1)).not.toBe(remove);
});

test('other environments are played where they are named', async () => {
  const { err, lines } = await drill({}, '--victim local --intruder lab');
  expect(err).toMatch(/^incident:wrong-env: the cluster 'breakwater-incident' is of beta, .* and not of local/);
  expect(lines[0]).toMatch(/ --on lab --out \S+ --environment local lab$/);
});

test('shortcomings end with 1 and a report that has them, in JSON as well', async () => {
  const answers = {
    [apply]: [ok(), failed(1, seal('namespaces'), 'deployment.apps/hash serverside-applied\n'), ok()],
    [`${kubectl} diff`]: failed(1, '', '-replicas: 3\n+replicas: 9\n'),
  };
  const { code, deleted, err, files } = await drill(answers);
  const through = 'with the seal on 1 objects of production were not refused by beta: deployment.apps/hash';
  const problems = [`${through} serverside-applied`, 'left after the repair: -replicas: 3\n+replicas: 9'];
  expect([code, err, deleted]).toEqual([1, `incident:wrong-env: ${problems.join('\n')}\n`, true]);
  expect(files).toHaveProperty([file]);
  expect(JSON.parse((await drill(answers, '--json')).out)).toMatchObject({ problems });
});

test.each<[string, Answers, number | undefined, string]>([
  ['the stage cannot be set up', { 'minikube start': failed(80, 'no room') }, 1, '…: exit 80: no room\n'],
  ['nothing is found', { [objects]: none }, 1, 'nothing of production was found on the cluster: \n'],
  ['the cluster stops answering', { [objects]: failed(1, 'gone') }, undefined, 'did not list its objects: gone'],
])('where %s there is no report, and the cluster is deleted', async (_, answers, status, message) => {
  const { code, deleted, err, files, lines } = await drill(answers);
  expect([code, deleted, lines.at(-1), Object.hasOwn(files, file)]).toEqual([status, true, remove, false]);
  expect(err.endsWith(message)).toBe(true);
});

test.each([
  ['--victim production', {}, "incident:wrong-env: 'production' is both the victim and the intruder; choose two\n"],
  ['--victim moon', {}, "argument 'moon' is invalid"],
  [
    '',
    { BREAKWATER_BASES: 'old', BREAKWATER_NODE_PORTS: 'a' },
    "BREAKWATER_BASES is 'old'; use by-digest or by-name\n",
  ],
])('nothing is run after the usage error %s %j', async (words, variables, message) => {
  const { code, err, lines } = await drill({}, words, variables);
  expect([code, lines, err]).toEqual([2, [], expect.stringContaining(message)]);
});

test('--without-digests takes the place of its variable', async () => {
  expect((await drill({}, '--without-digests', { BREAKWATER_BASES: 'old' })).code).toBe(0);
});
