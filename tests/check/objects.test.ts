import { documentsOf } from '../../src/check/document';
import { objectsOf } from '../../src/check/objects';
import { readYaml } from '../../src/check/yaml';

/** Names of the objects of a document, and `line: message` of what is none. */
function found(text: string) {
  const [document] = documentsOf('a.yaml', text);
  const read = document && readYaml(document);
  if (!document || !read?.ok) throw new Error('the text is not YAML');
  const { objects, problems } = objectsOf(document, read.value);
  return {
    objects: objects.map(({ manifest, path }) => [`${manifest.kind} ${manifest.metadata.name}`, path.join('.')]),
    problems: problems.map(({ line, message }) => `${line}: ${message}`),
  };
}

const named = 'metadata: {name: a, namespace: b}';
const pod = `{apiVersion: v1, kind: Pod, ${named}}`;

const lists = `{apiVersion: v1, kind: List, items: [${pod}, {kind: List, items: [${pod}]}]}`;

test.each<[string, string, ...(readonly [string, string])[]]>([
  ['one', pod, ['Pod a', '']],
  ['the items of a list, and of lists in it', lists, ['Pod a', 'items.0'], ['Pod a', 'items.1.items.0']],
  ['of the kind of a list', `{apiVersion: apps/v1, kind: RoleList, items: [{${named}}]}`, ['Role a', 'items.0']],
  ['none in an empty list', 'apiVersion: v1\nkind: List\nitems: []'],
])('the objects of a document are %s', (_, text, ...objects) => {
  expect(found(text)).toEqual({ objects, problems: [] });
});

const items = (subject: string) =>
  `${subject}remove items; kubectl takes every object with items for a list, and applies them in its place`;

test.each([
  [
    'on a kind that is not a list',
    `{apiVersion: v1, kind: ConfigMap, ${named}, items: [${pod}]}`,
    ['Pod a'],
    'ConfigMap b/a: ',
  ],
  ['that inherit its kind', `{apiVersion: v1, kind: Role, ${named}, items: [{${named}}]}`, ['Role a'], 'Role b/a: '],
  ['that are not a list', '{apiVersion: v1, kind: List, items: {a: b}}', [], ''],
])('items are applied by kubectl, and judged: %s', (_, text, objects, subject) => {
  const all = found(text);
  expect([all.objects.map(([one]) => one), all.problems]).toEqual([objects, [`1: ${items(subject)}`]]);
});

const other = (is: string) =>
  `write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is ${is})`;
const version = 'set apiVersion to a text, such as apps/v1 (it is missing)';
const kind = (is: string) => `set kind to a text, such as Deployment (it is ${is})`;
const name = (is: string) => `set metadata.name to a text, by which it is applied (it is ${is})`;

