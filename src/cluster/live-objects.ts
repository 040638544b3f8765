/** What is on a cluster and of another environment than the cluster. */
import type { Manifest } from '../kubernetes/manifest';
import type { Run } from '../programs/run';

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
 * @throws with what the cluster said, where it did not answer
 */
export async function liveObjects(run: Run, context: string, selector: string): Promise<readonly LiveObject[]> {
  const { code, stdout, stderr } = await run('kubectl', [
    `--context=${context}`,
    '--request-timeout=20s',
    'get',
    kinds,
    '--all-namespaces',
    `--selector=${selector}`,
    '--show-managed-fields',
    '--output=json',
  ]);
  if (code !== 0) throw new Error(`the cluster '${context}' did not list its objects: ${stderr.trim()}`);
  return (JSON.parse(stdout) as { readonly items: readonly LiveObject[] }).items;
}

/** The objects of ours that bear the label of another environment. @throws as `liveObjects` */
export function foreignObjects(run: Run, context: string, environment: string): Promise<readonly LiveObject[]> {
  return liveObjects(run, context, `app.kubernetes.io/part-of=breakwater,env,env!=${environment}`);
}
