import { isKind, type NetworkPolicySpec, objectsOf, type Peer } from './kinds';
import { onPod, type Pod, workloadsIn } from './pods';
import type { Manifest, Policy, PolicyContext } from './policy';
import { type LabelSelector, selects } from './selectors';
import { demand, found, isSet, list } from './sentences';

const nameLabel = 'app.kubernetes.io/name';
const defaultDeny = 'default-deny';

/** The kinds without a namespace that a platform meets; every other kind has one. */
const clusterScoped = [
  'APIService',
  'CSIDriver',
  'CertificateSigningRequest',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'FlowSchema',
  'GatewayClass',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttributesClass',
];

export const networkIsolation: Policy = {
  id: 'network-isolation',
  row: 21,
  title: 'Nothing may talk unless a policy names both ends',
  why: 'Without a default deny, whoever takes over one pod can reach every other one and the internet.',
  check: (object, context) => [
    ...namespaceProblems(object, context),
    ...onPod(object, (pod) => podProblems(object, pod, context)),
    ...policyProblems(object, context),
  ],
};

export const explicitNamespace: Policy = {
  id: 'explicit-namespace',
  row: 22,
  title: 'Objects name a namespace of ours',
  why: 'An object without one lands wherever the person who applies it happens to be.',
  check: ({ kind, metadata: { name, namespace } }) => {
    if (kind === 'Namespace' && isForeign(name)) return [`choose a namespace of our own; '${name}' is not ours`];
    if (clusterScoped.includes(kind)) {
      return demand(
        !isSet(namespace),
        `remove metadata.namespace ${found(namespace)}; a ${kind} belongs to the whole cluster`,
      );
    }
    return demand(
      isSet(namespace) && !isForeign(namespace),
      `set metadata.namespace to a namespace of our own ${found(namespace)}`,
    );
  },
};

function isForeign(namespace: string): boolean {
  return ['', 'default'].includes(namespace) || namespace.startsWith('kube-');
}

function namespaceProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (object.kind !== 'Namespace') return [];
  return demand(
    objectsOf(context, 'NetworkPolicy', object.metadata.name).some(({ metadata }) => metadata.name === defaultDeny),
    `add the NetworkPolicy '${defaultDeny}' to this namespace (there is none): podSelector {}, policyTypes Ingress and Egress, no rules`,
  );
}

/** Polaris finds a workload's policy only when it selects by exactly one label; the name is the one that never changes. */
function podProblems(object: Manifest, pod: Pod, context: PolicyContext): readonly string[] {
  const policies = objectsOf(context, 'NetworkPolicy', object.metadata.namespace);
  return demand(
    policies.some(({ spec }) => isByName(spec?.podSelector) && selects(spec?.podSelector, pod.labels)),
    `pod: add a NetworkPolicy whose podSelector is the single matchLabel ${nameLabel} of the pod ${found(pod.labels[nameLabel])}`,
  );
}

function isByName(selector: LabelSelector | undefined): boolean {
  const { matchExpressions, matchLabels } = selector ?? {};
  return list(matchExpressions).length === 0 && Object.keys(matchLabels ?? {}).join() === nameLabel;
}

function policyProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (!isKind(object, 'NetworkPolicy')) return [];
  const spec = object.spec ?? {};
  if (object.metadata.name === defaultDeny) return defaultDenyProblems(spec);
  return [
    ...demand(
      workloadsIn(context, object.metadata.namespace).some(({ pod }) => selects(spec.podSelector, pod.labels)),
      'let spec.podSelector match the labels of a pod of the namespace (it matches none)',
    ),
    ...list(spec.ingress).flatMap((rule, index) => ruleProblems(`spec.ingress[${index}]`, rule, 'from', rule.from)),
    ...list(spec.egress).flatMap((rule, index) => ruleProblems(`spec.egress[${index}]`, rule, 'to', rule.to)),
  ];
}

function defaultDenyProblems({ egress, ingress, podSelector, policyTypes }: NetworkPolicySpec): readonly string[] {
  return [
    ...demand(
      isSet(podSelector) && isEmpty(podSelector),
      `set spec.podSelector to {}, which is every pod ${found(podSelector)}`,
    ),
    ...demand(
      ['Ingress', 'Egress'].every((type) => list(policyTypes).includes(type)),
      `set spec.policyTypes to ["Ingress","Egress"] ${found(policyTypes)}`,
    ),
    ...demand(
      list(ingress).length + list(egress).length === 0,
      `remove the rules of ${defaultDeny}; let a policy of the workload allow what it needs`,
    ),
  ];
}

function ruleProblems(
  path: string,
  rule: object,
  field: 'from' | 'to',
  peers: readonly Peer[] | undefined,
): readonly string[] {
  if (isEmpty(rule)) return [`${path}: name the peers and ports; {} allows everything`];
  if (list(peers).length === 0) return [`${path}: name the peers in ${field} ${found(peers)}; none means everybody`];
  return list(peers).flatMap((peer, index) => [
    ...demand(!isEmpty(peer), `${path}.${field}[${index}]: name a podSelector, a namespaceSelector or an ipBlock`),
    ...demand(
      !/\/0+$/.test(peer.ipBlock?.cidr ?? ''),
      `${path}.${field}[${index}]: narrow ipBlock.cidr ${found(peer.ipBlock?.cidr)}; it is every address`,
    ),
  ]);
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
