/** Labels that another client put on an object of dist: Terraform fails on them, and its provider cannot remove them. */
import type { Kubectl } from '../cluster/kubectl';
import type { Manifest } from '../kubernetes/manifest';
import { resourceId } from '../stacks/workloads';

/** Labels that the API server sets by itself. */
const own: readonly string[] = ['kubernetes.io/metadata.name'];

/**
 * @param addresses of the resources that Terraform could not apply
 * @returns a sentence for each label on the cluster that the object in dist lacks, with the command that removes it
 */
export async function unreviewedLabels(
  kubectl: Pick<Kubectl, 'context' | 'get'>,
  objects: readonly Manifest[],
  addresses: readonly string[],
): Promise<readonly string[]> {
  const failed = objects.filter((object) => addresses.includes(`kubernetes_manifest.${resourceId(object)}`));
  const found = await Promise.all(failed.map((object) => unreviewedOf(kubectl, object)));
  return found.flat();
}

async function unreviewedOf(kubectl: Pick<Kubectl, 'context' | 'get'>, object: Manifest): Promise<readonly string[]> {
  const { kind, metadata } = object;
  const { name, namespace } = metadata;
  const live = await kubectl.get<Manifest>(kind, name, namespace);
  if (!live.ok || live.value === undefined) return [];
  const reviewed = [...own, ...Object.keys(metadata.labels ?? {})];
  const where = namespace ? ` --namespace ${namespace}` : '';
  return Object.keys(live.value.metadata.labels ?? {})
    .filter((label) => !reviewed.includes(label))
    .map(
      (label) =>
        `${kind} ${name} has the label '${label}', which is not in dist; remove it: kubectl --context ${kubectl.context} label ${kind} ${name}${where} ${label}-`,
    );
}
