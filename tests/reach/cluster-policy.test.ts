/** Policies of the whole cluster: each kind of case in the conformance suite of policy.networking.k8s.io, for each of its kinds. */
import type { Manifest } from '../../src/kubernetes/manifest';
import { answers } from '../../src/reach/answer';
import { decide } from '../../src/reach/decide';
import type { End } from '../../src/reach/end';
import { outside } from '../../src/reach/end';
import { readNetwork } from '../../src/reach/network';
import type { Direction } from '../../src/reach/policy';
import type { Protocol } from '../../src/reach/port';
import { unevaluatedIn } from '../../src/reach/unevaluated';
import { namespace, policy, workload } from './world';

const houses = ['own', 'open', 'half', 'rest'] as const;
type House = (typeof houses)[number];

const ports = [
  { name: 'web', containerPort: 80 },
  { name: 'dns', containerPort: 53, protocol: 'UDP' },
];
const base = houses.flatMap((house) => [
  namespace(house, { house }),
  workload(`${house}/${house}`, { house }, ports, {}, 'StatefulSet'),
]);

const inHouse = (house: House) => ({ namespaces: { matchLabels: { house } } });

interface Rule {
  readonly action: 'Allow' | 'Deny' | 'Pass';
  readonly peer: object;
  readonly at?: readonly [Protocol, number | string];
}

type Kind =
  | 'AdminNetworkPolicy'
  | 'BaselineAdminNetworkPolicy'
  | 'admin ClusterNetworkPolicy'
  | 'baseline ClusterNetworkPolicy';
const before: readonly Kind[] = ['AdminNetworkPolicy', 'admin ClusterNetworkPolicy'];
const after: readonly Kind[] = ['BaselineAdminNetworkPolicy', 'baseline ClusterNetworkPolicy'];

function portOf(kind: Kind, at: Rule['at']): object {
  if (at === undefined) return {};
  const [protocol, port] = at;
  const isNew = kind.endsWith('ClusterNetworkPolicy');
  if (typeof port === 'string')
    return isNew ? { protocols: [{ destinationNamedPort: port }] } : { ports: [{ namedPort: port }] };
  return isNew
    ? { protocols: [{ [protocol.toLowerCase()]: { destinationPort: { number: port } } }] }
    : { ports: [{ portNumber: { protocol, port } }] };
}

/** A policy of a kind over the pods of one house. */
function over(
  kind: Kind,
  rules: Partial<Record<Direction, readonly Rule[]>>,
  priority = 10,
  name = 'tested',
): Manifest {
  const isNew = kind.endsWith('ClusterNetworkPolicy');
  const written = (direction: Direction) =>
    rules[direction]?.map(({ action, at, peer }) => ({
      action: isNew && action === 'Allow' ? 'Accept' : action,
      [direction === 'egress' ? 'to' : 'from']: [peer],
      ...portOf(kind, at),
    }));
  return {
    apiVersion: `policy.networking.k8s.io/${isNew ? 'v1alpha2' : 'v1alpha1'}`,
    kind: isNew ? 'ClusterNetworkPolicy' : kind,
    metadata: { name: kind === 'BaselineAdminNetworkPolicy' ? 'default' : name },
    spec: {
      ...(isNew ? { tier: kind.startsWith('admin') ? 'Admin' : 'Baseline' } : {}),
      ...(kind === 'BaselineAdminNetworkPolicy' ? {} : { priority }),
      subject: inHouse('own'),
      ingress: written('ingress'),
      egress: written('egress'),
    },
  };
}

/** Whether the house in question and another one can connect. */
function isOpen(
  objects: readonly Manifest[],
  direction: Direction,
  other: End | House,
  protocol: Protocol,
  port: number,
): boolean {
  const network = readNetwork([...base, ...objects]);
  const end = (house: House) => network.pods.find((pod) => pod.namespace === house);
  const [own, there] = [end('own'), typeof other === 'string' ? end(other) : other];
  if (!own || !there) throw new Error('they are there');
  const [from, to] = direction === 'egress' ? [own, there] : [there, own];
  return decide(network, { from, to, protocol, port }).open;
}

const swapped = (rules: readonly Rule[], first: number, second: number) =>
  rules.map((rule, place) => rules[place === first ? second : place === second ? first : place] ?? rule);

