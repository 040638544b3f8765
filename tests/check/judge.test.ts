import fc from 'fast-check';
import { dump } from 'js-yaml';
import { judge } from '../../src/check/judge';
import { foreignParameters } from '../../src/check/parameters';
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
  path: 'spec.containers[0].securityContext.runAsUser',
  message: "container 'main': set securityContext.runAsUser to an id above 10000 (it is 0)",
});

describe('a check', () => {
  test('finds what is wrong, with its line', async () => {
    expect(await judged({ 'a.yaml': `${pod('a', 65532)}---\n${pod('b')}`, 'c.yaml': pod('c') })).toEqual({
      findings: [finding('a.yaml', 25, 'b'), finding('c.yaml', 12, 'c')],
      problems: [],
      exemptions: [],
      notes: [],
      files: 2,
      objects: 3,
    });
  });

  test('takes yes for true, as kubectl does', async () => {
    const { findings } = await judged({ 'a.yaml': pod('a', 65532).replaceAll('true', 'yes') });
    expect(findings).toEqual([]);
  });

  test('tells findings by their line', async () => {
    const text = pod('a').replace('runAsNonRoot: true\n', 'runAsNonRoot: false\n');
    const { findings } = await judged({ 'a.yaml': text }, { policies: [...users].reverse() });
    expect(findings.map(({ line, policy }) => [line, policy])).toEqual([
      [10, 'run-as-non-root'],
      [12, 'run-as-user'],
    ]);
  });

  test('goes on where a part cannot be read', async () => {
    const report = await judged({
      'a.yaml': `a: b: c\n---\n${pod('a')}---\nkind: Pod\n`,
      'b.yaml': Buffer.from([0, 1, 2]),
      'c.yaml': pod('c', 65532),
    });
    expect(report.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([
      'a.yaml:1: not YAML: bad indentation of a mapping entry',
      'a.yaml:16: set apiVersion to a text, such as apps/v1 (it is missing)',
      'a.yaml:16: set metadata.name to a text, by which it is applied (it is missing)',
      'b.yaml:1: is not text: it has zero bytes; name YAML or JSON',
    ]);
    expect(report.findings).toEqual([finding('a.yaml', 14, 'a')]);
    expect([report.files, report.objects]).toEqual([3, 2]);
  });

  test('notes files without objects', async () => {
    const files = {
      'a.yaml': '',
      'b.yaml': '# b\n---\n',
      'c.yaml': 'apiVersion: v1\nkind: List\nitems: []',
      'd.yaml': 'a',
    };
    const { notes, problems, findings } = await judged(files);
    expect(notes).toEqual(['a.yaml: no objects', 'b.yaml: no objects', 'c.yaml: no objects']);
    expect([problems.length, findings.length]).toEqual([1, 0]);
  });

  test('takes lists apart', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n${pod('a').replace(/^/gm, '  ').replace('  ', '- ')}`;
    expect((await judged({ 'a.yaml': list })).findings).toEqual([finding('a.yaml', 15, 'a')]);
  });

  test('reads JSON', async () => {
    const { findings } = await judged({
      'a.json': JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }),
    });
    expect(findings.map(({ line, policy }) => [line, policy])).toEqual([[1, 'run-as-non-root']]);
  });

  test('lets objects of all files find each other', async () => {
    const counting: Policy = {
      ...runAsUser,
      id: 'counting',
      check: (_, { objects }) => [{ path: [], message: `${objects.length} are there` }],
    };
    const { findings } = await judged({ 'a.yaml': pod('a'), 'b.yaml': pod('b') }, { policies: [counting] });
    expect(findings.map(({ message }) => message)).toEqual(['2 are there', '2 are there']);
  });

  test('tells exemptions apart', async () => {
    const annotation = 'breakwater.example/exempt.run-as-user: this one must be root, since it mounts disks';
    const text = pod('a').replace('  name: a', `  name: a\n  annotations:\n    ${annotation}`);
    const { exemptions, findings } = await judged({ 'a.yaml': text });
    expect(findings).toEqual([]);
    expect(exemptions).toEqual([
      { ...finding('a.yaml', 14, 'a'), reason: 'this one must be root, since it mounts disks' },
    ]);
  });

  test('tells of some policies only; the others are asked all the same, so that no exemption seems needless', async () => {
    const files = { 'a.yaml': pod('a').replace('runAsNonRoot: true\n', 'runAsNonRoot: false\n') };
    const { findings } = await judged(files, { only: ['run-as-user'] });
    expect(findings.map(({ policy }) => policy)).toEqual(['run-as-user']);
  });

  test('says it where a policy cannot read a field', async () => {
    const broken = (error: unknown): Policy => ({
      ...runAsUser,
      id: 'broken',
      check: () => {
        throw error;
      },
    });
    const messages = async (error: unknown) =>
      (await judged({ 'a.yaml': pod('a') }, { policies: [broken(error), runAsUser] })).findings.map(
        ({ message }) => message,
      );
    const says = 'give every field the type that Kubernetes has for it; this policy cannot judge it';
    const other = finding('a.yaml', 12, 'a').message;
    expect(await messages(new TypeError('x is not a function'))).toEqual([`${says} (x is not a function)`, other]);
    expect(await messages('a text')).toEqual([`${says} (a text)`, other]);
  });
});

describe('the line of a finding', () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  annotations:
    breakwater.example/exempt.probes: because
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
    [
      ['metadata', 'annotations', 'breakwater.example/exempt.probes'],
      6,
      'metadata.annotations["breakwater.example/exempt.probes"]',
    ],
    [['metadata', 'labels', 'a.b/c'], 3, 'metadata.labels["a.b/c"]'],
    [[], 1, ''],
  ])('is that of the field, or of the innermost around it: %j', async (path, line, written) => {
    // Words of the sentence that are fields of the object do not count.
    const at: Policy = { ...runAsUser, check: () => [{ path, message: "container 'wait': set spec.replicas" }] };
    const { findings } = await judged({ 'a.yaml': text }, { policies: [at], only: [at.id] });
    expect(findings.map((one) => [one.line, one.path])).toEqual([[line, written]]);
    const list = `kind: List\nitems:\n${text.replace(/^/gm, '  ').replace('  ', '- ')}`;
    const inList = await judged({ 'a.yaml': list }, { policies: [at], only: [at.id] });
    expect(inList.findings.map((one) => [one.line, one.path])).toEqual([[line + 2, written]]);
  });

  test('about an exemption is that of its annotation', async () => {
    const { findings } = await judged({ 'a.yaml': text }, { policies: [probes] });
    expect(findings.filter(({ policy }) => policy === 'exemption-needed')).toMatchObject([
      { line: 6, path: 'metadata.annotations["breakwater.example/exempt.probes"]' },
    ]);
  });
});

describe('a check of too much', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => pod(`a${at}`)).join('---\n');

  test('of 200 documents tells all of them', async () => {
    const { findings, objects, problems } = await judged({ 'a.yaml': many(250) });
    expect([findings.length, objects, problems]).toEqual([250, 250, []]);
    expect(findings.at(-1)).toEqual(finding('a.yaml', 249 * 13 + 12, 'a249'));
  });

  test('stops at a number of findings', async () => {
    const { findings, objects, problems } = await judged({ 'a.yaml': many(450) }, { limits: { findings: 150 } });
    expect([findings.length, objects]).toEqual([150, 200]);
    expect(problems).toEqual([
      {
        file: 'a.yaml',
        line: 199 * 13 + 1,
        message:
          'not reported and not judged from about here on: 150 findings are enough for one check; correct those first, or choose with --policy',
      },
    ]);
  });

  test('stops at a number of objects', async () => {
    const { findings, objects, problems } = await judged(
      { 'a.yaml': many(3), 'b.yaml': pod('b') },
      { limits: { objects: 2 } },
    );
    expect([findings.length, objects]).toEqual([2, 2]);
    expect(problems).toEqual([
      {
        file: 'a.yaml',
        line: 27,
        message: 'not read from here on: 2 objects are enough for one check; name fewer files',
      },
    ]);
  });

  test('stops at a number of problems', async () => {
    const { problems } = await judged({ 'a.yaml': 'a\n---\n'.repeat(50) }, { limits: { problems: 10 } });
    expect(problems.length).toBe(11);
    expect(problems.at(-1)?.message).toBe(
      'not read from here on: 10 problems are enough for one check; correct those first',
    );
  });

  test('stops at a number of bytes and of values', async () => {
    const { problems, objects } = await judged({ 'a.yaml': pod('a'), 'b.yaml': 'a' }, { limits: { bytes: 100 } });
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'a.yaml: is larger than 100 bytes; split it into several files',
      'b.yaml: write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is a text)',
    ]);
    expect(objects).toBe(0);
    expect((await judged({ 'a.yaml': pod('a') }, { limits: { values: 10 } })).problems).toMatchObject([
      { message: 'not read: it has more than 10 keys and values; split it into several documents' },
    ]);
  });

  test('says long sentences and paths in part', async () => {
    const long: Policy = { ...runAsUser, check: () => [{ path: ['x'.repeat(5000)], message: 'y'.repeat(5000) }] };
    const { findings } = await judged({ 'a.yaml': pod('a') }, { policies: [long] });
    expect(findings.map(({ path, message }) => [path, message])).toEqual([
      [`${'x'.repeat(600)}…`, `${'y'.repeat(600)}…`],
    ]);
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
