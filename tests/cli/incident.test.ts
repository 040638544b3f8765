import type { Answers } from '../programs/fakes';
import { failed, ofEnvironment, ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

beforeEach(() =>
  jest.useFakeTimers({
    now: new Date('2026-11-21T10:00:00Z'),
    doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
  }),
);
afterEach(() => jest.useRealTimers());

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
const live = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'hash',
    namespace: 'hash',
    labels: { env: 'production' },
    creationTimestamp: '2026-11-21T09:00:00Z',
    managedFields: [{ manager: 'kubectl', time: '2026-11-21T10:00:01Z' }],
  },
};
/** One replica of the generation that was asked for. */
const serves = {
  ...live,
  metadata: { ...live.metadata, generation: 1 },
  spec: { replicas: 3 },
  status: { observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 3, readyReplicas: 3 },
};
const none = list();

/** A drill that is passed: each answer in the order in which it is asked for. */
const passed: Answers = {
  // The seal is off, and back.
  [dryRun]: [ok(), refused],
  // The victim; the intruder, sealed and unsealed; the repair.
  [apply]: [ok(), refused, ok('deployment.apps/hash serverside-applied\n'), ok()],
  // Sealed; found; what is there; what is repaired.
  [objects]: [none, list(live), list(live), list(live), none],
  [`${kubectl} get configmap`]: ofEnvironment('beta'),
  [`${kubectl} get deployments`]: list(serves),
  [kubectl]: ok(),
  docker: ok(),
  git: ok('abc'),
  minikube: ok(),
  node: ok(),
};

