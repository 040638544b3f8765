/** Objects of ours on a live cluster, and those of another environment than the cluster's. */
import type { Manifest } from '../kubernetes/manifest';
import type { Kubectl } from './kubectl';

/** An object as it is on a cluster. */
export type LiveObject = Manifest & {
  readonly metadata: Manifest['metadata'] & {
    readonly creationTimestamp: string;
    readonly managedFields?: readonly { readonly manager: string; readonly time?: string }[];
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
  };
};

/** Every kind that charts write, and what controllers make of it that bears its labels. */
const kinds = [
  'certificates.cert-manager.io',
  'clusterissuers.cert-manager.io',
  'configmaps',
  'cronjobs',
  'deployments',
  'horizontalpodautoscalers',
  'ingresses',
  'issuers.cert-manager.io',
  'jobs',
  'limitranges',
  'namespaces',
  'networkpolicies',
  'persistentvolumeclaims',
  'poddisruptionbudgets',
  'pods',
  'priorityclasses',
  'replicasets',
  'resourcequotas',
  'rolebindings',
  'roles',
  'serviceaccounts',
  'services',
  'statefulsets',
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
].join(',');

/**
 * @param selector of labels
 * @throws with the cluster's complaint where it did not answer
 */
export async function liveObjects(kubectl: Kubectl, selector: string): Promise<readonly LiveObject[]> {
  const found = await kubectl.list<LiveObject>(kinds, { selector, managedFields: true });
  if (found.ok) return found.value;
  throw new Error(`the cluster '${kubectl.context}' did not list its objects: ${found.problem.message}`);
}

/** The objects of ours with the label of another environment. @throws as `liveObjects` */
export function foreignObjects(kubectl: Kubectl, environment: string): Promise<readonly LiveObject[]> {
  return liveObjects(kubectl, `app.kubernetes.io/part-of=breakwater,env,env!=${environment}`);
}
