/** Random clusters, small enough to be understood and full of everything that a policy can say. */
import * as fc from 'fast-check';
import type { Manifest } from '../../src/kubernetes/manifest';
import { namespace, policy, workload } from './world';

const names = ['x', 'y', 'z'] as const;
const values = ['a', 'b', 'c'] as const;
const portNumbers = [1, 53, 80, 443, 8080, 65_535] as const;

const labels = fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom(...values), { maxKeys: 2 });

const expression = fc.oneof(
  fc.record({
    key: fc.constantFrom('app', 'tier'),
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: fc.constantFrom('app', 'tier'), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);

const selector = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(expression, { minLength: 1, maxLength: 2 }) },
  { requiredKeys: [] },
);

const namespaceSelector = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...names).map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })),
  selector,
);

const block = fc.constantFrom(
  { cidr: '0.0.0.0/0' },
  { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
  { cidr: '10.1.2.0/24' },
  { cidr: '192.0.2.0/25', except: ['192.0.2.0/26', '192.0.2.64/32'] },
);

const peer = fc.oneof(
  fc.record({ podSelector: selector }),
  fc.record({ namespaceSelector }),
  fc.record({ podSelector: selector, namespaceSelector }),
  fc.record({ ipBlock: block }),
);

const protocol = fc.constantFrom('TCP', 'UDP', 'SCTP');

const port = fc.oneof(
  fc.record(
    { protocol, port: fc.oneof(fc.constantFrom(...portNumbers), fc.constantFrom('web', 'dns')) },
    { requiredKeys: [] },
  ),
  fc
    .tuple(fc.constantFrom(...portNumbers), fc.integer({ min: 0, max: 400 }), protocol)
    .map(([first, more, kind]) => ({ port: first, endPort: Math.min(first + more, 65_535), protocol: kind })),
);

const few = <T>(items: fc.Arbitrary<T>) => fc.array(items, { maxLength: 2 });
const peers = <K extends 'from' | 'to'>(side: K) =>
  fc.record({ [side]: few(peer), ports: few(port) }, { requiredKeys: [] });

/** The spec of a NetworkPolicy that the API server takes. */
export const policySpec = fc.record(
  {
    podSelector: selector,
    policyTypes: fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress']),
    ingress: few(peers('from')),
    egress: few(peers('to')),
  },
  { requiredKeys: ['podSelector'] },
);

/** A policy in one of the namespaces. */
export const anyPolicy = (name: string): fc.Arbitrary<Manifest> =>
  fc.tuple(fc.constantFrom(...names), policySpec).map(([place, spec]) => policy(`${place}/${name}`, spec));

const containerPorts = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('web', 'dns'), containerPort: fc.constantFrom(...portNumbers), protocol }),
  { maxLength: 2, selector: ({ name }) => name },
);

/** Pods in three namespaces, of which the last has no object of its own. */
const pods: fc.Arbitrary<readonly Manifest[]> = fc
  .array(fc.tuple(fc.constantFrom(...names), labels, containerPorts), {
    minLength: 2,
    maxLength: 4,
  })
  .map((all) => all.map(([place, own, ports], number) => workload(`${place}/w${number}`, own, ports)));

const namespaces: fc.Arbitrary<readonly Manifest[]> = fc
  .tuple(labels, labels)
  .map(([first, second]) => [namespace('x', first), namespace('y', second)]);

/** Up to four policies over a cluster. */
export const anyCluster: fc.Arbitrary<readonly Manifest[]> = fc
  .tuple(
    namespaces,
    pods,
    fc.array(fc.constant(0), { maxLength: 4 }).chain((all) => fc.tuple(...all.map((_, n) => anyPolicy(`p${n}`)))),
  )
  .map(([places, workloads, policies]) => [...places, ...workloads, ...policies]);
