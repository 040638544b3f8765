import type { Manifest } from '../../../src/kubernetes/manifest';
import type { Connection } from '../../../src/reach/decide';
import { decide } from '../../../src/reach/decide';
import type { End } from '../../../src/reach/end';
import { outside } from '../../../src/reach/end';
import type { Network } from '../../../src/reach/network';
import { policiesOf, readNetwork } from '../../../src/reach/network';
import { lastPort, protocols } from '../../../src/reach/port';
import { addresses } from '../world';
import { clusters } from './clusters';
import { asked, asUnderstood, withAddresses } from './cyclonus';
import { comparedWith } from './tools';

const counted = { clusters: 0, asked: 0, open: 0, explained: 0, differences: 0 };

afterAll(() => {
  const { clusters, asked, open, explained, differences } = counted;
  console.log(
    `cyclonus: ${clusters} clusters, ${asked} connections, ${open} open, ${differences} differences beside ${explained} by its NotIn`,
  );
});

comparedWith('cyclonus', (path) => {
  test.each(clusters.map((cluster) => [cluster.name, cluster] as const))('%s', async (_, { objects }) => {
    const network = withAddresses(readNetwork(objects));
    const connections = connectionsOf(network);
    const theirs = await asked(path, objects, network, connections);
    expect(theirs).toHaveLength(connections.length);
    const [ours, understood] = [verdicts(objects, connections), verdicts(asUnderstood(objects), connections)];
    const differences = connections.filter((_, place) => understood[place] !== theirs[place]);
    counted.clusters += 1;
    counted.asked += connections.length;
    counted.open += ours.filter((open) => open).length;
    counted.explained += ours.filter((open, place) => open !== understood[place]).length;
    counted.differences += differences.length;
    expect(differences.map(say)).toEqual([]);
  });
});

function verdicts(objects: readonly Manifest[], connections: readonly Connection[]): readonly boolean[] {
  const network = withAddresses(readNetwork(objects));
  return connections.map((connection) => decide(network, connection).open);
}

function say({ from, to, protocol, port }: Connection): string {
  return `${from.name} → ${to.name}: ${port}/${protocol}`;
}

/** Every two ends, with every port at which a policy or a container could make a difference, and those beside it. */
function connectionsOf(network: Network): readonly Connection[] {
  const rules = policiesOf(network).flatMap((policy) => [...policy.rules.ingress, ...policy.rules.egress]);
  // Without a block all addresses are alike.
  const blocks = rules.some(({ peers }) => peers.some(({ ipBlock }) => ipBlock));
  const asking = blocks ? [...addresses, '192.0.2.1', '192.0.2.64', '192.0.2.65'] : ['203.0.113.10'];
  const ends: readonly End[] = [...network.pods, ...asking.flatMap((address) => outside(address) ?? [])];
  const named = rules
    .flatMap(({ ports }) => ports)
    .flatMap(({ port, endPort }) => [port, endPort])
    .filter((port) => typeof port === 'number');
  const declared = network.pods.flatMap(({ ports }) => ports.map(({ port }) => port));
  const points = [...named, ...declared].flatMap((port) => [port - 1, port, port + 1]);
  const ports = [...new Set([1, ...points, lastPort])].filter((port) => port >= 1 && port <= lastPort);
  return ends.flatMap((from) =>
    ends
      .filter((to) => from.kind === 'pod' || to.kind === 'pod')
      .flatMap((to) => protocols.flatMap((protocol) => ports.map((port) => ({ from, to, protocol, port })))),
  );
}
