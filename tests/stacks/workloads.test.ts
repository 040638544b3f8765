import { DefaultServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/default-service-account-v1';
import { Manifest as ManifestResource } from '@cdktf/provider-kubernetes/lib/manifest';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { identity } from '../../src/kubernetes/identity';
import type { Manifest } from '../../src/kubernetes/manifest';
import type { Json } from '../../src/stacks/templates';
import { resourceId } from '../../src/stacks/workloads';
import { madeUp } from '../made-up';
import { temporaryFolders } from '../synth/folders';
import { valueAsRead } from './as-read';
import { distOf } from './dist';
import { awaited } from './order';
import { structureOf } from './structure';
import type { Fields } from './synthesized';
import { dependenciesOf, resourcesIn, stackJson } from './synthesized';

temporaryFolders();

const every: readonly Environment[] = Object.values(environments);
const { lab } = environments;
const adopted = DefaultServiceAccountV1.tfResourceType;

/** The object that a resource makes, or changes, as the API server is given it. */
function objectOf([address, resource]: readonly [string, Fields]): unknown {
  if (!address.startsWith(`${adopted}.`)) return valueAsRead(resource['manifest'] as Json);
  const { metadata, automount_service_account_token: automountServiceAccountToken } = resource;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...(metadata as object), name: 'default' },
    automountServiceAccountToken,
  };
}

/** Objects by what they are, so that their order does not matter. */
const byIdentity = (objects: readonly unknown[]) =>
  Object.fromEntries(objects.map((one) => [identity(one as Manifest), one]));

describe.each(every)('the workloads of $name', (environment) => {
  const objects = distOf(environment);
  const resources = resourcesIn(stackJson('workloads', environment));
  const addressOf = (object: Manifest) =>
    `${object.kind === 'ServiceAccount' && object.metadata.name === 'default' ? adopted : ManifestResource.tfResourceType}.${resourceId(object)}`;
  const manifests = [...resources].filter(([address]) => !address.startsWith(`${adopted}.`));
  /** Which of these do not wait for all of those. */
  const early = (these: readonly string[], those: readonly string[]) =>
    these.filter((one) => those.some((other) => !awaited(one, resources).has(other)));
  const ofKind = (...kinds: readonly string[]) => objects.filter(({ kind }) => kinds.includes(kind)).map(addressOf);

  test('are the objects of dist, each once and as it was reviewed', () => {
    expect(resources.size).toBe(objects.length);
    expect(byIdentity([...resources].map(objectOf))).toStrictEqual(byIdentity(objects));
  });

  test('are found by what they are', () => {
    expect([...resources.keys()].sort()).toEqual(objects.map(addressOf).sort());
    expect([...resources.keys()].filter((address) => !/^[a-z0-9_]+\.[A-Za-z][A-Za-z0-9_-]*$/.test(address))).toEqual(
      [],
    );
  });

  test('change the account that Kubernetes makes in each namespace', () => {
    const accounts = [...resources].filter(([address]) => address.startsWith(`${adopted}.`)).map(objectOf);
    const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    expect(accounts.map((one) => (one as Manifest).metadata.namespace).sort()).toEqual(namespaces.sort());
  });

  test('wait for nothing that is not there, and for nothing that waits for them', () => {
    expect([...resources.keys()].filter((address) => awaited(address, resources).has(address))).toEqual([]);
  });

  test('are there once the cluster is known, all of them', () => {
    expect(early([...resources.keys()], ['data.kubernetes_namespace_v1.cluster-identity'])).toEqual([]);
  });

  test('begin with namespaces and priorities, which everything else waits for', () => {
    const first = ofKind('Namespace', 'PriorityClass');
    for (const one of first) expect([...awaited(one, resources)]).toEqual([expect.stringMatching(/^data\./)]);
    expect(
      early(
        [...resources.keys()].filter((address) => !first.includes(address)),
        first,
      ),
    ).toEqual([]);
  });

  test('have what judges and signs before anything that is judged and signed', () => {
    const judges = ofKind('ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ClusterIssuer');
    const others = ofKind('Certificate', 'Issuer', 'Ingress', 'Deployment', 'StatefulSet', 'Job');
    expect(judges.length).toBeGreaterThan(2);
    expect(early(others, judges)).toEqual([]);
  });

  test('have what pods need before the pods: accounts, certificates, quotas, and who may call whom', () => {
    const needed = ['ServiceAccount', 'Certificate', 'NetworkPolicy', 'ResourceQuota', 'LimitRange', 'Service'];
    expect(early(ofKind('Deployment', 'StatefulSet', 'Job'), ofKind(...needed))).toEqual([]);
  });

  test('end with jobs, which wait for everything', () => {
    const jobs = ofKind('Job');
    expect(jobs.length).toBeGreaterThan(0);
    expect(
      early(
        jobs,
        [...resources.keys()].filter((address) => !jobs.includes(address)),
      ),
    ).toEqual([]);
  });

  test('are not waited for by Terraform, which would not see that a job failed', () => {
    expect(manifests.filter(([, { wait }]) => wait !== undefined)).toEqual([]);
  });

  test("are ours: another's change is taken back, and no patience is a default", () => {
    for (const [, resource] of manifests) {
      expect(resource['field_manager']).toEqual({ name: 'terraform', force_conflicts: true });
      expect(resource['timeouts']).toEqual({
        create: expect.stringMatching(/^\d+m$/),
        update: expect.stringMatching(/^\d+m$/),
        delete: expect.stringMatching(/^\d+m$/),
      });
    }
  });

  test('are compared but for the notes of controllers, and for what a Job is given', () => {
    const own = ['metadata.annotations'];
    const job = [...own, 'metadata.labels', 'spec.template.metadata.labels'];
    for (const [address, { computed_fields }] of manifests)
      expect(computed_fields).toEqual(ofKind('Job').includes(address) ? job : own);
  });
});

