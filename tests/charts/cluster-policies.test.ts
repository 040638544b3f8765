import { ClusterPoliciesChart } from '../../charts/cluster-policies/chart';
import { declaredIn } from '../../src/config/declared';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { foreignImages } from '../../src/config/versions';
import { annotationPrefix } from '../../src/constructs/labels';
import type { Manifest } from '../../src/kubernetes/manifest';
import { policies } from '../../src/policies';
import { noted, parametersOf } from '../../src/policies/parameters';
import { admissionObjects, admissionOf, isHeld } from '../../src/policies/vap';
import { at, podOf } from '../constructs/objects';
import { resourceOf } from '../policies/resource';
import { admissionIn, boundIn, rendered } from './api-server';
import { everyEnvironment, objectsOf } from './rendered';

const { lab } = environments;
const parametersIn = (environment: Environment) =>
  parametersOf(environment, foreignImages(environment), declaredIn(environment));
const idOf = ({ id }: { readonly id: string }) => id;

/** The policies that the API server of an environment can hold as objects. */
const heldIn = (environment: Environment) =>
  policies.filter((policy) => {
    const admission = admissionOf(policy, parametersIn(environment));
    return isHeld(admission) && !admission.inFiles;
  });

/** The policies from which an object is exempt. */
function exemptIn({ metadata: { annotations = {} } }: Manifest): readonly string[] {
  return Object.keys(annotations as object).flatMap((key) => /\/exempt\.(.+)$/.exec(key)?.[1] ?? []);
}

describe('priorities', () => {
  test('are such that data goes before the API, that before what has copies, and last what can be run again', () => {
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

  test.each(everyEnvironment)('are there for every pod in $name', (environment) => {
    const objects = rendered(environment);
    const known = objects.filter(({ kind }) => kind === 'PriorityClass').map(({ metadata }) => metadata.name);
    const used = objects.flatMap((object) => at(podOf(object), 'priorityClassName') ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !known.includes(String(name)))).toEqual([]);
  });
});

describe.each(everyEnvironment)('the policies of $name', (environment) => {
  const objects = objectsOf(ClusterPoliciesChart, environment);
  const bound = boundIn(objects);
  const held = heldIn(environment);
  const reasons = noted(environment);

  test('are all that the API server can hold, each once, and none that it reads from files', () => {
    expect(bound.map(idOf)).toEqual(held.map(idOf));
    expect(objects.map(({ kind }) => kind).filter((kind) => kind !== 'PriorityClass')).toEqual(
      held.flatMap(() => ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding']),
    );
  });

  test('are written with the values of the environment', () => {
    const written = held.map((policy) => admissionObjects(policy, parametersIn(environment))[0]?.['spec']);
    expect(bound.map(({ rule }) => rule['spec'])).toEqual(JSON.parse(JSON.stringify(written)));
  });

  test('belong to the cluster, with the label of their environment, and fail closed', () => {
    for (const { rule, binding } of bound) {
      for (const { metadata } of [rule, binding]) {
        expect(metadata).not.toHaveProperty('namespace');
        expect(metadata['labels']).toMatchObject({ env: environment.name, 'app.kubernetes.io/part-of': 'breakwater' });
      }
      expect(at(rule, 'spec', 'failurePolicy')).toBe('Fail');
    }
  });

  test('refuse what breaks them and note it; those that only note it say why', () => {
    const said = bound.map(({ id, actions, binding }) => [
      id,
      actions,
      at(binding, 'metadata', 'annotations', `${annotationPrefix}/noted`),
    ]);
    expect(said).toEqual(held.map(({ id }) => [id, reasons[id] ? ['Audit'] : ['Deny', 'Audit'], reasons[id]]));
  });

  test('are noted alone where something is exempt from them, and those about pods where anyone may look into these', () => {
    const exempt = rendered(environment).flatMap(exemptIn);
    const looked = [
      'break-glass-use',
      ...(environment.shells === 'anyone' ? ['ephemeral-container', 'pod-connection'] : []),
    ];
    const all = held.map(idOf).filter((id) => exempt.includes(id) || looked.includes(id));
    expect(Object.keys(reasons).sort()).toEqual(all.sort());
  });

  test('ask what the cluster says of itself, and refuse everything where it says nothing', () => {
    const asking = bound.filter(({ rule }) => at(rule, 'spec', 'paramKind'));
    expect(asking.map(({ id, binding }) => [id, at(binding, 'spec', 'paramRef')])).toEqual([
      ['cluster-match', { namespace: 'kube-system', name: 'cluster-identity', parameterNotFoundAction: 'Deny' }],
    ]);
  });

  test('that seal it ask about every kind that charts write: into a namespace, and at all', () => {
    const asked = (id: string) =>
      bound
        .filter((one) => one.id === id)
        .flatMap((one) => admissionIn(one).resources)
        .flatMap(({ group, resources }) => resources.map((resource) => `${group}/${resource}`));
    const kinds = (list: readonly Manifest[]) => [
      ...new Set(list.map(({ apiVersion, kind }) => `${/^(.*)\//.exec(apiVersion)?.[1] ?? ''}/${resourceOf(kind)}`)),
    ];
    const all = rendered(environment);
    const inNamespaces = kinds(all.filter(({ metadata }) => metadata.namespace));
    expect(inNamespaces.filter((kind) => !asked('environment-match').includes(kind))).toEqual([]);
    // What guards is asked about by what is read from files.
    const others = kinds(all).filter((kind) => !kind.startsWith('admissionregistration.k8s.io/'));
    expect(others.filter((kind) => !asked('cluster-match').includes(kind))).toEqual([]);
    expect(asked('environment-match')).toEqual(
      expect.arrayContaining(['/pods', '/persistentvolumeclaims', 'apps/replicasets']),
    );
  });
});

test('the policies of every environment have the same names, but for the one about subnets of nodes', () => {
  const names = everyEnvironment.map((environment) =>
    objectsOf(ClusterPoliciesChart, environment)
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
      .filter((name) => !(environment.placement && name.endsWith(' breakwater-node-subnet'))),
  );
  expect(new Set(names.map((list) => JSON.stringify(list))).size).toBe(1);
});
