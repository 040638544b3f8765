/** Identity of a cluster: its UID, recorded beside the states, and the environment that it names itself. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterIdentity } from '../policies/seal/clusters';
import { failure, type Result, success } from '../programs/result';
import { identityFile } from '../stacks/stack';
import type { Kubectl } from './kubectl';

/** @returns the UID of its namespace `kube-system`, which lives as long as the cluster */
export async function identityOf(kubectl: Kubectl): Promise<Result<string>> {
  const found = await kubectl.get<{ readonly metadata: { readonly uid: string } }>('namespace', 'kube-system');
  if (found.ok && found.value !== undefined) return success(found.value.metadata.uid);
  const why = found.ok ? 'it has no namespace kube-system' : found.problem.message;
  return failure('unreachable', `the context '${kubectl.context}' leads to no cluster that answers: ${why}`);
}

/** Records which cluster an environment is deployed to. @param state the environment's state folder */
export function note(state: string, uid: string): void {
  mkdirSync(state, { recursive: true });
  writeFileSync(join(state, identityFile), `${uid}\n`);
}

/** The UID that was recorded; `undefined`: this repository has deployed nothing yet. */
export function noted(state: string): string | undefined {
  const file = join(state, identityFile);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined;
}

/**
 * Records in a new cluster which environment it is; its API server then refuses objects of any other one.
 *
 * @returns what is wrong: the cluster is another environment's, or it does not answer
 */
export async function identify(kubectl: Kubectl, environment: string): Promise<string | undefined> {
  const { name, namespace } = clusterIdentity;
  const { context } = kubectl;
  const said = await environmentOf(kubectl);
  if (!said.ok) return said.problem.message;
  if (said.value === environment) return undefined;
  if (said.value !== '') return otherEnvironment(context, said.value, environment);
  const made = await kubectl.createConfigMap(name, namespace, { environment });
  return made.ok
    ? undefined
    : `cannot record on the cluster '${context}' that it is of ${environment}: ${made.problem.message}`;
}

/** @returns the environment that a cluster names itself; empty: it names none */
export async function environmentOf(kubectl: Kubectl): Promise<Result<string>> {
  const { name, namespace } = clusterIdentity;
  const found = await kubectl.get<{ readonly data?: { readonly environment?: string } }>('configmap', name, namespace);
  if (found.ok) return success(found.value?.data?.environment?.trim() ?? '');
  const why = `the cluster '${kubectl.context}' does not say of which environment it is: ${found.problem.message}`;
  return failure('unreachable', why);
}

/** A cluster of another environment, in a sentence. */
export function otherEnvironment(context: string, said: string, environment: string): string {
  return `the cluster '${context}' is of ${said}, as its ConfigMap ${clusterIdentity.namespace}/${clusterIdentity.name} says, and not of ${environment}; use the context of ${environment}`;
}
