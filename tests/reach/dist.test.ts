import { environments } from '../../src/config/environments';
import { flows, lookups } from '../../src/config/flows';
import type { Manifest } from '../../src/kubernetes/manifest';
import type { End, PodEnd } from '../../src/reach/end';
import { readNetwork } from '../../src/reach/network';
import { describeSpans } from '../../src/reach/port';
import { policyProblems } from '../../src/reach/problems';
import { openSpans } from '../../src/reach/spans';
import { addresses, declaredSpans, distOf, nameless, names, population } from './declared';

/** Open pairs as `api → mongo: 27017/TCP`, between ends of which at least one is in our namespaces. */
function openIn(
  objects: readonly Manifest[],
  sources: readonly End[],
  destinations: readonly End[] = sources,
): readonly string[] {
  const network = readNetwork(objects);
  return sources
    .flatMap((from) => destinations.filter((to) => isOurs(from) || isOurs(to)).map((to) => ({ from, to })))
    .map((pair) => ({ ...pair, open: openSpans(network, pair) }))
    .filter(({ open }) => open.length > 0)
    .map(({ from, to, open }) => `${from.name} → ${to.name}: ${describeSpans(open)}`)
    .sort();
}

function isOurs(end: End): boolean {
  return end.kind === 'pod' && names.some((name) => name === end.namespace);
}

const isPolicy = ({ kind }: Manifest) => kind === 'NetworkPolicy';
const without = (all: readonly string[], some: readonly string[]) => all.filter((one) => !some.includes(one));
const touches = (name: string) => (arrow: string) => arrow.startsWith(`${name} →`) || arrow.includes(`→ ${name}:`);

describe.each(Object.keys(environments))('the network of dist/%s', (environment) => {
  const objects = distOf(environment);
  const allEnds = population(readNetwork(objects));
  const open = openIn(objects, allEnds);
  const declared = allEnds
    .flatMap((from) => allEnds.map((to) => [from.name, to.name] as const))
    .map(([from, to]) => [from, to, describeSpans(declaredSpans(from, to))] as const)
    .filter(([, , ports]) => ports !== 'no port')
    .map(([from, to, ports]) => `${from} → ${to}: ${ports}`)
    .sort();

  test('has every workload, and every neighbour, nameless pod and address', () => {
    const ends = allEnds.map(({ name }) => name);
    expect(ends).toEqual(expect.arrayContaining([...names, 'front-door', 'prometheus', 'dns', 'stranger', 'outside']));
    expect(ends).toHaveLength(names.length * 2 + 5 + addresses.length);
  });

  test('is that of the declared flows: every pair, every port, TCP, UDP and SCTP', () => {
    expect(open).toEqual(declared);
    const pairs = new Set(flows.map(({ from, to }) => `${from} → ${to}`));
    expect(open).toHaveLength(pairs.size + lookups.length);
  });

  test('lets a pod without labels reach nothing, and be reached by nothing', () => {
    expect(open.filter((arrow) => arrow.includes('nameless@'))).toEqual([]);
  });

  test('opens no connection to an outside address, and none from one', () => {
    for (const address of ['outside', 'stranger', ...addresses]) expect(open.filter(touches(address))).toEqual([]);
  });

  test('opens nothing for who has but the label of a caller, or but its namespace', () => {
    const places = [...names, 'ingress-nginx', 'monitoring', 'kube-system', 'elsewhere'];
    const known = allEnds.filter((end): end is PodEnd => end.kind === 'pod');
    const impostors = places.flatMap((namespace) =>
      known
        .filter((end) => Object.keys(end.labels).length > 0 && end.namespace !== namespace)
        .map((end): PodEnd => ({ ...nameless(namespace), name: `${end.name}@${namespace}`, labels: end.labels })),
    );
    expect(impostors.length).toBeGreaterThan(50);
    const ours = allEnds.filter(isOurs);
    expect([...openIn(objects, impostors, ours), ...openIn(objects, ours, impostors)]).toEqual([]);
  });

  test('has only policies that the API server takes', () => {
    expect(policyProblems(objects)).toEqual([]);
    expect(objects.filter(isPolicy)).toHaveLength(names.length * 2);
  });

  describe.each(names)('without the policies of %s', (name) => {
    const leaveOut = (policy: string) =>
      objects.filter(
        (object) => !(isPolicy(object) && object.metadata.namespace === name && object.metadata.name === policy),
      );

    test('its own: all its connections go, and no other', () => {
      const now = openIn(leaveOut(name), allEnds);
      expect(now).toEqual(open.filter((arrow) => !touches(name)(arrow)));
      expect(now.length).toBeLessThan(open.length);
    });

    test('its default deny: only pods without a name are exposed, to all whom no policy of ours binds', () => {
      const now = openIn(leaveOut('default-deny'), allEnds);
      const bare = nameless(name).name;
      const free = allEnds.filter((end) => !isOurs(end)).map((end) => end.name);
      const gained = [
        `${bare} → ${bare}: all ports`,
        ...free.flatMap((other) => [`${bare} → ${other}: all ports`, `${other} → ${bare}: all ports`]),
      ];
      expect(without(now, open)).toEqual(gained.sort());
      expect(without(open, now)).toEqual([]);
      expect(free).toEqual(expect.arrayContaining(['stranger', 'outside', '169.254.169.254', '10.96.0.1']));
    });
  });
});
