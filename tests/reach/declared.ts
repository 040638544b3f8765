/** Matrix of the declared flows: the one computed from dist, and the measured one, must equal it. */
import { join } from 'node:path';
import { production } from '../../src/config/environments/production';
import { flowPort, flows, lookups, neighboursOf } from '../../src/config/flows';
import type { ServiceName } from '../../src/config/services';
import { services } from '../../src/config/services';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readObjects } from '../../src/kubernetes/read';
import type { End, PodEnd } from '../../src/reach/end';
import { outside } from '../../src/reach/end';
import type { Network } from '../../src/reach/network';
import { readNetwork } from '../../src/reach/network';
import type { Span } from '../../src/reach/port';
import { joinSpans } from '../../src/reach/port';
import { partiesOf } from '../../src/reach/view/ends';

export const names = Object.keys(services) as readonly ServiceName[];

/** The most sensitive destinations: metadata, resolvers, the API server, a node, a host on the internet. */
export const addresses = [
  '169.254.169.254',
  '169.254.170.2',
  'fd00:ec2::254',
  '1.1.1.1',
  '8.8.8.8',
  '10.96.0.1',
  '192.168.49.2',
  '203.0.113.10',
] as const;

/** The declared ports from one end to another, by their names; what is not declared is closed. */
export function declaredSpans(from: string, to: string): readonly Span[] {
  const one = (port: number | undefined, protocol: Span['protocol'] = 'TCP') =>
    port === undefined ? [] : [{ protocol, first: port, last: port }];
  return joinSpans([
    ...flows.filter((flow) => flow.from === from && flow.to === to).flatMap((flow) => one(flowPort(flow))),
    ...lookups
      .filter((lookup) => lookup.from === from && lookup.to === to)
      .flatMap(({ port }) => [...one(port), ...one(port, 'UDP')]),
  ]);
}

/** A pod without any label, in a namespace; `nameless@api`. */
export function nameless(namespace: string): PodEnd {
  const name = `nameless@${namespace}`;
  return { kind: 'pod', name, workload: 'Pod', namespace, labels: {}, ports: [], hostNetwork: false, addresses: [] };
}

/** The ends of an environment's matrix, and a nameless pod in each of our namespaces. */
export function population(network: Network): readonly End[] {
  return [
    ...partiesOf(network, neighboursOf(production)).map(({ end }) => end),
    ...names.map(nameless),
    ...addresses.flatMap((address) => outside(address) ?? []),
  ];
}

/** The objects of an environment, as they stand in dist. */
export function distOf(environment: string): readonly Manifest[] {
  return readObjects(join('dist', environment));
}

export function networkOf(environment: string): Network {
  return readNetwork(distOf(environment));
}
