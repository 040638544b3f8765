/**
 * Pods that stand in for all others: with the labels of a workload or a neighbour, or without any, and listening on
 * every port that any workload declares, by TCP and UDP. What is open to one of them answers; of a workload itself,
 * which listens to few ports and never to UDP, a refusal would look like silence.
 */

import { lab } from '../../../src/config/environments/lab';
import type { NeighbourName } from '../../../src/config/flows';
import { neighboursOf } from '../../../src/config/flows';
import type { ServiceName } from '../../../src/config/services';
import type { PodEnd } from '../../../src/reach/end';
import type { Network } from '../../../src/reach/network';
import { nameless } from '../../reach/declared';
import { strangers } from './canary';
import { apply, list, must } from './kubectl';
import type { Source, Target } from './live-matrix';
import { probePod } from './probe';

/** A pod of the suite's own. */
export interface StandIn {
  readonly namespace: string;
  readonly pod: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whom it stands for. */
  readonly end: PodEnd;
}

export interface PodObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly status: { readonly phase: string; readonly podIP?: string };
}

export const nameLabel = 'app.kubernetes.io/name';

/** A pod that every selector of ours takes for one of a service's. */
export function forService(network: Network, name: ServiceName, pod = 'probe'): StandIn {
  return { namespace: name, pod, labels: { [nameLabel]: name }, end: named(name, ofService(network, name)) };
}

/** A pod of ours that no selector knows. */
export function forNameless(namespace: ServiceName): StandIn {
  return { namespace, pod: 'nameless', labels: {}, end: nameless(namespace) };
}

export function forNeighbour(name: Exclude<NeighbourName, 'dns'>): StandIn {
  const { namespace, podLabels } = neighboursOf(lab)[name];
  return { namespace, pod: 'probe', labels: podLabels, end: party(name, namespace, podLabels) };
}

/** A pod of a namespace without policies of ours, with the label of a caller of ours; `useLab` has started it. */
export const stranger: StandIn = {
  namespace: strangers,
  pod: 'client',
  labels: { [nameLabel]: 'api', role: 'client' },
  end: party('stranger', strangers, { [nameLabel]: 'api', role: 'client' }),
};

/** Another of that namespace, which listens and which no policy guards. */
export const open: StandIn = {
  namespace: strangers,
  pod: 'open',
  labels: { role: 'open' },
  end: party('open', strangers, { role: 'open' }),
};

/** A pod that policies of ours know by these labels at most. */
export function party(name: string, namespace: string, labels: PodEnd['labels']): PodEnd {
  return { ...nameless(namespace), name, labels };
}

/** The same pods under the service's name. */
export function named(name: string, end: PodEnd): PodEnd {
  return { ...end, name };
}

/** The pods of a service, as they stand in dist. @throws when there are none */
export function ofService({ pods }: Network, name: ServiceName): PodEnd {
  const found = pods.find(({ namespace }) => namespace === name);
  if (!found) throw new Error(`dist has no workload in ${name}`);
  return found;
}

/** All ports that any workload declares. */
export function allPorts({ pods }: Network): readonly number[] {
  return [...new Set(pods.flatMap(({ ports }) => ports.map(({ port }) => port)))].sort((a, b) => a - b);
}

function manifest({ namespace, pod, labels }: StandIn, ports: readonly number[]) {
  return probePod(namespace, pod, labels, ['serve', ...ports.map(String)]);
}

export function sourceOf({ namespace, pod, end }: StandIn): Source {
  return { name: end.name, end, from: { namespace, pod } };
}

/** Starts them all at once and waits for all. @throws with what was refused, or with what did not start */
export async function start(standIns: readonly StandIn[], ports: readonly number[]): Promise<void> {
  const { code, stderr } = await apply(...standIns.map((one) => manifest(one, ports)));
  if (code !== 0) throw new Error(stderr);
  // Pods of the suite have no instance; all of dist have.
  const own = '--selector=env=lab,!app.kubernetes.io/instance';
  await must('wait', 'pod', '--all-namespaces', own, '--for=condition=Ready', '--timeout=120s');
}

/** Every port of stand-ins, by TCP and UDP. */
export async function targetsOf(standIns: readonly StandIn[], ports: readonly number[]): Promise<readonly Target[]> {
  const pods = await list<PodObject>('pods', '--all-namespaces');
  return standIns.flatMap(({ namespace, pod, end }) => {
    const found = pods.find(({ metadata }) => metadata.namespace === namespace && metadata.name === pod);
    const ip = found?.status.podIP;
    if (ip === undefined) throw new Error(`pod ${namespace}/${pod} has no address`);
    return ports.flatMap((port) =>
      (['TCP', 'UDP'] as const).map((protocol) => {
        const address = `${protocol.toLowerCase()}:${ip}:${port}`;
        return { name: `${end.name} ${port}/${protocol}`, end, protocol, port, address, at: `${namespace}/${pod}` };
      }),
    );
  });
}

/** Takes away what was started. @param made namespaces of the test's own */
export async function removeAll(standIns: readonly StandIn[], made: readonly string[]): Promise<void> {
  const places = [...new Set(standIns.map(({ namespace }) => namespace))];
  await Promise.all(
    places.map((namespace) => {
      if (made.includes(namespace)) return must('delete', 'namespace', namespace, '--ignore-not-found');
      const pods = standIns.filter((one) => one.namespace === namespace).map(({ pod }) => pod);
      return must('delete', 'pod', ...pods, '--namespace', namespace, '--now', '--ignore-not-found');
    }),
  );
}
