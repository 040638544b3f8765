/** A Secret that a person brings to a cluster, and takes away again. */
import type { Answer, KubectlProblem } from '../cluster/answer';
import type { Kubectl } from '../cluster/kubectl';
import type { BroughtSecret } from '../config/backup-secrets';
import type { Manifest } from '../kubernetes/manifest';
import { type Result, success } from '../programs/result';

/** Labels of a namespace that its objects have as well. */
const shared = /^(app|env|owner|app\.kubernetes\.io\/(?!managed-by).+)$/;

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
  const found = await kubectl.get<Manifest>('namespace', namespace);
  if (!found.ok) return found;
  const labels = Object.entries(found.value?.metadata.labels ?? {}).filter(([key]) => shared.test(key));
  return kubectl.applyObject({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace,
      labels: { ...Object.fromEntries(labels), 'app.kubernetes.io/managed-by': 'breakwater' },
    },
    type: 'Opaque',
    data: { [file]: Buffer.from(text).toString('base64') },
  });
}

/** Takes it away; one that is not there is no problem. */
export function takeAway(kubectl: Kubectl, { name, namespace }: BroughtSecret): Promise<Answer<undefined>> {
  return kubectl.delete('secret', [name], { namespace });
}
