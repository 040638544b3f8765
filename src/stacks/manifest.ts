/** Normalization of an object of dist: what kubernetes_manifest plans without a change and applies byte for byte. */
import type { Manifest } from '../kubernetes/manifest';
import { canonicalQuantity } from '../kubernetes/quantity';
import type { Json } from './templates';
import { escapeTemplates } from './templates';

/** Kinds of dist that belong to no namespace: one that is not here needs one. */
export const clusterKinds: readonly string[] = [
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'Namespace',
  'PriorityClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

/** Fields whose values are quantities, in every kind of ours: their keys are names of resources. */
const quantityMaps: readonly string[] = [
  'requests',
  'limits',
  'hard',
  'capacity',
  'max',
  'min',
  'default',
  'defaultRequest',
];

/** Fields of a pod that the API server drops when they are false. */
const absent: readonly string[] = ['hostIPC', 'hostNetwork', 'hostPID'];

type Fields = { readonly [key: string]: Json };

/**
 * @throws when the object has no namespace and needs one
 * @see https://github.com/hashicorp/terraform-provider-kubernetes/issues/2783 on empty lists
 */
export function toManifest(object: Manifest): Fields {
  return escapeTemplates(normalize(object)) as Fields;
}

/** The same object as the API server keeps it: nothing that it adds, drops or writes in another way. */
export function normalize(object: Manifest): Fields {
  const { status: _, ...rest } = object as Manifest & { readonly status?: unknown };
  const { creationTimestamp: __, namespace, ...metadata } = object.metadata as Fields;
  const scoped = clusterKinds.includes(object.kind);
  if (!scoped && !namespace)
    throw new Error(
      `${object.kind} ${object.metadata.name} has no namespace; only kinds of the whole cluster have none`,
    );
  const named = scoped ? metadata : { ...metadata, namespace: namespace as string };
  const plain = prune({ ...(rest as unknown as Fields), metadata: named }) as Fields;
  return object.kind === 'Secret' ? encoded(plain) : plain;
}

function prune(value: Json, key = ''): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => prune(one));
  if (typeof value !== 'object' || value === null)
    return key === 'sizeLimit' && typeof value === 'string' ? canonicalQuantity(value) : value;
  const entries = Object.entries(value)
    .filter(([name, one]) => !(Array.isArray(one) && one.length === 0) && !(one === false && absent.includes(name)))
    .map(([name, one]): [string, Json] => [
      name,
      quantityMaps.includes(key) && typeof one === 'string' ? canonicalQuantity(one) : prune(one, name),
    ]);
  return Object.fromEntries(entries);
}

/** The API server takes `stringData` and gives back `data`. */
function encoded({ stringData, ...secret }: Fields): Fields {
  if (stringData === undefined) return secret;
  const texts = Object.entries(stringData as { readonly [key: string]: string });
  const data = texts.map(([key, text]) => [key, Buffer.from(text).toString('base64')]);
  return { ...secret, data: { ...(secret['data'] as Fields | undefined), ...Object.fromEntries(data) } };
}