test.each([
  ['a list', '- a\n- b', [`1: ${other('a list')}`]],
  ['a text', 'a', [`1: ${other('a text')}`]],
  ['a number', '7', [`1: ${other('a number')}`]],
  ['an item that is nothing', 'kind: List\nitems:\n- \n- 1', [`2: ${other('nothing')}`, `4: ${other('a number')}`]],
  ['a mapping', 'a: 1', [`1: ${version}`, `1: ${kind('missing')}`, `1: ${name('missing')}`]],
  ['no version, no name', 'kind: Pod\nmetadata:\n  namespace: b', [`1: ${version}`, `2: ${name('missing')}`]],
  ['a number as name', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: 1', [`4: ${name('1')}`]],
  ['an empty kind', `apiVersion: v1\nkind: ''\n${named}`, [`2: ${kind('""')}`]],
  ['a text as metadata', 'apiVersion: v1\nkind: Pod\nmetadata: a', ['3: metadata: write a mapping (it is "a")']],
])('what is not an object: %s', (_, text, problems) => expect(found(text)).toEqual({ objects: [], problems }));

describe('a field of another type than Kubernetes gives it', () => {
  const deployment = (spec: string) => `apiVersion: apps/v1\nkind: Deployment\n${named}\nspec:\n  ${spec}`;
  const config = (data: string) => `apiVersion: v1\nkind: ConfigMap\n${named}\ndata: ${data}`;

  test.each([
    ['containers: {a: b}', 'containers: write a list (it is a mapping)'],
    ['containers: a', 'containers: write a list (it is "a")'],
    ['containers: [~]', 'containers[0]: write a mapping (it is null)'],
    ['securityContext: []', 'securityContext: write a mapping (it is a list)'],
    ['image: 5', 'image: write a text, in quotes (it is 5)'],
    ['args: [a, 5]', 'args[1]: write a text, in quotes (it is 5)'],
    ['template: {metadata: {labels: {a: 1.0}}}', 'template.metadata.labels.a: write a text, in quotes (it is 1)'],
    ['selector: {matchLabels: {a: {b: c}}}', 'selector.matchLabels.a: write a text (it is a mapping)'],
    ['containers: [{name: 5}]', 'containers[0].name: write a text, in quotes (it is 5)'],
    ['containers: [{env: [{name: b}, c]}]', 'containers[0].env[1]: write a mapping (it is "c")'],
  ])('is named: %s', (spec, message) => {
    expect(found(deployment(spec))).toEqual({ objects: [], problems: [`5: Deployment b/a: spec.${message}`] });
  });

  test.each([
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'roleRef: a', 'roleRef: write a mapping (it is "a")'],
    ['rbac.authorization.k8s.io/v1', 'Role', 'rules: [{resources: a}]', 'rules[0].resources: write a list (it is "a")'],
    [
      'policy.networking.k8s.io/v1alpha1',
      'AdminNetworkPolicy',
      'spec: {subject: 1}',
      'spec.subject: write a mapping (it is 1)',
    ],
  ])('is named by its group: %s %s', (apiVersion, kind, field, message) => {
    const { problems } = found(`apiVersion: ${apiVersion}\nkind: ${kind}\n${named}\n${field}`);
    expect(problems).toEqual([expect.stringContaining(`${kind} b/a: ${message}`)]);
  });

  test.each([
    [
      'argoproj.io/v1alpha1',
      'Rollout',
      'spec: {template: {spec: {containers: {a: b}}}}',
      'spec.template.spec.containers',
    ],
    ['apps.kruise.io/v1alpha1', 'DaemonSet', 'spec: {template: {spec: {volumes: a}}}', 'spec.template.spec.volumes'],
    ['serving.knative.dev/v1', 'Service', 'spec: {template: []}', 'spec.template'],
    [
      'batch.volcano.sh/v1alpha1',
      'Job',
      'spec: {tasks: [{}, {template: {spec: {containers: a}}}]}',
      'spec.tasks[1].template.spec.containers',
    ],
  ])('is named in the pods of %s %s', (apiVersion, kind, spec, path) => {
    const { objects, problems } = found(`apiVersion: ${apiVersion}\nkind: ${kind}\n${named}\n${spec}`);
    expect([objects, problems]).toEqual([[], [expect.stringContaining(`${kind} b/a: ${path}: write a `)]]);
  });

  test.each([
    ['a field that is there without a value', deployment('containers:\n  template:\n  selector: {matchLabels: {a: }}')],
    ['a resource of another group', `apiVersion: example.com/v1\nkind: Thing\n${named}\nspec: {containers: 3}`],
    ['an image that is a volume', deployment('volumes: [{name: a, image: {reference: b}}]')],
    ['names in labels', `apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {ports: b, spec: c}}`],
    ['names in data', config('{env: b, spec: c}')],
    ['names in a status', `apiVersion: v1\nkind: Service\n${named}\nstatus: {loadBalancer: {ingress: x}}`],
  ])('is not: %s', (_, text) => expect(found(text)).toMatchObject({ objects: [expect.anything()], problems: [] }));

  const label = 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a, labels: {a: true}}';

  test.each([
    [label, '3: Thing a: metadata.labels.a: write a text, in quotes (it is true)'],
    [config('\n  a: b\n  c: 1'), '6: ConfigMap b/a: data.c: write a text, in quotes (it is 1)'],
    [config('[1, 2]'), '4: ConfigMap b/a: data: write a mapping (it is a list)'],
  ])('is named in %j', (text, problem) => expect(found(text).problems).toEqual([problem]));
});
