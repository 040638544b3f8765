/** Labels that somebody else put on an object of ours: Terraform finds them, and its provider cannot take them away. */

import type { Manifest } from '../kubernetes/manifest';
import { resourceId } from '../stacks/workloads';

/** @returns a sentence for each label of the kind in what Terraform said, with the command that takes it away */
export function foreignLabels(problem: string, objects: readonly Manifest[], context: string): readonly string[] {
  const plain = problem.replace(/\s+/g, ' ');
  const found = plain.matchAll(
    /kubernetes_manifest\.(\S+?), provider .{0,200}?\.object\.metadata\.labels: new element "([^"]+)" has appeared/g,
  );
  return [...found].flatMap(([, id, label]) => {
    const object = objects.find((one) => resourceId(one) === id);
    if (!object) return [];
    const { name, namespace } = object.metadata;
    const where = namespace ? ` --namespace ${namespace}` : '';
    return [
      `${object.kind} ${name} carries the label '${label}', which nobody reviewed; take it away: kubectl --context ${context} label ${object.kind} ${name}${where} ${label}-`,
    ];
  });
}
