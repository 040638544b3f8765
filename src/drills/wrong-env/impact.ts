/** Impact of an incident: objects touched, and by which client, as the cluster itself recorded it. */

import type { LiveObject } from '../../cluster/live-objects';
import { nameOf } from '../../kubernetes/identity';
import type { Manifest } from '../../kubernetes/manifest';

/** One object that was touched. */
export interface Touched {
  /** Such as `Deployment api/api`. */
  readonly object: string;
  /** Whether the environment has it at all. */
  readonly how: 'changed' | 'added';
  /** The label of the environment that it bears now. */
  readonly environment: string;
  /** Which program wrote it last, and when, as the API server noted. */
  readonly by: string;
  readonly at: string;
}

export interface Impact {
  readonly objects: readonly Touched[];
  /** Pods that were made since, or whose workload was touched. */
  readonly pods: readonly { readonly pod: string; readonly environment: string; readonly state: string }[];
  /** Hosts that callers knew and that no longer answer, and hosts that answer in their place. */
  readonly hosts: { readonly lost: readonly string[]; readonly gained: readonly string[] };
}

/**
 * @param environment whose the cluster is
 * @param wanted what the environment says
 * @param live every object of ours on the cluster, pods as well
 * @param since the beginning
 */
export function impact(
  environment: string,
  wanted: readonly Manifest[],
  live: readonly LiveObject[],
  since: Date,
): Impact {
  const known = new Set(wanted.map(nameOf));
  // API servers note whole seconds.
  const begin = Math.floor(since.getTime() / 1000) * 1000;
  const objects = live
    .filter((object) => !isMade(object) && isTouched(object, environment, begin))
    .map((object): Touched => {
      const { manager, time } = lastWriter(object, begin);
      return {
        object: nameOf(object),
        how: known.has(nameOf(object)) ? 'changed' : 'added',
        environment: environmentOf(object),
        by: manager,
        at: time,
      };
    });
  return {
    objects: objects.sort((one, other) => (one.object < other.object ? -1 : 1)),
    pods: live
      .filter(({ kind, metadata }) => kind === 'Pod' && Date.parse(metadata.creationTimestamp) >= begin)
      .map((pod) => ({
        pod: `${pod.metadata.namespace}/${pod.metadata.name}`,
        environment: environmentOf(pod),
        state: stateOf(pod),
      })),
    hosts: { lost: without(hosts(wanted), hosts(live)), gained: without(hosts(live), hosts(wanted)) },
  };
}

/** Whether a controller made it of another object, which is the one that is reported. */
function isMade({ kind, metadata }: LiveObject): boolean {
  return kind === 'Pod' || kind === 'ReplicaSet' || (metadata.ownerReferences ?? []).length > 0;
}

function isTouched(object: LiveObject, environment: string, begin: number): boolean {
  return environmentOf(object) !== environment || lastWriter(object, begin).manager === 'kubectl';
}

/** Who of kubectl's kind wrote it since the beginning; of what is older, the one who wrote last. */
function lastWriter({ metadata }: LiveObject, begin: number): { readonly manager: string; readonly time: string } {
  const writers = (metadata.managedFields ?? []).map(({ manager, time = '' }) => ({ manager, time }));
  const last = writers.filter(({ time }) => Date.parse(time) >= begin).sort((a, b) => (a.time < b.time ? -1 : 1));
  return last.find(({ manager }) => manager === 'kubectl') ?? last.at(-1) ?? { manager: 'unknown', time: '' };
}

function environmentOf({ metadata }: Manifest): string {
  return metadata.labels?.['env'] ?? 'none';
}

/** Why a pod does not run, or that it does. */
function stateOf(pod: LiveObject): string {
  const { phase = 'Unknown', containerStatuses = [] } = (pod['status'] ?? {}) as {
    readonly phase?: string;
    readonly containerStatuses?: readonly {
      readonly ready: boolean;
      readonly state: { readonly waiting?: { readonly reason: string } };
    }[];
  };
  const waiting = containerStatuses.map(({ state }) => state.waiting?.reason).find((reason) => reason !== undefined);
  const isReady = containerStatuses.length > 0 && containerStatuses.every(({ ready }) => ready);
  return waiting ?? (isReady ? 'Ready' : phase);
}

function hosts(objects: readonly Manifest[]): readonly string[] {
  return objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(
      (ingress) => ((ingress['spec'] ?? {}) as { readonly rules?: readonly { readonly host?: string }[] }).rules ?? [],
    )
    .flatMap(({ host }) => (host === undefined ? [] : [host]));
}

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set(all)].filter((one) => !others.includes(one)).sort();
}
