/** Workloads without some of their pods, until they have them again. */
import { must } from '../lab/kubectl';

export const inNamespace = (name: string) => `--namespace=${name}`;

export function scale(kind: string, name: string, replicas: number, namespace = name): Promise<string> {
  return must('scale', `${kind}/${name}`, inNamespace(namespace), `--replicas=${replicas}`);
}

/** A workload without its pods, until it has them again. */
export function scaled(kind: string, name: string, to: number, back: number, namespace = name) {
  return { breaks: () => scale(kind, name, to, namespace), mends: () => scale(kind, name, back, namespace) };
}
