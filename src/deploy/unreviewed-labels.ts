/** Labels that another client put on an object of dist: Terraform fails on them, and its provider cannot remove them. */
import type { Manifest } from '../kubernetes/manifest';
import type { Run } from '../programs/run';
import { resourceId } from '../stacks/workloads';

/** Labels that the API server sets by itself. */
const own: readonly string[] = ['kubernetes.io/metadata.name'];

/**
 * @param kubectl arguments that every call begins with: the context
 * @param addresses of the resources that Terraform could not apply
 * @returns a sentence for each label on the cluster that the object in dist lacks, with the command that removes it
 */
export async function unreviewedLabels(
  run: Run,
  kubectl: readonly string[],
  objects: readonly Manifest[],
  addresses: readonly string[],
): Promise<readonly string[]> {
  const failed = objects.filter((object) => addresses.includes(`kubernetes_manifest.${resourceId(object)}`));
  const found = await Promise.all(
    failed.map(async (object) => {
      const { kind, metadata } = object;
      const where = metadata.namespace ? [`--namespace=${metadata.namespace}`] : [];
      const names = [kind, metadata.name, ...where];
      const { code, stdout } = await run('kubectl', [
        ...kubectl,
        '--request-timeout=20s',
        'get',
        ...names,
        '--output=json',
      ]);
      if (code !== 0) return [];
      const reviewed = [...own, ...labelsOf(object)];
      const foreign = labelsOf(JSON.parse(stdout)).filter((label) => !reviewed.includes(label));
      return foreign.map(
        (label) =>
          `${kind} ${metadata.name} has the label '${label}', which is not in dist; remove it: kubectl ${kubectl.join(' ')} label ${names.join(' ')} ${label}-`,
      );
    }),
  );
  return found.flat();
}

function labelsOf({ metadata }: Manifest): readonly string[] {
  return Object.keys(metadata['labels'] ?? {});
}