describe.each([...before, ...after])('%s', (kind) => {
  const isBefore = before.includes(kind);
  const pass = (rule: Omit<Rule, 'action'>): readonly Rule[] => (isBefore ? [{ action: 'Pass', ...rule }] : []);

  describe.each(['egress', 'ingress'] as const)('%s', (direction) => {
    describe.each([
      ['TCP', 80, 8080],
      ['UDP', 5353, 53],
      ['SCTP', 9003, 9005],
    ] as const)('%s', (protocol, denied, other) => {
      const rules: readonly Rule[] = [
        { action: 'Allow', peer: inHouse('open') },
        { action: 'Deny', peer: inHouse('open') },
        { action: 'Deny', peer: inHouse('half'), at: [protocol, denied] },
        { action: 'Allow', peer: inHouse('rest'), at: [protocol, other] },
        { action: 'Deny', peer: inHouse('rest') },
        ...pass({ peer: inHouse('open') }),
        ...pass({ peer: inHouse('half'), at: [protocol, denied] }),
      ];
      const at = (all: readonly Rule[], house: House, port: number) =>
        isOpen([over(kind, { [direction]: all })], direction, house, protocol, port);

      test('the first rule that matches decides', () => {
        expect([at(rules, 'open', denied), at(rules, 'open', other)]).toEqual([true, true]);
        const turned = swapped(rules, 0, 1);
        expect([at(turned, 'open', denied), at(turned, 'open', other)]).toEqual([false, false]);
      });

      test('a port is allowed, and every other one denied', () => {
        expect([at(rules, 'rest', other), at(rules, 'rest', denied)]).toEqual([true, false]);
      });

      test('a port is denied, and no other one', () => {
        expect([at(rules, 'half', denied), at(rules, 'half', other)]).toEqual([false, true]);
      });

      test('what is passed on is decided further on', () => {
        // The one after has nothing to pass on to.
        if (!isBefore) return expect(rules).toHaveLength(5);
        const all = swapped(rules, 0, 5);
        expect([at(all, 'open', denied), at(all, 'open', other)]).toEqual([true, true]);
        const one = swapped(rules, 2, 6);
        expect([at(one, 'half', denied), at(one, 'half', other)]).toEqual([true, true]);
      });
    });

    test('a port may be called by its name', () => {
      const rules: readonly Rule[] = [
        { action: 'Allow', peer: inHouse('rest'), at: ['TCP', 'web'] },
        { action: 'Allow', peer: inHouse('rest'), at: ['UDP', 'dns'] },
        { action: 'Deny', peer: inHouse('rest') },
      ];
      const open = (protocol: Protocol, port: number) =>
        isOpen([over(kind, { [direction]: rules })], direction, 'rest', protocol, port);
      expect([open('TCP', 80), open('TCP', 8080), open('UDP', 53), open('UDP', 5353)]).toEqual([
        true,
        false,
        true,
        false,
      ]);
    });
  });

  test('addresses: a network of all is every pod too, unless a rule before it says otherwise', () => {
    const rules: readonly Rule[] = [
      { action: 'Allow', peer: inHouse('half') },
      { action: 'Deny', peer: { networks: ['0.0.0.0/0', '::/0'] } },
    ];
    const policies = [over(kind, { egress: rules })];
    const world = outside('203.0.113.10');
    if (!world) throw new Error('it is an address');
    const open = (other: End | House) => isOpen(policies, 'egress', other, 'TCP', 80);
    expect([open('half'), open('rest'), open('open'), open(world)]).toEqual([true, false, false, false]);
  });

  test('a part of the addresses allows what may be in it, and denies what is in it alone', () => {
    const block = (action: Rule['action']) =>
      over(kind, {
        egress: [
          { action, peer: { networks: ['203.0.113.0/24'] } },
          ...(action === 'Allow' ? [{ action: 'Deny' as const, peer: { networks: ['0.0.0.0/0'] } }] : []),
        ],
      });
    const [inside, without] = [outside('203.0.113.10'), outside('198.51.100.1')];
    if (!inside || !without) throw new Error('they are addresses');
    const open = (action: Rule['action'], end: End) => isOpen([block(action)], 'egress', end, 'TCP', 443);
    expect([open('Deny', inside), open('Deny', without)]).toEqual([false, true]);
    expect([open('Allow', inside), open('Allow', without)]).toEqual([true, false]);
  });

  test('pods with the network of their node are neither its subject nor its peers', () => {
    const host = workload('own/node', { house: 'own' }, [], { hostNetwork: true });
    const objects = [...base, host, over(kind, { ingress: [{ action: 'Deny', peer: { namespaces: {} } }] })];
    const network = readNetwork(objects);
    const [node, own, rest] = ['node', 'own', 'rest'].map((name) => network.pods.find(({ made }) => made === name));
    if (!node || !own || !rest) throw new Error('they are there');
    const open = (from: End, to: End) => decide(network, { from, to, protocol: 'TCP', port: 80 }).open;
    expect([open(rest, own), open(rest, node), open(node, own)]).toEqual([false, true, true]);
  });

  test('a peer that only a cluster resolves is named, and matches nothing', () => {
    const one = over(kind, { egress: [{ action: 'Deny', peer: { nodes: { matchLabels: { os: 'linux' } } } }] });
    expect(isOpen([one], 'egress', 'rest', 'TCP', 80)).toBe(true);
    expect(unevaluatedIn([one])).toEqual([
      { name: expect.stringMatching(/Policy \w+, spec\.egress\[0\]$/), because: 'a peer by nodes is not evaluated' },
    ]);
  });
});

