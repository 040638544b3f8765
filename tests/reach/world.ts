/** A small cluster, and the objects that fixtures add to it. */
import type { Manifest } from '../../src/kubernetes/manifest';

type Labels = Readonly<Record<string, string>>;

export function namespace(name: string, labels: Labels = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** A workload of a kind that keeps its pod in `spec.template`. @param path such as `x/a` */
export function workload(
  path: string,
  labels: Labels = { app: path.split('/')[1] ?? '' },
  ports: readonly object[] = [],
  spec: object = {},
  kind = 'Deployment',
): Manifest {
  const [namespace = '', name = ''] = path.split('/');
  const containers = [{ name: 'main', image: 'main', ports }];
  return {
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name, namespace },
    spec: {
      ...(kind === 'Job' ? {} : { selector: { matchLabels: labels } }),
      template: { metadata: { labels }, spec: { containers, ...spec } },
    },
  };
}

/** A pod of its own. */
export function pod(path: string, labels: Labels, ports: readonly object[] = [], more: object = {}): Manifest {
  const [namespace = '', name = ''] = path.split('/');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { containers: [{ name: 'main', image: 'main', ports }] },
    ...more,
  };
}

/** A NetworkPolicy. @param path such as `x/deny` */
export function policy(path: string, spec: object): Manifest {
  const [namespace = '', name = ''] = path.split('/');
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

/** Selectors and peers, as short as they are often written. */
export const app = (name: string) => ({ matchLabels: { app: name } });
export const team = (name: string) => ({ matchLabels: { team: name } });

/** One policy for x/a that allows what its rules say, in the directions that it has rules for. */
export function forA(rules: { readonly ingress?: readonly object[]; readonly egress?: readonly object[] }): Manifest {
  const policyTypes = [...(rules.ingress ? ['Ingress'] : []), ...(rules.egress ? ['Egress'] : [])];
  return policy('x/for-a', { podSelector: app('a'), policyTypes, ...rules });
}

/** Five workloads in three namespaces, of which z has no object of its own. */
export const world: readonly Manifest[] = [
  namespace('x', { team: 'red' }),
  namespace('y', { team: 'blue' }),
  workload('x/a', { app: 'a' }, [
    { name: 'web', containerPort: 80 },
    { name: 'dns', containerPort: 53, protocol: 'UDP' },
  ]),
  workload('x/b', { app: 'b', tier: 'back' }, [{ name: 'web', containerPort: 8080 }]),
  workload('y/a', { app: 'a' }, [{ name: 'web', containerPort: 81 }]),
  workload('y/c', { app: 'c', tier: 'front' }, [{ name: 'dns', containerPort: 53 }]),
  workload('z/d'),
];

/** Addresses outside that the fixtures ask about. */
export const addresses: readonly string[] = ['10.1.2.3', '10.200.0.1', '203.0.113.10', '2001:db8::1', '2001:db8:1::1'];
