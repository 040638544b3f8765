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

describe('the objects of a document', () => {
  test('are one', () => {
    expect(found(`apiVersion: v1\nkind: Pod\n${named}`)).toEqual({ objects: [['Pod a', '']], problems: [] });
  });

  test('are the items of a list, and of lists in it', () => {
    const pod = `{apiVersion: v1, kind: Pod, ${named}}`;
    expect(found(`apiVersion: v1\nkind: List\nitems:\n- ${pod}\n- {kind: List, items: [${pod}]}`)).toEqual({
      objects: [
        ['Pod a', 'items.0'],
        ['Pod a', 'items.1.items.0'],
      ],
      problems: [],
    });
  });

  test('take the kind of a list that says it', () => {
    expect(found(`apiVersion: apps/v1\nkind: DeploymentList\nitems: [{${named}}]`)).toEqual({
      objects: [['Deployment a', 'items.0']],
      problems: [],
    });
  });

  test('are none in an empty list', () => {
    expect(found('apiVersion: v1\nkind: List\nitems: []')).toEqual({ objects: [], problems: [] });
  });
});

describe('what is not an object', () => {
  test.each([
    [
      'a list',
      '- a\n- b',
      ['1: write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is a list)'],
    ],
    [
      'a text',
      'a',
      ['1: write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is a text)'],
    ],
    [
      'a number',
      '7',
      ['1: write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is a number)'],
    ],
    [
      'an item of a list that is nothing',
      'kind: List\nitems:\n- \n- 1',
      [
        '2: write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is nothing)',
        '4: write an object of Kubernetes: a mapping with apiVersion, kind and metadata.name (it is a number)',
      ],
    ],
    [
      'no object at all',
      'a: 1',
      [
        '1: set apiVersion to a text, such as apps/v1 (it is missing)',
        '1: set kind to a text, such as Deployment (it is missing)',
        '1: set metadata.name to a text, by which it is applied (it is missing)',
      ],
    ],
    [
      'of no version and no name',
      'kind: Pod\nmetadata:\n  namespace: b',
      [
        '1: set apiVersion to a text, such as apps/v1 (it is missing)',
        '2: set metadata.name to a text, by which it is applied (it is missing)',
      ],
    ],
    [
      'of a name that is a number',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: 1',
      ['4: set metadata.name to a text, by which it is applied (it is 1)'],
    ],
    [
      'of an empty kind',
      `apiVersion: v1\nkind: ''\n${named}`,
      ['2: set kind to a text, such as Deployment (it is "")'],
    ],
    [
      'of metadata that are a text',
      'apiVersion: v1\nkind: Pod\nmetadata: a',
      ['3: metadata: write a mapping (it is "a")'],
    ],
  ])('%s', (_, text, problems) => {
    expect(found(text)).toEqual({ objects: [], problems });
  });
});

describe('a field of another type than Kubernetes gives it', () => {
  const deployment = (spec: string) => `apiVersion: apps/v1\nkind: Deployment\n${named}\nspec:\n  ${spec}`;

  test.each([
    ['a list that is a mapping', 'containers: {a: b}', 'spec.containers: write a list (it is a mapping)'],
    ['a list that is a text', 'containers: a', 'spec.containers: write a list (it is "a")'],
    ['an item that is nothing', 'containers: [~]', 'spec.containers[0]: write a mapping (it is null)'],
    ['a mapping that is a list', 'securityContext: []', 'spec.securityContext: write a mapping (it is a list)'],
    ['a text that is a number', 'image: 5', 'spec.image: write a text, in quotes (it is 5)'],
    ['an argument that is a number', 'args: [a, 5]', 'spec.args[1]: write a text, in quotes (it is 5)'],
    [
      'a label that is a number',
      'template: {metadata: {labels: {a: 1.0}}}',
      'spec.template.metadata.labels.a: write a text, in quotes (it is 1)',
    ],
    [
      'a label that is a mapping',
      'selector: {matchLabels: {a: {b: c}}}',
      'spec.selector.matchLabels.a: write a text (it is a mapping)',
    ],
    [
      'deep in lists',
      'containers: [{name: a, env: [{name: b}, c]}]',
      'spec.containers[0].env[1]: write a mapping (it is "c")',
    ],
  ])('is named: %s', (_, spec, message) => {
    expect(found(deployment(spec))).toEqual({ objects: [], problems: [`5: Deployment b/a: ${message}`] });
  });

  test.each([
    ['a field that is there without a value', deployment('containers:\n  template:\n  selector: {matchLabels: {a: }}')],
    ['a resource of another group', `apiVersion: example.com/v1\nkind: Thing\n${named}\nspec: {containers: 3}`],
    ['an image that is a volume', deployment('volumes: [{name: a, image: {reference: b}}]')],
    ['names in labels', `apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {ports: b, spec: c}}`],
    ['names in data', `apiVersion: v1\nkind: ConfigMap\n${named}\ndata: {env: b, spec: c}`],
    ['names in a status', `apiVersion: v1\nkind: Service\n${named}\nstatus: {loadBalancer: {ingress: x}}`],
  ])('is not: %s', (_, text) => {
    expect(found(text).problems).toEqual([]);
    expect(found(text).objects.length).toBe(1);
  });

  test('are the labels of every group, and the data of the core', () => {
    expect(found('apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a, labels: {a: true}}').problems).toEqual([
      '3: Thing a: metadata.labels.a: write a text, in quotes (it is true)',
    ]);
    expect(found(`apiVersion: v1\nkind: ConfigMap\n${named}\ndata:\n  a: b\n  c: 1`).problems).toEqual([
      '6: ConfigMap b/a: data.c: write a text, in quotes (it is 1)',
    ]);
    expect(found(`apiVersion: v1\nkind: ConfigMap\n${named}\ndata: [1, 2]`).problems).toEqual([
      '4: ConfigMap b/a: data: write a mapping (it is a list)',
    ]);
  });
});
