import { charts } from '../../charts';
import { ClusterPoliciesChart } from '../../charts/cluster-policies/chart';
import { allowedImages } from '../../charts/cluster-policies/image-reference';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { services } from '../../src/config/services';
import { render } from '../../src/synth/render';
import { at, containerOf, only } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

const { lab, local, production } = environments;
const rule = (name: string, environment: Environment = lab) =>
  only(objectsOf(ClusterPoliciesChart, environment), 'ValidatingAdmissionPolicy', name);
const variables = (name: string, environment?: Environment) => {
  const list = at(rule(name, environment), 'spec', 'variables') as { name: string; expression: string }[];
  return Object.fromEntries(list.map((one) => [one.name, one.expression]));
};
const resources = (name: string) =>
  (
    at(rule(name), 'spec', 'matchConstraints', 'resourceRules') as { apiGroups: string[]; resources: string[] }[]
  ).flatMap((one) => one.resources.map((resource) => `${one.apiGroups[0]}/${resource}`));
const rendered = (environment: Environment) => render(charts, environment).files.flatMap(({ objects }) => objects);

test('data goes before the API, that before what has copies, and last what can be run again', () => {
  const classes = objectsOf(ClusterPoliciesChart, lab).filter(({ kind }) => kind === 'PriorityClass');
  const byValue = [...classes].sort((a, b) => Number(b['value']) - Number(a['value']));
  expect(byValue.map(({ metadata }) => metadata.name)).toEqual([
    'breakwater-database',
    'breakwater-api',
    'breakwater-service',
    'breakwater-batch',
  ]);
  expect(new Set(classes.map((one) => one['value'])).size).toBe(4);
});

test.each(everyEnvironment)('every priority that a pod has exists in $name', (environment) => {
  const objects = rendered(environment);
  const known = objects.filter(({ kind }) => kind === 'PriorityClass').map(({ metadata }) => metadata.name);
  const used = objects.flatMap((object) => at(object, 'spec', 'template', 'spec', 'priorityClassName') ?? []);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((name) => !known.includes(String(name)))).toEqual([]);
});

describe('the seal of an environment', () => {
  const name = 'breakwater-environment-seal';

  test('compares the label of an object with that of its namespace, and both may be missing', () => {
    expect(variables(name)).toEqual({
      found: "object.metadata.?labels[?'env'].orValue('none')",
      expected: "namespaceObject.metadata.?labels[?'env'].orValue('none')",
    });
    expect(at(rule(name), 'spec', 'validations', 0, 'expression')).toBe('variables.found == variables.expected');
  });

  test('tells an object without the label from one of another environment, and what to apply', () => {
    const message = at(rule(name), 'spec', 'validations', 0, 'messageExpression');
    for (const part of ['has no label env', 'is of environment', 'apply what is in dist/'])
      expect(message).toContain(part);
  });

  test('asks for every kind that charts write into a namespace', () => {
    const plural = (kind: string) => kind.toLowerCase().replace(/y$/, 'ie').replace(/s$/, 'se').concat('s');
    const written = rendered(local)
      .filter(({ metadata: { namespace } }) => namespace)
      .map(({ apiVersion, kind }) => `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${plural(kind)}`);
    expect([...new Set(written)].filter((one) => !resources(name).includes(one))).toEqual([]);
  });

  test('asks for pods and volume claims, which controllers make of what charts write', () => {
    expect(resources(name)).toEqual(expect.arrayContaining(['/pods', '/persistentvolumeclaims', 'apps/replicasets']));
  });

  test('lets the control plane make its own two objects in every namespace', () => {
    const conditions = at(rule(name), 'spec', 'matchConditions') as { expression: string }[];
    expect(conditions).toHaveLength(2);
    expect(conditions[0]?.expression).toContain("request.name == 'kube-root-ca.crt'");
    expect(conditions[1]?.expression).toContain("startsWith('system:serviceaccount:kube-system:')");
    expect(conditions.filter(({ expression }) => !/^!\(.*\)$/.test(expression))).toEqual([]);
  });

  test('of a namespace is set when it is made, and never changes', () => {
    const fixed = 'breakwater-environment-fixed';
    expect(resources(fixed)).toEqual(['/namespaces']);
    expect(variables(fixed)['before']).toBe("oldObject.metadata.?labels[?'env'].orValue('none')");
    expect(at(rule(fixed), 'spec', 'matchConditions', 0, 'expression')).toBe("!(request.operation == 'CREATE')");
    const part = "metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none')";
    expect(at(rule(fixed), 'spec', 'matchConditions', 1, 'expression')).toBe(`!(oldObject.${part} != 'breakwater')`);
    expect(at(rule(fixed), 'spec', 'validations', 0, 'expression')).toBe(
      `variables.before == variables.after && object.${part} == 'breakwater'`,
    );
  });
});

