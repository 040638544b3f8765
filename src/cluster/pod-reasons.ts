/** Why pods are not ready, in the words of the cluster: what a time-out does not say. */
import type { Run } from '../programs/run';

export interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  /** The id of the image that it runs. */
  readonly imageID?: string;
  readonly state: {
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

/** What the images of a cluster that pulls none need. */
const missing = 'npm run images -- --load PROFILE builds and loads it';

/**
 * @param kubectl arguments that every call begins with: the context
 * @param since what was refused before is not told again, in milliseconds of the epoch
 * @returns a sentence for each pod that is not ready, and for each that could not be made; none: nothing to say
 */
export async function reasons(run: Run, kubectl: readonly string[], since: number): Promise<readonly string[]> {
  const list = async <T>(...args: readonly string[]): Promise<readonly T[]> => {
    const { code, stdout } = await run('kubectl', [...kubectl, 'get', ...args, '--all-namespaces', '--output=json']);
    return code === 0 ? (JSON.parse(stdout) as { readonly items: readonly T[] }).items : [];
  };
  const pods = await list<Pod>('pods', '--field-selector=metadata.namespace!=kube-system');
  const events = (await list<Event>('events')).filter(
    ({ lastTimestamp }) => lastTimestamp && Date.parse(lastTimestamp) >= since,
  );
  const refused = events.filter(({ reason }) => reason === 'FailedCreate').map(refusalOf);
  return [...pods.flatMap((pod) => explain(pod, events)), ...new Set(refused)];
}

/** A pod's own reason, and where that is no more than that it is being made, what was last said of it. */
function explain(pod: Pod, events: readonly Event[]): readonly string[] {
  const { name, namespace } = pod.metadata;
  const own = ({ involvedObject: of }: Event) => of.kind === 'Pod' && of.name === name && of.namespace === namespace;
  const last = events
    .filter(own)
    .sort((a, b) => Date.parse(a.lastTimestamp ?? '') - Date.parse(b.lastTimestamp ?? ''))
    .at(-1);
  return reasonOf(pod).map((line) =>
    last && isEarly(line) ? `${line}; ${last.reason}: ${oneLine(last.message)}` : line,
  );
}

/** What is said of pods that may only need time; of one that runs it is no reason, however long it takes. */
export const running = 'runs, and is not ready yet';
const early = [running, 'ContainerCreating', 'PodInitializing'] as const;

/** Whether a pod's sentence says no more than that it is on its way. */
export function isEarly(reason: string): boolean {
  const plain = (word: string) => reason.endsWith(`: ${word}`) || reason.includes(`: ${word}; `);
  return early.some(plain) && !reason.includes('; ended with ');
}

/** What keeps one pod from being ready. */
export function reasonOf({ metadata, status }: Pod): readonly string[] {
  const name = `${metadata.namespace}/${metadata.name}`;
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const waits = containers.flatMap((container) => {
    const { waiting, terminated } = container.state;
    const last = container.lastState?.terminated;
    if (container.ready || (terminated && terminated.exitCode === 0)) return [];
    const ended = terminated ?? last;
    const said = [
      waiting && `${waiting.reason}${waiting.message ? `: ${oneLine(waiting.message)}` : ''}`,
      ended && `ended with ${ended.exitCode} (${ended.reason})${ended.message ? `: ${oneLine(ended.message)}` : ''}`,
      waiting && /^(ErrImage|ImagePull)/.test(waiting.reason) && missing,
    ].filter((one) => one !== undefined && one !== false);
    return said.length > 0
      ? [`${name}: ${said.join('; ')}`]
      : status.phase === 'Running'
        ? [`${name}: ${running}`]
        : [];
  });
  const unscheduled = (status.conditions ?? []).find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  return unscheduled ? [`${name}: waits for a node: ${oneLine(unscheduled.message ?? '')}`] : waits;
}

function refusalOf({ involvedObject: { kind, namespace, name }, message }: Event): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}: ${oneLine(message).replace(/pods "[^"]*"/, 'its pods')}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').slice(0, 400);
}
