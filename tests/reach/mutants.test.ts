import type { Manifest } from '../../src/kubernetes/manifest';
import { judge } from '../../src/reach/decide';
import type { PodEnd } from '../../src/reach/end';
import { readNetwork } from '../../src/reach/network';
import type { NetworkPolicySpec, Peer, PolicyPort } from '../../src/reach/network-policy';
import { specOf } from '../../src/reach/policy';
import { distOf, nameless, names, population } from './declared';

const objects = distOf('production');
const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
const known = population(readNetwork(objects)).filter(
  (end): end is PodEnd => end.kind === 'pod' && Object.keys(end.labels).length > 0,
);

const relabelled = (end: PodEnd, namespace: string) => ({ ...end, ...nameless(namespace), labels: end.labels });

/** Representative ends: each known pod, one without labels beside it, and two with its labels elsewhere. */
function others(namespace: string): readonly PodEnd[] {
  return known.flatMap((end) => [
    end,
    nameless(end.namespace),
    relabelled(end, namespace),
    relabelled(end, 'elsewhere'),
  ]);
}

const ports = [53, 54, 5353, 5354, 8000, 8001, 8080, 8081, 8443, 8444, 9090, 9091, 27017, 27018] as const;

/** Verdicts of each half at a namespace's pods, with and without their labels: a digest to compare. */
function halves(all: readonly Manifest[], namespace: string): string {
  const network = readNetwork(all);
  const own = [nameless(namespace), ...known.filter((end) => end.namespace === namespace)];
  return own
    .flatMap((end) => others(namespace).flatMap((other) => [[end, other] as const, [other, end] as const]))
    .flatMap(([from, to]) => {
      const verdict = judge(network, { from, to });
      return ports.flatMap((port) =>
        (['TCP', 'UDP'] as const).map((protocol) => {
          const { egress, ingress } = verdict(protocol, port);
          return Number(egress.open) + 2 * Number(ingress.open);
        }),
      );
    })
    .join('');
}

interface Mutant {
  readonly says: string;
  readonly spec: NetworkPolicySpec;
}

/** Each way in which one field of a policy of ours could be wrong. */
function mutants(spec: NetworkPolicySpec): readonly Mutant[] {
  const side = (direction: 'ingress' | 'egress') => (direction === 'ingress' ? 'from' : 'to');
  const rules = (['ingress', 'egress'] as const).flatMap((direction) =>
    (spec[direction] ?? []).flatMap((rule, place) => {
      const set = (changed: object | undefined): NetworkPolicySpec => {
        const list = (spec[direction] ?? []).flatMap((one, at) => (at === place ? (changed ? [changed] : []) : [one]));
        return { ...spec, [direction]: list };
      };
      const where = `spec.${direction}[${place}]`;
      const { ports = [], ...peers } = (rule ?? {}) as {
        ports?: readonly PolicyPort[];
        from?: readonly Peer[];
        to?: readonly Peer[];
      };
      const key = side(direction);
      return [
        { says: `${where} is gone`, spec: set(undefined) },
        { says: `${where} has no ports`, spec: set(peers) },
        { says: `${where} has no ${key}`, spec: set({ ports }) },
        { says: `${where} has an empty ${key}`, spec: set({ ports, [key]: [] }) },
        ...(peers[key] ?? []).flatMap((peer) =>
          peerMutants(peer).map(([says, changed]) => ({
            says: `${where}.${key}: ${says}`,
            spec: set({ ports, [key]: [changed].flat() }),
          })),
        ),
        ...ports.flatMap((port, at) =>
          portMutants(port).map(([says, changed]) => {
            return { says: `${where}.ports[${at}]: ${says}`, spec: set({ ...peers, ports: ports.with(at, changed) }) };
          }),
        ),
      ];
    }),
  );
  return [
    ...rules,
    { says: 'it selects no pod', spec: { ...spec, podSelector: { matchLabels: { absent: 'here' } } } },
    ...(Object.keys(spec.podSelector ?? {}).length > 0
      ? [{ says: 'it selects every pod', spec: { ...spec, podSelector: {} } }]
      : []),
  ];
}

function peerMutants({ namespaceSelector, podSelector }: Peer): readonly (readonly [string, Peer | readonly Peer[]])[] {
  const wrong = { matchLabels: { 'kubernetes.io/metadata.name': 'elsewhere' } };
  return [
    ['of any namespace', { podSelector: podSelector ?? {}, namespaceSelector: {} }],
    ['of the own namespace', { podSelector: podSelector ?? {} }],
    ['of another namespace', { podSelector: podSelector ?? {}, namespaceSelector: wrong }],
    ['any pod of the namespace', { namespaceSelector: namespaceSelector ?? {} }],
    ['or in place of and', [{ podSelector: podSelector ?? {} }, { namespaceSelector: namespaceSelector ?? {} }]],
    ['other pods', { podSelector: { matchLabels: { absent: 'here' } }, namespaceSelector: namespaceSelector ?? {} }],
  ];
}

function portMutants({ port, protocol }: PolicyPort): readonly (readonly [string, PolicyPort])[] {
  const number = Number(port);
  return [
    ['the next port', { protocol, port: number + 1 }],
    ['a range', { protocol, port: number, endPort: number + 1 }],
    ['every port', { protocol }],
    ['the other protocol', { port: number, protocol: protocol === 'TCP' ? 'UDP' : 'TCP' }],
  ];
}

const all = policies.flatMap((policy) =>
  mutants(specOf(policy)).map(
    ({ says, spec }) => [`${policy.metadata.namespace}/${policy.metadata.name}: ${says}`, policy, spec] as const,
  ),
);

const original = new Map<string, string>(names.map((name) => [name, halves(objects, name)]));

test('there are mutants of every policy', () => {
  expect(policies).toHaveLength(names.length * 2);
  expect(all.length).toBeGreaterThan(150);
});

/** Equivalent mutants: a peer in the policy's own namespace means the same without its namespaceSelector. */
const same = [/^mongo\/mongo: spec\.(ingress\[1\]\.from|egress\[0\]\.to): of the own namespace$/];

test.each(all)('%s', (says, policy, spec) => {
  const namespace = policy.metadata.namespace ?? '';
  const changed = objects.map((object) => (object === policy ? { ...object, spec } : object));
  const expected = same.some((one) => one.test(says));
  expect(halves(changed, namespace) === original.get(namespace)).toBe(expected);
});