describe.each(everyEnvironment)('the images that are known in $name', (environment) => {
  const own = environment.images.own;
  const tag = '0123456789abcdef0123456789abcdef01234567';
  const pattern = new RegExp(`^(${allowedImages(environment).join('|')})$`);

  test('are those of its pods', () => {
    const used = rendered(environment).flatMap((object) => at(containerOf(object), 'image') ?? []);
    expect(used).toHaveLength(Object.keys(services).length);
    expect(used.filter((image) => !pattern.test(String(image)))).toEqual([]);
  });

  test('are ours by the hash of their sources, and with a digest as well', () => {
    expect(`${own}api:${tag}`).toMatch(pattern);
    expect(`${own}api:${tag}@sha256:${'0'.repeat(64)}`).toMatch(pattern);
  });

  test.each([
    ['a tag that can be moved', `${own}api:latest`],
    ['no tag', `${own}api`],
    ['a tag that is too short', `${own}api:${tag.slice(1)}`],
    ['a tag that is too long', `${own}api:${tag}0`],
    ['another place', `docker.io/breakwater/api:${tag}`],
    ['a dot that is no dot', `${own.replace(/[.]/g, 'x').replace('localhost', 'localhostx')}api:${tag}`],
    ['a place that only ends so', `evil.example/${own}api:${tag}`],
    ['a folder below ours', `${own}deep/api:${tag}`],
    ['the database by its tag alone', 'docker.io/library/mongo:8.0.20'],
  ])('are none with %s', (_, image) => expect(image).not.toMatch(pattern));

  test('stand in the rule as they are here, and in its message', () => {
    expect(variables('breakwater-image-reference', environment)['refused']).toBe(
      `variables.images.filter(i, !i.matches(r'${pattern.source.replaceAll('\\/', '/')}'))`,
    );
    expect(
      at(rule('breakwater-image-reference', environment), 'spec', 'validations', 0, 'messageExpression'),
    ).toContain(`use ${own}NAME:SOURCE_HASH`);
  });
});

test('where foreign images come from a registry of the site, the one upstream is known no more', () => {
  const sources = { ...production.sources, registry: 'registry.internal/mirror/' } as const;
  const [, before = ''] = allowedImages(production);
  const [own, foreign] = allowedImages({ ...production, sources });
  expect(own).toBe(allowedImages(production)[0]);
  expect(before).toMatch(/^docker\\.io\/library\/mongo:/);
  expect(foreign).toBe(before.replace('docker\\.io/', 'registry\\.internal/mirror/'));
  const used = at(containerOf(only(rendered({ ...production, sources }), 'StatefulSet')), 'image');
  expect(used).toMatch(new RegExp(`^(${foreign})$`));
  expect(used).not.toMatch(new RegExp(`^(${before})$`));
});

test('an image is looked for in every container of a pod, also in those that come later', () => {
  const { images, pod } = variables('breakwater-image-reference', production);
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) expect(images).toContain(list);
  expect(pod).toBe("object.kind == 'Pod' ? object.spec : object.spec.template.spec");
  expect(resources('breakwater-image-reference')).toEqual(
    expect.arrayContaining(['/pods', '/pods/ephemeralcontainers', 'batch/jobs']),
  );
});
