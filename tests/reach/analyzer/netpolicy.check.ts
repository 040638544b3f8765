import type { Manifest } from '../../../src/kubernetes/manifest';
import type { End } from '../../../src/reach/end';
import { outside } from '../../../src/reach/end';
import { matrix } from '../../../src/reach/matrix';
import { policiesOf, readNetwork } from '../../../src/reach/network';
import { addressOf, outsideEnds } from '../../../src/reach/outside';
import { describeSpans } from '../../../src/reach/port';
import { clusters } from './clusters';
import type { Listed } from './netpolicy';
import { listed } from './netpolicy';
import { comparedWith } from './tools';

/** Expected differences, and the sentence of the specification that decides each; `only` matches every difference. */
const explained: Readonly<Record<string, { readonly why: string; readonly only: RegExp }>> = {
  'both-halves': {
    why: 'Egress of the source and ingress of the destination must both allow: 85-95 and 80-90 have 85-90 in common. Its own `eval` says so too, and cyclonus; its `list` loses ranges that overlap in part.',
    only: /^y\/c → x\/a: netpolicy no port, ours 85-90\/TCP$/,
  },
  'host-network': {
    why: 'NetworkPolicy behaviour for hostNetwork pods is undefined; in the most common implementation they are ignored by podSelector and namespaceSelector, and their traffic is that of the node. It takes them for other pods.',
    only: /x\/node/,
  },
};

/** It ends when a named port meets an address: "a named port on a pod" is what the API calls it, and an address has none. */
const refusal = /named port error: cannot convert named port for an IP destination/;

const counted = { clusters: 0, cells: 0, open: 0, differences: 0, explained: 0, refused: 0 };

afterAll(() => {
  const { clusters, cells, open, differences, explained, refused } = counted;
  console.log(
    `netpolicy: ${clusters} clusters, ${cells} pairs of ends, ${open} open, ${differences} differences beside ${explained} explained; ${refused} clusters that it refuses`,
  );
});

comparedWith('netpolicy', (path) => {
  test.each(clusters.map((cluster) => [cluster.name, cluster] as const))('%s', async (name, { objects }) => {
    const theirList = await listed(path, objects);
    if (typeof theirList === 'string') {
      counted.refused += 1;
      expect(theirList).toMatch(refusal);
      expect(hasNamedPortToAddresses(objects)).toBe(true);
      return;
    }
    const ours = matrixOf(objects, theirList);
    const differences = ours.flatMap(({ from, to, open }) => {
      const theirs = theirList.filter((one) => isEnd(one.from, from) && isEnd(one.to, to));
      const [said, computed] = [describeSpans(theirs.flatMap((one) => one.open)), describeSpans(open)];
      return said === computed ? [] : [`${from.name} → ${to.name}: netpolicy ${said}, ours ${computed}`];
    });
    counted.clusters += 1;
    counted.cells += ours.length;
    counted.open += ours.filter(({ open }) => open.length > 0).length;
    const reason = explained[name];
    counted[reason ? 'explained' : 'differences'] += differences.length;
    expect(reason ? differences.filter((one) => !reason.only.test(one)) : differences).toEqual([]);
    // An explanation that is not needed any more is wrong.
    expect(differences.length > 0).toBe(reason !== undefined);
    // Whatever it speaks of, we do.
    const spoken = theirList.filter((one) => !ours.some(({ from, to }) => isEnd(one.from, from) && isEnd(one.to, to)));
    expect(spoken).toEqual([]);
  });
});

test('every difference that is explained is one of a cluster that is there', () => {
  expect(clusters.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(explained)));
});

function hasNamedPortToAddresses(objects: readonly Manifest[]): boolean {
  return policiesOf(readNetwork(objects))
    .flatMap(({ rules }) => rules.egress)
    .some(
      ({ peers, ports }) =>
        (peers.length === 0 || peers.some(({ ipBlock }) => ipBlock)) &&
        ports.some(({ port }) => typeof port === 'string'),
    );
}

/**
 * Our cells between pods, and between pods and the parts of the world that either of us tells apart. It leaves out what a
 * workload may do to itself, and knows no addresses of IPv6.
 */
function matrixOf(objects: readonly Manifest[], theirList: readonly Listed[]) {
  const network = readNetwork(objects);
  const theirs = theirList
    .flatMap(({ from, to }) => [from, to])
    .filter((end) => !end.includes('/'))
    .flatMap((range) => range.split('-'));
  const parts = outsideEnds(network)
    .filter(({ address }) => address.family === 4)
    .map(addressOf);
  const world = [...new Set([...parts, ...theirs])].flatMap((address) => outside(address) ?? []);
  const ends: readonly End[] = [...network.pods, ...world];
  return matrix(network, ends, ends).filter(
    ({ from, to }) => from !== to && (from.kind === 'pod' || to.kind === 'pod'),
  );
}

/** True if a name of theirs is this end of ours. */
function isEnd(theirs: string, end: End): boolean {
  if (end.kind === 'pod') return theirs === end.name;
  const [first, last] = theirs.split('-').map((address) => outside(address)?.address.first);
  return first !== undefined && last !== undefined && first <= end.address.first && end.address.first <= last;
}
