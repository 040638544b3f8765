import { judge } from '../../src/check/judge';
import { notesOf } from '../../src/check/note';
import { surveyed } from '../../src/check/survey';
import { inputs } from './inputs';

const parameters = () => ({ ownImages: '', foreignImages: [], pullPolicy: 'Always' }) as const;
const report = (files: Readonly<Record<string, string | Uint8Array>>, tolerant = true) =>
  judge(inputs(files), { policies: [], parameters, tolerant });
const pod = (name = 'a') => `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop}}`;

test.each<[string, string, string]>([
  ['a file of Compose', 'services: {web: {image: a}}', 'other'],
  ['values of a chart', 'replicas: 1\nimage: {tag: a}', 'other'],
  ['a list, as of a patch of kustomize', '- op: replace\n  path: /a\n  value: b', 'other'],
  ['a text', 'hello', 'other'],
  ['JSON with comments', '{\n  // of an editor\n  "a": 1,\n}', 'other'],
  ['a tag of another program', 'nav:\n  - !ENV [A, b]\n  - !!python/name:a.b ""', 'other'],
  ['a chart', 'apiVersion: v2\nname: shop\nversion: 1.0.0', 'other'],
  ['a version of a schema', 'apiVersion: backstage.io/v1\nname: a', 'other'],
  [
    'a kustomization',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]',
    'kustomization',
  ],
  ['settings of a tool', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: []', 'settings'],
  ['a policy of the scheduler', 'kind: Policy\napiVersion: v1\npredicates: []', 'settings'],
  ['a kubeconfig', 'apiVersion: v1\nkind: Config\nclusters: []', 'settings'],
  ['a template', 'apiVersion: v1\nkind: Pod\n{{- if .Values.a }}\nmetadata: {name: a}\n{{- end }}', 'template'],
  ['nothing', '# a comment', 'empty'],
  ['an empty list', 'apiVersion: v1\nkind: List\nitems: []', 'empty'],
])('is a note and not a problem: %s', async (_, text, reason) => {
  const { notes, objects, problems } = await report({ 'a.yaml': text });
  expect([notes, objects, problems]).toEqual([[{ file: 'a.yaml', reason }], 0, []]);
});

