/** Workloads that have no pods for a while, and then as many as before. */
import type { Kubectl } from '../../cluster/kubectl';
import { failure, type Result, success } from '../../programs/result';
import type { Experiment, Target } from './experiment';
import { accepted } from './must';

/** Such as `deployment/web`, and where it is. */
export interface Placed {
  readonly workload: string;
  readonly namespace: string;
}

interface Workload {
  readonly spec: { readonly replicas?: number };
}

/** @returns each workload with its instances, as `namespace deployment/name 3` */
export async function instancesOf(kubectl: Kubectl, workloads: readonly Placed[]): Promise<Result<Target>> {
  const parts: string[] = [];
  for (const { namespace, workload } of workloads) {
    const [kind = '', name = ''] = workload.split('/');
    const found = await kubectl.get<Workload>(kind, name, namespace);
    if (!found.ok) return found;
    const instances = found.value?.spec.replicas ?? 0;
    if (instances === 0) return failure('failed', `there is no ${workload} in ${namespace} with a pod`);
    parts.push(`${namespace} ${workload} ${instances}`);
  }
  return success({ says: parts.join(', '), parts });
}

/** The fault and its way back, of what `instancesOf` found. */
export function away(): Pick<Experiment, 'inject' | 'undo'> {
  const resize = async (kubectl: Kubectl, part: string, to?: number) => {
    const [namespace = '', workload = '', before] = part.split(' ');
    accepted(await kubectl.resize(workload, namespace, to ?? Number(before)));
  };
  return {
    inject: async ({ kubectl }, { parts }) => {
      for (const part of parts) await resize(kubectl, part, 0);
    },
    undo: async ({ kubectl }, { parts }) => {
      for (const part of parts) await resize(kubectl, part);
    },
  };
}
