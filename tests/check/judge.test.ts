import fc from 'fast-check';
import { dump } from 'js-yaml';
import { judge } from '../../src/check/judge';
import { limits } from '../../src/check/limits';
import { foreignParameters } from '../../src/check/parameters';
import { readAll } from '../../src/check/reading';
import type { FieldPath } from '../../src/kubernetes/field-path';
import { policies } from '../../src/policies';
import { good } from '../../src/policies/good';
import { runAsGroup, runAsNonRoot, runAsUser } from '../../src/policies/pods/users';
import type { Policy } from '../../src/policies/policy';
import { probes } from '../../src/policies/workloads/probes';
import { inputs } from './inputs';

const users = [runAsNonRoot, runAsUser, runAsGroup];
const parameters = () => foreignParameters({ pullPolicy: 'Always' }, []);

function judged(files: Parameters<typeof inputs>[0], props: Partial<Parameters<typeof judge>[1]> = {}) {
  return judge(inputs(files), { policies: users, parameters, ...props });
}

const pod = (name: string, id = 0) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  securityContext: {runAsNonRoot: true}
  containers:
    - name: main
      securityContext:
        runAsNonRoot: true
        runAsGroup: 65532
        runAsUser: ${id}
`;

const finding = (file: string, line: number, name: string) => ({
  file,
  line,
  policy: 'run-as-user',
  object: `Pod ${name}`,
  identity: `Pod ${name}`,
  severity: 'error',
  path: 'spec.containers[0].securityContext.runAsUser',
  container: 'main',
  message: "container 'main': set securityContext.runAsUser to an id above 10000 (it is 0)",
});

/** A policy that finds what is given. */
const says = (check: Policy['check']): Policy => ({ ...runAsUser, id: 'says', check });
/** An object as an item of a list. */
const listed = (text: string) => text.replace(/^/gm, '  ').replace('  ', '- ');

describe('a check', () => {
  test('finds what is wrong, with its line', async () => {
    expect(await judged({ 'a.yaml': `${pod('a', 65532)}---\n${pod('b')}`, 'c.yaml': pod('c') })).toEqual({
      ...{ problems: [], exemptions: [], notes: [], files: 2, objects: 3 },
      findings: [finding('a.yaml', 25, 'b'), finding('c.yaml', 12, 'c')],
    });
  });

  test('takes yes for true, as kubectl does', async () => {
    const { findings } = await judged({ 'a.yaml': pod('a', 65532).replaceAll('true', 'yes') });
    expect(findings).toEqual([]);
  });

  test('reports findings by their line, or those of some policies only', async () => {
    const files = { 'a.yaml': pod('a').replace('runAsNonRoot: true\n', 'runAsNonRoot: false\n') };
    const { findings } = await judged(files, { policies: [...users].reverse() });
    expect(findings.map(({ line, policy }) => `${line} ${policy}`)).toEqual(['10 run-as-non-root', '12 run-as-user']);
    const some = await judged(files, { only: ['run-as-user'] });
    expect(some.findings).toEqual(findings.slice(1));
  });

  test('goes on where a part cannot be read', async () => {
    const { problems, ...report } = await judged({
      'a.yaml': `a: b: c\n---\n${pod('a')}---\nkind: Pod\n`,
      'b.yaml': Buffer.from([0, 1, 2]),
      'c.yaml': pod('c', 65532),
    });
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      ...['a.yaml:1', 'a.yaml:16', 'a.yaml:16', 'b.yaml:1'],
    ]);
    expect(report).toMatchObject({ findings: [finding('a.yaml', 14, 'a')], files: 3, objects: 2 });
  });

  test('notes files without objects', async () => {
    const empty = { 'a.yaml': '', 'b.yaml': '# b\n---\n', 'c.yaml': 'apiVersion: v1\nkind: List\nitems: []' };
    const { notes, problems, findings } = await judged({ ...empty, 'd.yaml': 'a' });
    expect(notes).toEqual(Object.keys(empty).map((file) => ({ file, reason: 'empty' })));
    expect([problems.length, findings.length]).toEqual([1, 0]);
  });

  test('takes lists apart, and reads JSON', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n${listed(pod('a'))}`;
    expect((await judged({ 'a.yaml': list })).findings).toEqual([finding('a.yaml', 15, 'a')]);
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } });
    expect((await judged({ 'a.json': json })).findings).toMatchObject([{ line: 1, policy: 'run-as-non-root' }]);
  });

  test('lets objects of all files find each other', async () => {
    const counting = says((_, { objects }) => [{ path: [], message: `${objects.length} are there` }]);
    const { findings } = await judged({ 'a.yaml': pod('a'), 'b.yaml': pod('b') }, { policies: [counting] });
    expect(findings.map(({ message }) => message)).toEqual(['2 are there', '2 are there']);
  });

  test('keeps exemptions apart', async () => {
    const reason = 'this one must be root, since it mounts disks';
    const annotation = `  annotations:\n    breakwater.example/exempt.run-as-user: ${reason}`;
    const text = pod('a').replace('  name: a', `  name: a\n${annotation}`);
    const { exemptions, findings } = await judged({ 'a.yaml': text });
    expect([findings, exemptions]).toEqual([[], [{ ...finding('a.yaml', 14, 'a'), reason }]]);
  });

  test.each([
    [new TypeError('x is not a function'), 'x is not a function'],
    ['a text', 'a text'],
  ])('goes on where a policy cannot read a field: %p', async (error, why) => {
    const broken = says(() => {
      throw error;
    });
    const { findings } = await judged({ 'a.yaml': pod('a') }, { policies: [broken, runAsUser] });
    expect(findings.map(({ message }) => message)).toEqual([
      `give every field the type that Kubernetes has for it; this policy cannot judge it (${why})`,
      finding('a.yaml', 12, 'a').message,
    ]);
  });
});

