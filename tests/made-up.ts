/** An inventory for tests: three made-up services, as objects of dist. A server, a database and a job. */
import { environments } from '../src/config/environments';
import type { Manifest } from '../src/kubernetes/manifest';

const own = (name: string, tag: string) => `${environments.lab.images.own}${name}:${tag.repeat(40)}`;

function workload(apiVersion: string, kind: string, name: string, image: string, namespace = name): Manifest {
  const containers = [{ name: namespace, image }];
  return { apiVersion, kind, metadata: { name, namespace }, spec: { template: { spec: { containers } } } };
}

function namespaced(apiVersion: string, kind: string, name: string, namespace: string): Manifest {
  return { apiVersion, kind, metadata: { name, namespace } };
}

/** What every service brings beside its workload. */
function common(service: string): readonly Manifest[] {
  const account = namespaced('v1', 'ServiceAccount', 'default', service);
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: service } },
    {
      ...account,
      metadata: { ...account.metadata, labels: { app: service } },
      automountServiceAccountToken: false,
    },
    namespaced('networking.k8s.io/v1', 'NetworkPolicy', 'flows', service),
  ];
}

export const madeUp: readonly Manifest[] = [
  ...['apple', 'pear', 'plum'].flatMap(common),
  namespaced('v1', 'ConfigMap', 'apple-lab-0123abcd', 'apple'),
  workload('apps/v1', 'Deployment', 'apple', own('apple', 'a')),
  workload('apps/v1', 'StatefulSet', 'pear', 'registry.example/pear:1.0.0'),
  workload('batch/v1', 'Job', 'plum-0123abcd', own('plum', 'b'), 'plum'),
  { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'first' }, value: 1 },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'internal' } },
];