test.each([
  ['no name', 'apiVersion: v1\nkind: Pod'],
  ['no kind', 'apiVersion: v1\nmetadata: {name: a}'],
  ['no version', 'kind: Pod\nmetadata: {name: a}'],
  ['a fault of syntax', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a'],
  ['an item of a list that is none', `{apiVersion: v1, kind: List, items: [${pod()}, 7]}`],
  ['a key that is there twice', 'apiVersion: v1\nkind: Pod\nkind: Pod\nmetadata: {name: a}'],
])('is a problem, since it is meant as an object: %s', async (_, text) => {
  const { notes, problems } = await report({ 'a.yaml': text });
  expect([notes, problems.length]).toEqual([[], 1]);
});

test('where dist is judged, what is not an object is a problem', async () => {
  const { notes, problems } = await report({ 'a.yaml': 'services: {}' }, false);
  expect([notes, problems.length > 0]).toEqual([[], true]);
});

test('a file with objects and others is one note', async () => {
  const { notes, objects } = await report({ 'a.yaml': `${pod()}\n---\na: 1\n---\nb: 2\n` });
  expect([notes, objects]).toEqual([[{ file: 'a.yaml', reason: 'other' }], 1]);
});

test.each([
  [
    'JSON values one after the other',
    `${JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } })}\n{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "}{"}}`,
    2,
  ],
  [
    'three of them on a line',
    `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}{"apiVersion":"v1","kind":"Pod","metadata":{"name":"b"}}{"apiVersion":"v1","kind":"Pod","metadata":{"name":"c"}}`,
    3,
  ],
  ['a byte order mark', `\ufeff${pod()}`, 1],
  ['UTF-16', Buffer.from(`\ufeff${pod()}`, 'utf16le'), 1],
  ['lines of Windows', `apiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: a\r\n`, 1],
  ['a list of a type', '{apiVersion: v1, kind: PodList, items: [{metadata: {name: a}}, {metadata: {name: b}}]}', 2],
  ['a name that the API server ends', '{apiVersion: batch/v1, kind: Job, metadata: {generateName: run-}}', 1],
  ['a key that is there twice', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {}\nspec: {hostPID: true}', 1],
])('is read: %s', async (_, text, count) => {
  expect((await report({ 'a.yaml': text })).objects).toBe(count);
});

test('values of a stream of JSON have their lines', async () => {
  const says = { id: 'says', check: () => [{ path: ['metadata', 'name'], message: 'x' }] };
  const text =
    '{"apiVersion": "v1", "kind": "Pod",\n"metadata": {"name": "a"}}\n\n{"apiVersion": "v1", "kind": "Pod", "metadata":\n{\n"name": "b"}}\n';
  const { findings } = await judge(inputs({ 'a.json': text }), { policies: [says], parameters, tolerant: true });
  expect(findings.map(({ line }) => line)).toEqual([2, 6]);
});

test('an object that is there before is named, once a file', async () => {
  const { notes } = await report({
    'a.yaml': pod(),
    'b.yaml': `${pod()}\n---\n${pod('b')}\n---\n${pod('b')}`,
    'c.yaml': pod('c'),
  });
  expect(notes).toEqual([{ file: 'b.yaml', reason: 'twice', detail: 'Pod shop/a' }]);
});

describe('folders of tools', () => {
  const chart = {
    'shop/Chart.yaml': 'apiVersion: v2\nname: shop',
    'shop/values.yaml': 'a: 1',
    'shop/values-beta.yaml': 'a: 2',
    'shop/templates/a.yaml': '{{ .Values.a }}',
    'shop/templates/tests/b.yaml': '{{ .Values.a }}',
    'shop/crds/c.yaml': pod('crd'),
  };
  const kustomize = {
    'base/kustomization.yaml':
      'resources: [a.yaml]\npatches:\n  - path: patch.yaml\n  - target: {kind: Pod}\n    patch: |\n      - op: remove\npatchesStrategicMerge: [more/patch.yaml]',
    'base/a.yaml': pod(),
    'base/patch.yaml': pod('patch'),
    'base/more/patch.yaml': pod('patch'),
  };

  test('of Helm are named, and their templates and values are left out', async () => {
    const { inputs: left, notes } = await surveyed(inputs(chart));
    expect(left.map(({ file }) => file)).toEqual(['shop/crds/c.yaml']);
    expect(notes).toEqual([{ file: 'shop/Chart.yaml', reason: 'chart' }]);
  });

  test('of kustomize are named, and their patches are left out', async () => {
    const { inputs: left, notes } = await surveyed(inputs(kustomize));
    expect(left.map(({ file }) => file)).toEqual(['base/a.yaml']);
    expect(notes).toEqual([{ file: 'base/kustomization.yaml', reason: 'kustomization' }]);
  });

  test('beside them nothing is left out', async () => {
    const plain = { 'a/values.yaml': 'a: 1', 'a/templates/b.yaml': pod() };
    expect((await surveyed(inputs(plain))).inputs).toHaveLength(2);
  });
});

test('many notes are a line for each reason', () => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((file) => ({ file, reason: 'other' as const }));
  expect(notesOf([...files, { file: 'f', reason: 'twice', detail: 'Pod a' }])).toEqual([
    'note: 5 files of something else than Kubernetes YAML: a, b, c, and 2 more; --json lists them',
    'note: 1 file with an object that is there before, by kind, namespace and name; kubectl lets the last one win: f (Pod a)',
  ]);
  expect(notesOf([])).toEqual([]);
});

test('an object whose pods are not judged is a note, once for each file', async () => {
  const cluster = (name: string) =>
    `{apiVersion: ray.example/v1, kind: Cluster, metadata: {name: ${name}}, spec: {head: {template: {spec: {containers: [{image: x}]}}}}}`;
  const { notes } = await report({ 'a.yaml': `${cluster('a')}\n---\n${cluster('b')}`, 'b.yaml': pod() });
  expect(notes).toEqual([{ file: 'a.yaml', reason: 'pods', detail: 'Cluster a' }]);
  expect(notesOf(notes)).toEqual([
    'note: 1 file with an object whose pods are not judged, since where its kind has them is not known: a.yaml (Cluster a)',
  ]);
});
