/** A Secret that a person brings to a cluster, and takes away again. */
import type { Answer, KubectlProblem } from '../cluster/answer';
import type { Kubectl } from '../cluster/kubectl';
import { labelsOf } from '../cluster/labels-of';
import type { BroughtSecret } from '../config/backup-secrets';
import { type Result, success } from '../programs/result';

/** @returns its text; `undefined`: it is not there */
export async function textOf(
  kubectl: Kubectl,
  { file, name, namespace }: BroughtSecret,
): Promise<Answer<string | undefined>> {
  const found = await kubectl.get<{ readonly data?: Readonly<Record<string, string>> }>('secret', name, namespace);
  if (!found.ok) return found;
  const data = found.value?.data?.[file];
  return success(data === undefined ? undefined : Buffer.from(data, 'base64').toString());
}

/** Brings it; text that is there is replaced. kubectl reads it from its standard input, so that no other process sees it. */
export async function bring(
  kubectl: Kubectl,
  { file, name, namespace }: BroughtSecret,
  text: string,
): Promise<Result<undefined, KubectlProblem>> {
  const labels = await labelsOf(kubectl, namespace);
  if (!labels.ok) return labels;
  return kubectl.applyObject({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, labels: labels.value },
    type: 'Opaque',
    data: { [file]: Buffer.from(text).toString('base64') },
  });
}

/** Takes it away; one that is not there is no problem. */
export function takeAway(kubectl: Kubectl, { name, namespace }: BroughtSecret): Promise<Answer<undefined>> {
  return kubectl.delete('secret', [name], { namespace });
}