/** Runs the drill, passing over its pauses, in a repository where the YAML of both is written already. */
async function drill(answers: Answers = {}, words: readonly string[] = [], variables = {}) {
  const text = (kind: string) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: hash\n  namespace: hash\n`;
  const both = `${text('Namespace')}---\n${text('Deployment')}`;
  const images = ['api', 'client', 'hash', 'web'].map((name) => [`dockerfiles/${name}/Dockerfile`, 'FROM scratch\n']);
  const root = put(folder(), {
    ...Object.fromEntries(images),
    '.cache/incident/beta/hash.k8s.yaml': both,
    '.cache/incident/beta/cluster-policies.k8s.yaml': text('Role'),
    '.cache/incident/local/hash.k8s.yaml': both,
    '.cache/incident/production/hash.k8s.yaml': both,
  });
  let going = true;
  const props = { argv: ['incident:wrong-env', ...words], root, minikube: folder(), variables };
  // What a case says stands first: the first that fits answers.
  const work = breakwaterWith(props, { [dryRun]: [ok(), refused], ...answers, ...passed, ...answers }).finally(() => {
    going = false;
  });
  work.catch(() => {});
  while (going) await jest.advanceTimersByTimeAsync(1000);
  const { lines, ...ended } = await work;
  return { ...ended, lines, files: contents(root), deleted: lines.filter((line) => line === remove).length };
}

/** What is written for people, without the times. */
const recorded = (out: string) => out.split('\n').map((line) => line.replace(/^ +\d+\.\d s {2}/, ''));

test('a drill that is passed tells what happens, writes a report and deletes its cluster', async () => {
  const { code, deleted, err, files, lines, out } = await drill();
  expect([code, err, deleted, lines.at(-1)]).toEqual([0, '', 2, remove]);
  expect(recorded(out)).toEqual([
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
  expect(files[file]).toContain('# Incident drill: production applied to beta\n\nBegan 2026-11-21T10:00:00.000Z.\n');
  expect(files[file]).toContain('2 of 2 objects refused, 0 came through.\n');
  expect(files[file]).toContain('| Deployment hash/hash | changed | production | kubectl | 2026-11-21T10:00:01Z |');
  expect(files[file]).toContain('| Deployment hash/hash | 3 |');
});

test('with --json the result is JSON, and progress is for people on the other output', async () => {
  const { code, err, files, out } = await drill({}, ['--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    victim: 'beta',
    intruder: 'production',
    at: '2026-11-21T10:00:00.000Z',
    sealed: { refused: 2, objects: 2, through: [] },
    unsealed: { applied: { taken: ['deployment.apps/hash serverside-applied'], refused: [] }, left: [] },
    problems: [],
  });
  expect(recorded(err)).toContain('nothing wrong is left');
  expect(files).toHaveProperty([file]);
});

test('with --keep the cluster stays', async () => {
  const { code, deleted, lines } = await drill({}, ['--keep']);
  expect([code, deleted]).toEqual([0, 1]);
  expect(lines.at(-1)).not.toBe(remove);
});

test('other environments are played where they are named', async () => {
  const { err, lines } = await drill({}, ['--victim', 'local', '--intruder', 'lab']);
  expect(err).toMatch(/^incident:wrong-env: the cluster 'breakwater-incident' is of beta, .* and not of local/);
  expect(lines[0]).toMatch(/ --on lab --out \S+ --environment local lab$/);
});

test.each<[string, Answers, string]>([
  [
    'came through the seal',
    { [apply]: [ok(), failed(1, seal('namespaces'), 'deployment.apps/hash serverside-applied\n'), ok()] },
    'with the seal on 1 objects of production were not refused by beta: deployment.apps/hash serverside-applied',
  ],
  [
    'is left after the repair',
    { [`${kubectl} diff`]: failed(1, '', '-replicas: 3\n+replicas: 9\n') },
    'left after the repair: -replicas: 3\n+replicas: 9',
  ],
])('what %s is a shortcoming: 1, with the report, and the cluster is deleted', async (_, answers, problem) => {
  const { code, deleted, err, files } = await drill(answers);
  expect([code, err, deleted]).toEqual([1, `incident:wrong-env: ${problem}\n`, 2]);
  expect(files).toHaveProperty([file]);
});

test('a shortcoming is in the JSON as well', async () => {
  const { code, out } = await drill({ [`${kubectl} diff`]: failed(2, 'no answer') }, ['--json']);
  expect([code, JSON.parse(out).problems]).toEqual([1, ['left after the repair: no answer']]);
});

test.each<[string, Answers, string]>([
  ['the stage cannot be set up', { 'minikube start': failed(80, 'no room') }, '…: exit 80: no room\n'],
  ['nothing is found', { [objects]: none }, 'incident:wrong-env: nothing of production was found on the cluster: \n'],
])('where %s, it ends with a sentence, 1 and no report, and the cluster is deleted', async (_, answers, sentence) => {
  const { code, deleted, err, files } = await drill(answers);
  expect([code, deleted, err.endsWith(sentence), Object.hasOwn(files, file)]).toEqual([1, 2, true, false]);
  expect(err).toMatch(/^incident:wrong-env: /);
});

test('a stage that cannot be set up stays for a poll where that is asked for', async () => {
  const { code, deleted } = await drill({ 'minikube start': failed(80, 'no room') }, ['--keep']);
  expect([code, deleted]).toEqual([1, 1]);
});

test('a cluster that stops to answer is an error, and is deleted', async () => {
  const lines: string[] = [];
  const run = async (command: string, args: readonly string[]) => {
    const line = [command, ...args.filter((one) => !one.startsWith('--request-timeout='))].join(' ');
    lines.push(line);
    const [, answer] =
      Object.entries({ ...passed, [objects]: failed(1, 'gone') }).find(([one]) => line.startsWith(one)) ?? [];
    return (Array.isArray(answer) ? answer[0] : answer) ?? failed(127);
  };
  const images = ['api', 'client', 'hash', 'web'].map((name) => [`dockerfiles/${name}/Dockerfile`, 'FROM scratch\n']);
  const yaml = ['beta', 'production'].map((name) => [
    `.cache/incident/${name}/hash.k8s.yaml`,
    'kind: Role\nmetadata: {}\n',
  ]);
  const root = put(folder(), Object.fromEntries([...images, ...yaml]));
  const work = breakwaterWith({ argv: ['incident:wrong-env'], root, minikube: folder(), run });
  await expect(work).rejects.toThrow("the cluster 'breakwater-incident' did not list its objects: gone");
  expect(lines.at(-1)).toBe(remove);
});

describe('nothing is run', () => {
  test('where the victim is the intruder', async () => {
    const { code, err, lines } = await drill({}, ['--victim', 'production']);
    expect([code, lines]).toEqual([2, []]);
    expect(err).toBe("incident:wrong-env: 'production' is both the victim and the intruder; choose two\n");
  });

  test('where a variable is wrong', async () => {
    const { code, err, lines } = await drill({}, [], { BREAKWATER_BASES: 'old', BREAKWATER_NODE_PORTS: 'a' });
    expect([code, lines]).toEqual([2, []]);
    expect(err).toMatch(
      /^incident:wrong-env: BREAKWATER_NODE_PORTS is 'a'; .*\nBREAKWATER_BASES is 'old'; use by-digest or by-name\n$/,
    );
  });

  test('where there is no such environment', async () => {
    const { code, lines } = await drill({}, ['--victim', 'moon']);
    expect([code, lines]).toEqual([2, []]);
  });
});

test('--without-digests is what the variable is', async () => {
  const { code } = await drill({}, ['--without-digests'], { BREAKWATER_BASES: 'old' });
  expect(code).toBe(0);
});
