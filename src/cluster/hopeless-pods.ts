/** Pods of a release that will never serve, known as such after several looks, with what they say. */
import type { Kubectl } from './kubectl';
import { lastLines } from './last-lines';
import { type Pod, reasonsOf, sentenceOf } from './pod-reasons';

/** A pod, and when it was made. */
export type Timed = Pod & { readonly metadata: { readonly creationTimestamp: string } };

/** Looks at which a pod must be hopeless, since some failures pass. */
const enough = 3;

export class HopelessPods {
  private readonly times = new Map<string, number>();

  /** @param since pods created earlier belong to the release before, in milliseconds of the epoch */
  constructor(
    private readonly kubectl: Kubectl,
    private readonly since: number,
  ) {}

  /** Pods of this release. */
  fresh(pods: readonly Timed[]): readonly Timed[] {
    // The API server's clock has whole seconds.
    return pods.filter(({ metadata }) => Date.parse(metadata.creationTimestamp) >= this.since - 1000);
  }

  /** @returns why one of these pods will never serve, once that was seen often enough */
  async among(pods: readonly Timed[]): Promise<string | undefined> {
    for (const pod of this.fresh(pods).filter(isHopeless)) {
      const times = (this.times.get(pod.metadata.name) ?? 0) + 1;
      this.times.set(pod.metadata.name, times);
      if (times >= enough) return (await explained(this.kubectl, [pod])).join('\n').trimStart();
    }
    return undefined;
  }

  /** The same, of the pods that there are now; an API server that does not answer says nothing. */
  async look(): Promise<string | undefined> {
    const found = await this.kubectl.list<Timed>('pods', { selector: 'app.kubernetes.io/part-of=breakwater' });
    return found.ok ? this.among(found.value) : undefined;
  }
}

/** Each pod's reasons and its last lines. */
export async function explained(kubectl: Kubectl, pods: readonly Pod[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    pods.map(async (pod) => [...reasonsOf(pod).map(sentenceOf), ...(await lastLines(kubectl, pod))].map(indent)),
  );
  return texts.flat();
}

function isHopeless(pod: Pod): boolean {
  return reasonsOf(pod).some(({ reason }) => reason === 'hopeless');
}

/** A line below another. */
export function indent(line: string): string {
  return `  ${line}`;
}
