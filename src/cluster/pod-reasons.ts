/** Reasons for which pods are not ready, as data: what a time-out does not say. */
import type { Kubectl } from './kubectl';

export interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  /** The id of the image that it runs. */
  readonly imageID?: string;
  readonly state: {
    readonly running?: object;
    readonly waiting?: { readonly reason: string; readonly message?: string };
    readonly terminated?: { readonly reason: string; readonly exitCode: number; readonly message?: string };
  };
  readonly lastState?: ContainerStatus['state'];
}

export interface Pod {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly status: {
    readonly phase: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

interface Event {
  readonly reason: string;
  readonly message: string;
  readonly lastTimestamp?: string | null;
  readonly involvedObject: { readonly kind: string; readonly namespace?: string; readonly name: string };
}

/**
 * - `running`: it runs, and its probe has not succeeded yet: slow is not a failure
 * - `starting`: it is being created, or its init containers run
 * - `unscheduled`: no node takes it
 * - `failing`: its container waits or has ended for a reason that may pass
 * - `hopeless`: that reason does not pass by waiting
 * - `refused`: it could not be created at all
 */
export type PodReason = 'running' | 'starting' | 'unscheduled' | 'failing' | 'hopeless' | 'refused';

export interface NotReady {
  readonly reason: PodReason;
  /** `namespace/name` of the pod, or `Kind namespace/name` of the controller that could not create one. */
  readonly object: string;
  /** What the cluster says of it, in one line. */
  readonly detail: string;
}

/** For people. */
export function sentenceOf({ detail, object }: NotReady): string {
  return `${object}: ${detail}`;
}

/** Reasons of a waiting container that time does not cure. */
const hopeless: readonly string[] = [
  ...['CrashLoopBackOff', 'ErrImagePull', 'ErrImageNeverPull', 'ImagePullBackOff', 'InvalidImageName'],
  ...['CreateContainerError', 'CreateContainerConfigError', 'RunContainerError'],
];
const starting: readonly string[] = ['ContainerCreating', 'PodInitializing'];

/** The remedy on a cluster that pulls no images. */
const missing = 'npm run images -- --load PROFILE builds and loads it';

/**
 * @param since events before it are of no interest, in milliseconds of the epoch
 * @returns each pod that is not ready, and each controller that could not create one
 */
export async function reasons(kubectl: Kubectl, since: number): Promise<readonly NotReady[]> {
  const found = await kubectl.list<Pod>('pods', { fields: 'metadata.namespace!=kube-system' });
  const events = await eventsOf(kubectl, since);
  const pods = found.ok ? found.value : [];
  return [...pods.flatMap((pod) => reasonsOf(pod).map((one) => withEvent(one, events))), ...refusalsIn(events)];
}

/** Controllers that could not create a pod. @param since as of `reasons` */
export async function refusals(kubectl: Kubectl, since: number): Promise<readonly NotReady[]> {
  return refusalsIn(await eventsOf(kubectl, since));
}

async function eventsOf(kubectl: Kubectl, since: number): Promise<readonly Event[]> {
  const found = await kubectl.list<Event>('events');
  return (found.ok ? found.value : [])
    .filter(({ lastTimestamp }) => lastTimestamp && Date.parse(lastTimestamp) >= since)
    .sort((a, b) => Date.parse(a.lastTimestamp ?? '') - Date.parse(b.lastTimestamp ?? ''));
}

/** What keeps one pod from being ready. */
export function reasonsOf({ metadata, status }: Pod): readonly NotReady[] {
  const object = `${metadata.namespace}/${metadata.name}`;
  const unscheduled = (status.conditions ?? []).find((one) => one.type === 'PodScheduled' && one.status === 'False');
  if (unscheduled)
    return [{ reason: 'unscheduled', object, detail: `waits for a node: ${oneLine(unscheduled.message ?? '')}` }];
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return containers.flatMap((container): readonly NotReady[] => {
    const { waiting, terminated } = container.state;
    if (container.ready || (terminated && terminated.exitCode === 0)) return [];
    const ended = terminated ?? container.lastState?.terminated;
    if (waiting || ended) {
      const early = waiting && starting.includes(waiting.reason) && !ended;
      const reason = early ? 'starting' : hopeless.includes(waiting?.reason ?? '') ? 'hopeless' : 'failing';
      return [{ reason, object, detail: detailOf(waiting, ended) }];
    }
    return status.phase === 'Running' ? [{ reason: 'running', object, detail: 'runs, and is not ready yet' }] : [];
  });
}

function detailOf(waiting: ContainerStatus['state']['waiting'], ended: ContainerStatus['state']['terminated']): string {
  const said = (message: string | undefined) => (message ? `: ${oneLine(message)}` : '');
  return [
    ...(waiting ? [`${waiting.reason}${said(waiting.message)}`] : []),
    ...(ended ? [`ended with ${ended.exitCode} (${ended.reason})${said(ended.message)}`] : []),
    ...(waiting && /^(ErrImage|ImagePull)/.test(waiting.reason) ? [missing] : []),
  ].join('; ');
}

/** A pod that is on its way, with the last event of it. */
function withEvent(one: NotReady, events: readonly Event[]): NotReady {
  if (one.reason !== 'starting' && one.reason !== 'running') return one;
  const last = events
    .filter(({ involvedObject: { kind, name, namespace } }) => kind === 'Pod' && `${namespace}/${name}` === one.object)
    .at(-1);
  return last ? { ...one, detail: `${one.detail}; ${last.reason}: ${oneLine(last.message)}` } : one;
}

/** Once each, whatever the names of the pods. */
function refusalsIn(events: readonly Event[]): readonly NotReady[] {
  const refused = events
    .filter(({ reason }) => reason === 'FailedCreate')
    .map(({ involvedObject: { kind, namespace, name }, message }): NotReady => {
      const detail = oneLine(message).replace(/pods "[^"]*"/, 'its pods');
      return { reason: 'refused', object: `${kind} ${namespace ? `${namespace}/` : ''}${name}`, detail };
    });
  return [...new Map(refused.map((one) => [sentenceOf(one), one])).values()];
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').slice(0, 400);
}