describe('the line of a finding', () => {
  const exempt = 'breakwater.example/exempt.probes';
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  annotations:
    ${exempt}: because
spec:
  replicas: 1
  template:
    spec:
      initContainers:
        - name: wait
      containers:
        - name: api
          image: nginx
`;
  const container = ['spec', 'template', 'spec', 'containers', 0];

  test.each<readonly [FieldPath, number, string]>([
    [['spec', 'replicas'], 8, 'spec.replicas'],
    [[...container, 'image'], 15, 'spec.template.spec.containers[0].image'],
    [[...container, 'resources', 'limits', 'cpu'], 14, 'spec.template.spec.containers[0].resources.limits.cpu'],
    [[...container.slice(0, -1), 7, 'image'], 13, 'spec.template.spec.containers[7].image'],
    [['spec', 'template', 'metadata', 'labels', 'env'], 9, 'spec.template.metadata.labels.env'],
    [['metadata', 'annotations', exempt], 6, `metadata.annotations["${exempt}"]`],
    [['metadata', 'labels', 'a.b/c'], 3, 'metadata.labels["a.b/c"]'],
    [[], 1, ''],
  ])('is that of the field, or of the innermost around it: %j', async (path, line, written) => {
    // Words of the sentence that are fields of the object do not count.
    const at = says(() => [{ path, message: "container 'wait': set spec.replicas" }]);
    for (const [above, text] of [
      [0, deployment],
      [2, `kind: List\nitems:\n${listed(deployment)}`],
    ] as const) {
      const { findings } = await judged({ 'a.yaml': text }, { policies: [at], only: [at.id] });
      expect(findings.map((one) => [one.line, one.path])).toEqual([[line + above, written]]);
    }
  });

  test('about an exemption is that of its annotation', async () => {
    const { findings } = await judged({ 'a.yaml': deployment }, { policies: [probes] });
    expect(findings.filter(({ policy }) => policy === 'exemption-needed')).toMatchObject([
      { line: 6, path: `metadata.annotations["${exempt}"]` },
    ]);
  });
});

describe('a check of too much', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => pod(`a${at}`)).join('---\n');
  type Limited = NonNullable<Parameters<typeof judge>[1]['limits']>;

  test('of 250 documents reports all of them', async () => {
    const { findings, objects, problems } = await judged({ 'a.yaml': many(250) });
    expect([findings.length, objects, problems]).toEqual([250, 250, []]);
    expect(findings.at(-1)).toEqual(finding('a.yaml', 249 * 13 + 12, 'a249'));
  });

  const unjudged =
    'not reported and not judged from about here on: 150 findings are enough for one check; correct those first, or choose with --policy';
  const unread = 'not read from here on:';

  test.each<[Limited, string, number, readonly [findings: number, objects: number, problems: number], string]>([
    [{ findings: 150 }, many(450), 199 * 13 + 1, [150, 200, 1], unjudged],
    [{ objects: 2 }, many(3), 27, [2, 2, 1], `${unread} 2 objects are enough for one check; name fewer files`],
    [
      { problems: 10 },
      'a\n---\n'.repeat(50),
      21,
      [0, 0, 11],
      `${unread} 10 problems are enough for one check; correct those first`,
    ],
    [{ bytes: 100 }, pod('a'), 1, [0, 0, 1], 'is larger than 100 bytes; split it into several files'],
    [
      { values: 10 },
      pod('a'),
      1,
      [0, 0, 1],
      'not read: it has more than 10 keys and values; split it into several documents',
    ],
  ])('stops at a limit: %j', async (limits, text, line, counts, message) => {
    // A limit of the whole check holds for the files that follow too.
    const files: Record<string, string> = { 'a.yaml': text };
    if (limits.objects) files['b.yaml'] = pod('b');
    const { findings, objects, problems } = await judged(files, { limits });
    expect(problems.at(-1)).toEqual({ file: 'a.yaml', line, message });
    expect([findings.length, objects, problems.length]).toEqual(counts);
  });

  test('says long sentences and paths in part', async () => {
    const long = says(() => [{ path: ['x'.repeat(5000)], message: 'y'.repeat(5000) }]);
    const { findings } = await judged({ 'a.yaml': pod('a') }, { policies: [long] });
    expect(findings).toMatchObject([{ path: `${'x'.repeat(600)}…`, message: `${'y'.repeat(600)}…` }]);
  });
});

describe('an object of which a field is something else', () => {
  const places = good.objects.flatMap((object, at) => paths(object).map((path) => ({ at, path })));
  const anything = fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -1, 1e21, '', 'text', '0', [], [null], [[]], ['text'], {}, { a: null }),
    fc.jsonValue({ maxDepth: 2 }),
  );

  const texts = good.objects.map((object) => dump(object, { noRefs: true }));
  // Each check reads all objects: it is asked about a few that are broken at once.
  const broken = fc.uniqueArray(fc.tuple(fc.constantFrom(...places), anything), {
    minLength: 5,
    maxLength: 5,
    selector: ([{ at }]) => at,
  });

  test('is judged or named, never stumbled over', async () => {
    await fc.assert(
      fc.asyncProperty(broken, async (changes) => {
        const all = [...texts];
        for (const [{ at, path }, value] of changes) {
          const object = good.objects[at];
          if (object) all[at] = dump(replaced(object, path, value), { noRefs: true });
        }
        const report = await judge(inputs({ 'a.yaml': all.join('---\n') }), { policies, parameters: () => good });
        expect(report.objects).toBeGreaterThanOrEqual(good.objects.length - changes.length);
      }),
      { numRuns: 30 },
    );
  });
});

/** The paths of all members. */
function paths(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[key], ...paths(member).map((path) => [key, ...path])]);
}

function replaced<T extends object>(object: T, path: readonly string[], value: unknown): T {
  const copy = structuredClone(object);
  const last = path.at(-1) ?? '';
  const parent = path
    .slice(0, -1)
    .reduce((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>);
  parent[last] = value;
  return copy;
}

describe('an addition', () => {
  /** Each pod is refused that is there twice by its label. */
  const alone = says((object, { objects }) => {
    const label = object.metadata.labels?.['app'];
    const others = objects.filter((one) => one !== object && one.metadata.labels?.['app'] === label);
    return label === undefined || others.length === 0 ? [] : [{ path: ['metadata'], message: `${others.length} more` }];
  });
  const labelled = (name: string, app: string) => `${pod(name)}`.replace('spec:', `  labels: {app: ${app}}\nspec:`);
  const around = async (text: string) => (await readAll(inputs({ 'dist.yaml': text }), limits)).objects;
  const found = async (text: string, before: string) => {
    const { findings, objects } = await judged({ 'a.yaml': text }, { policies: [alone], around: await around(before) });
    return [objects, findings.map(({ caused, file, object }) => [file, object, caused === true])];
  };

  test('is judged among the objects around it, and what it causes in them is said as such', async () => {
    const expected = [
      ['a.yaml', 'Pod b', false],
      ['dist.yaml', 'Pod a', true],
    ];
    expect(await found(labelled('b', 'x'), labelled('a', 'x'))).toEqual([1, expected]);
  });

  test('replaces an object of its identity', async () => {
    expect(await found(labelled('a', 'x'), labelled('a', 'x'))).toEqual([1, []]);
  });

  test('does not repeat what was wrong around it before', async () => {
    const before = `${labelled('a', 'x')}---\n${labelled('b', 'x')}`;
    expect(await found(labelled('c', 'z'), before)).toEqual([1, []]);
  });
});
