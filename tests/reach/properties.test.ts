import * as fc from 'fast-check';
import type { Manifest } from '../../src/kubernetes/manifest';
import { decide } from '../../src/reach/decide';
import type { PodEnd } from '../../src/reach/end';
import { outside } from '../../src/reach/end';
import { isOpen, matrix } from '../../src/reach/matrix';
import type { Network } from '../../src/reach/network';
import { readNetwork } from '../../src/reach/network';
import { isNetworkPolicy } from '../../src/reach/policy';
import { describeSpans, joinSpans, lastPort, protocols } from '../../src/reach/port';
import { policyProblems } from '../../src/reach/problems';
import { openSpans, stretches } from '../../src/reach/spans';
import { anyCluster, anyPolicy } from './arbitrary';
import { policy } from './world';

const world = ['10.0.0.1', '10.1.2.3', '192.0.2.1', '192.0.2.100', '203.0.113.10', '2001:db8::1'].flatMap(
  (address) => outside(address) ?? [],
);

function open(network: Network): ReadonlyMap<string, string> {
  const ends = [...network.pods, ...world];
  return new Map(
    matrix(network, ends, ends).map(({ from, to, open }) => [`${from.name} → ${to.name}`, describeSpans(open)]),
  );
}

/** Every list of rules, peers and ports the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, turned(inside)]));
}

const selected = (objects: readonly Manifest[], added: Manifest): ReadonlySet<string> => {
  const alone = readNetwork([...objects.filter((object) => !isNetworkPolicy(object)), added]);
  const [of] = [...alone.policies.values()].flat();
  const bound = (pod: PodEnd) =>
    (['egress', 'ingress'] as const).some((half) => {
      const verdict = decide(alone, { from: pod, to: pod, protocol: 'TCP', port: 1 })[half];
      return verdict.policies.length > 0;
    });
  return new Set(of ? alone.pods.filter(bound).map(({ name }) => name) : []);
};

test('the clusters are ones that the API server takes, with something open and something closed', () => {
  const seen = { open: 0, closed: 0, some: 0 };
  fc.assert(
    fc.property(anyCluster, (objects) => {
      expect(policyProblems(objects)).toEqual([]);
      for (const ports of open(readNetwork(objects)).values()) {
        seen[ports === 'all ports' ? 'open' : ports === 'no port' ? 'closed' : 'some'] += 1;
      }
    }),
    { seed: 1 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});

test('another policy changes nothing between ends that it does not select', () => {
  fc.assert(
    fc.property(anyCluster, anyPolicy('added'), (objects, added) => {
      const touched = selected(objects, added);
      const [before, after] = [open(readNetwork(objects)), open(readNetwork([...objects, added]))];
      for (const [pair, ports] of before) {
        if (!pair.split(' → ').some((name) => touched.has(name))) expect(after.get(pair)).toBe(ports);
      }
    }),
    { numRuns: 30 },
  );
});

test('another rule takes nothing away from pods that are bound already', () => {
  fc.assert(
    fc.property(anyCluster, anyPolicy('added'), (objects, added) => {
      const places = ['x', 'y', 'z'];
      const types = ['Ingress', 'Egress'];
      const denied = [
        ...objects,
        ...places.map((place) => policy(`${place}/deny`, { podSelector: {}, policyTypes: types })),
      ];
      const [before, after] = [readNetwork(denied), readNetwork([...denied, added])];
      const ends = [...before.pods, ...world];
      for (const { from, to, open } of matrix(before, ends, ends)) {
        const now = openSpans(after, { from, to });
        expect(joinSpans([...open, ...now])).toEqual(now);
      }
    }),
    { numRuns: 30 },
  );
});

test('a default deny alone leaves nothing to pods', () => {
  fc.assert(
    fc.property(anyCluster, (objects) => {
      const bare = objects.filter((object) => !isNetworkPolicy(object));
      const deny = ['x', 'y', 'z'].map((place) =>
        policy(`${place}/deny`, { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
      );
      const network = readNetwork([...bare, ...deny]);
      const ends = [...network.pods, ...world];
      const cells = matrix(network, ends, ends).filter(({ from, to }) => from.kind === 'pod' || to.kind === 'pod');
      expect(cells.filter(({ open }) => open.length > 0)).toEqual([]);
      expect(cells.length).toBeGreaterThan(0);
    }),
    { numRuns: 30 },
  );
});

test('the order of objects, rules, peers and ports does not matter', () => {
  fc.assert(
    fc.property(anyCluster, (objects) => {
      const other = readNetwork(turned(objects) as readonly Manifest[]);
      expect(new Map([...open(other)].sort())).toEqual(new Map([...open(readNetwork(objects))].sort()));
    }),
    { numRuns: 30 },
  );
});

test('stretches cover every port of every protocol once, and say what each port alone would', () => {
  fc.assert(
    fc.property(anyCluster, fc.integer({ min: 1, max: lastPort }), (objects, port) => {
      const network = readNetwork(objects);
      const ends = [...network.pods, ...world.slice(0, 2)];
      for (const { from, to, open } of matrix(network, ends, ends)) {
        const all = stretches(network, { from, to });
        expect(joinSpans(all)).toEqual(protocols.map((protocol) => ({ protocol, first: 1, last: lastPort })));
        for (const protocol of protocols) {
          const verdict = decide(network, { from, to, protocol, port });
          expect(isOpen({ open }, protocol, port)).toBe(verdict.open);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('an address and its neighbours inside a block are treated alike', () => {
  fc.assert(
    fc.property(anyCluster, fc.integer({ min: 0, max: 254 }), (objects, last) => {
      const network = readNetwork(objects);
      const [one, other] = ['10.1.2.0', `10.1.2.${last}`].map((address) => outside(address));
      for (const pod of network.pods) {
        if (!one || !other) throw new Error('they are addresses');
        expect(openSpans(network, { from: pod, to: one })).toEqual(openSpans(network, { from: pod, to: other }));
        expect(openSpans(network, { from: one, to: pod })).toEqual(openSpans(network, { from: other, to: pod }));
      }
    }),
    { numRuns: 30 },
  );
});