test.each([lab, environments.production])('the workloads of $name have their structure', (environment) => {
  expect(structureOf(stackJson('workloads', environment, {}, madeUp))).toMatchSnapshot();
});

describe('the name of a resource', () => {
  const object = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
    apiVersion,
    kind,
    metadata: { name, ...(namespace ? { namespace } : {}) },
  });

  test.each([
    ['Deployment_apps_api_api', object('apps/v1', 'Deployment', 'api', 'api')],
    ['Namespace_api', object('v1', 'Namespace', 'api')],
    ['Certificate_cert-manager_io_api_api-callers', object('cert-manager.io/v1', 'Certificate', 'api-callers', 'api')],
    [
      'ClusterRole_rbac_authorization_k8s_io_system_reader',
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:reader'),
    ],
  ])('is %s', (id, one) => expect(resourceId(one)).toBe(id));

  test('is one for each object of an environment', () => {
    for (const environment of every) {
      const ids = distOf(environment).map(resourceId);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('that two objects would share is refused', () => {
    const twins = [object('v1', 'ConfigMap', 'a.b', 'shop'), object('v1', 'ConfigMap', 'a_b', 'shop')];
    expect(() => stackJson('workloads', lab, {}, twins)).toThrow(/ConfigMap_shop_a_b/);
  });
});

test('objects are applied as the API server keeps them, with nothing that Terraform would fill in', () => {
  const metadata = { name: 'a', namespace: 'shop' };
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: `\${file("/etc/passwd")}%{b}` } };
  const resources = resourcesIn(stackJson('workloads', lab, {}, [{ ...object, finalizers: [], status: {} }]));
  expect(resources.get('kubernetes_manifest.ConfigMap_shop_a')).toMatchObject({
    manifest: { data: { a: `$\${file("/etc/passwd")}%%{b}` } },
  });
  expect([...resources].map(objectOf)).toStrictEqual([object]);
});

test('an absent object is not waited for', () => {
  const metadata = { name: 'a', namespace: 'shop' };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata };
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata };
  const waits = (...objects: readonly Manifest[]) =>
    [...resourcesIn(stackJson('workloads', lab, {}, objects))].map(([address, one]) => [address, dependenciesOf(one)]);
  expect(waits(job)).toEqual([
    ['kubernetes_manifest.Job_batch_shop_a', ['data.kubernetes_namespace_v1.cluster-identity']],
  ]);
  expect(waits(job, map)).toContainEqual([
    'kubernetes_manifest.Job_batch_shop_a',
    ['kubernetes_manifest.ConfigMap_shop_a'],
  ]);
});
