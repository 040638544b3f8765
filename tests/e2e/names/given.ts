/** Objects that a site gives to a cluster, beside the platform. */
import { apply, must } from '../lab/kubectl';

/** The namespace of the nameserver and of the ACME server. */
export const acmeNamespace = 'lab-acme';

export function named(name: string, space: string) {
  return { metadata: { name, namespace: space } };
}

/** @throws with what was refused */
export async function give(...objects: readonly object[]): Promise<void> {
  const { code, stderr } = await apply(...objects);
  if (code !== 0) throw new Error(stderr);
}

/** The address of a Service. */
export function clusterAddress(space: string, service: string): Promise<string> {
  return must('get', 'service', service, `--namespace=${space}`, '--output=jsonpath={.spec.clusterIP}');
}