const denyRest = { ingress: [{ action: 'Deny', peer: inHouse('rest') }] } as const satisfies Partial<
  Record<Direction, readonly Rule[]>
>;
const passRest = { ingress: [{ action: 'Pass', peer: inHouse('rest') }] } as const satisfies Partial<
  Record<Direction, readonly Rule[]>
>;
const allowRest = { ingress: [{ action: 'Allow', peer: inHouse('rest') }] } as const satisfies Partial<
  Record<Direction, readonly Rule[]>
>;

test('the lower number is judged first', () => {
  const open = (priority: number) =>
    isOpen(
      [
        over('AdminNetworkPolicy', denyRest, 50, 'deny'),
        over('AdminNetworkPolicy', passRest, priority, 'pass'),
        over('BaselineAdminNetworkPolicy', allowRest),
      ],
      'ingress',
      'rest',
      'TCP',
      80,
    );
  expect([open(60), open(40)]).toEqual([false, true]);
});

test('two of one priority are named', () => {
  const both = [over('AdminNetworkPolicy', denyRest, 50, 'a'), over('AdminNetworkPolicy', passRest, 50, 'b')];
  expect(unevaluatedIn(both)).toEqual([
    {
      name: 'AdminNetworkPolicy b',
      because: 'it has the priority of AdminNetworkPolicy a, and either may be judged first',
    },
  ]);
});

describe('before, NetworkPolicies, after', () => {
  const house = (name: House) => ({ namespaceSelector: { matchLabels: { house: name } } });
  const allowing = policy('own/p', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [house('rest')] }] });
  const closing = policy('own/p', { podSelector: {}, policyTypes: ['Ingress'] });
  const baseline = over('BaselineAdminNetworkPolicy', denyRest);

  test.each([
    ['a deny before is final', [over('AdminNetworkPolicy', denyRest), allowing, baseline], false],
    ['an allow before is final', [over('AdminNetworkPolicy', allowRest), closing, baseline], true],
    ['what is passed on, a NetworkPolicy decides', [over('AdminNetworkPolicy', passRest), allowing, baseline], true],
    [
      'what is passed on, a NetworkPolicy decides also by its silence',
      [over('AdminNetworkPolicy', passRest), closing],
      false,
    ],
    ['without a NetworkPolicy, the one after decides', [over('AdminNetworkPolicy', passRest), baseline], false],
    ['without any, all is open', [over('AdminNetworkPolicy', passRest)], true],
  ])('%s', (_, objects, open) => expect(isOpen(objects, 'ingress', 'rest', 'TCP', 80)).toBe(open));
});

test('an explanation names the policy, its rule and when it is judged', () => {
  const network = readNetwork([
    ...base,
    over('AdminNetworkPolicy', { ingress: [{ action: 'Deny', peer: inHouse('rest'), at: ['TCP', 80] }] }),
  ]);
  const [from, to] = ['rest', 'own'].map((name) => network.pods.find(({ made }) => made === name));
  if (!from || !to) throw new Error('they are there');
  const all = answers(network, { from, to });
  expect(all.map(({ ports, ingress }) => [ports, ...ingress])).toEqual(
    [
      expect.arrayContaining(['ingress of own/own is open: no NetworkPolicy selects it']),
      [
        '80/TCP',
        'ingress of own/own is closed: AdminNetworkPolicy tested, spec.ingress[0], denies it before any NetworkPolicy: from[0] (namespaces house=rest, every pod), item 0 of its ports (80/TCP)',
      ],
      expect.anything(),
    ].slice(0, all.length),
  );
});
