/** Labels for what is brought to a namespace of ours: those that its own objects have. */
import type { Manifest } from '../kubernetes/manifest';
import { success } from '../programs/result';
import type { Answer } from './answer';
import type { Kubectl } from './kubectl';

/** Labels of a namespace that its objects have as well. */
const shared = /^(app|env|owner|app\.kubernetes\.io\/(?!managed-by).+)$/;

/** @returns labels of an object that this program brings */
export async function labelsOf(kubectl: Kubectl, namespace: string): Promise<Answer<Readonly<Record<string, string>>>> {
  const found = await kubectl.get<Manifest>('namespace', namespace);
  if (!found.ok) return found;
  const labels = Object.entries(found.value?.metadata.labels ?? {}).filter(([key]) => shared.test(key));
  return success({ ...Object.fromEntries(labels), 'app.kubernetes.io/managed-by': 'breakwater' });
}
