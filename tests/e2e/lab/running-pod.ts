/** A pod of a service that runs, made by its own workload and not by a suite. */
import { list } from './kubectl';

export interface RunningPod {
  readonly name: string;
  readonly address: string;
}

interface PodObject {
  readonly metadata: { readonly name: string };
  readonly status: { readonly podIP: string };
}

/** @throws where none runs: what is tried at it would fail for that reason */
export async function runningPod(service: string): Promise<RunningPod> {
  const selector = `--selector=app.kubernetes.io/name=${service},app.kubernetes.io/instance`;
  const running = '--field-selector=status.phase=Running';
  const [pod] = await list<PodObject>('pods', '--namespace', service, selector, running);
  if (!pod) throw new Error(`no pod of ${service} runs`);
  return { name: pod.metadata.name, address: pod.status.podIP };
}
