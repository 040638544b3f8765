/** What a cluster says of itself: of which environment it is. Its API server refuses objects of any other. */
import { clusterIdentity } from '../policies/seal/clusters';
import type { Run } from '../programs/run';
import { complaint } from './minikube';

/**
 * Tells a cluster of which environment it is, once: one that says so already is left as it is.
 *
 * @returns what is wrong: it is another's, or it cannot be asked
 */
export async function identify(run: Run, context: string, environment: string): Promise<string | undefined> {
  const { name, namespace } = clusterIdentity;
  const kubectl = (...args: readonly string[]) =>
    run('kubectl', [`--context=${context}`, '--request-timeout=20s', ...args, `--namespace=${namespace}`]);
  const asked = await kubectl('get', 'configmap', name, '--ignore-not-found', '--output=jsonpath={.data.environment}');
  if (asked.code !== 0) {
    return `the cluster '${context}' does not say of which environment it is: ${complaint(asked)}`;
  }
  const said = asked.stdout.trim();
  if (said === environment) return undefined;
  if (said !== '') {
    return `the cluster '${context}' is of ${said}, as its ConfigMap ${namespace}/${name} says, and not of ${environment}; use the context of ${environment}`;
  }
  const told = await kubectl('create', 'configmap', name, `--from-literal=environment=${environment}`);
  return told.code === 0
    ? undefined
    : `the cluster '${context}' could not be told that it is of ${environment}: ${complaint(told)}`;
}
