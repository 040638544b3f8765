import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { type LabelSelector, selects } from '../../kubernetes/selectors';
import { objectsOf } from '../kinds';
import { onPod, type Pod } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { defaultDenyName } from './default-deny';

const nameLabel = 'app.kubernetes.io/name';

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
  source: 21,
  title: 'Each namespace has a default deny, and each workload has a policy of its own',
  why: 'Without a default deny, an attacker in one pod can reach every other one and the internet.',
  fix: `add the NetworkPolicy ${defaultDenyName} to the namespace, and one whose podSelector is the single matchLabel ${nameLabel} of the pod`,
  answers: [
    'CIS 5.3.1',
    'CIS 5.3.2',
    'KS pod-networkpolicy',
    'KL non-isolated-pod',
    'KB C-0030',
    'KB C-0049',
    'KB C-0054',
    'KB C-0206',
    'KB C-0260',
    'PO missingNetworkPolicy',
    'CK CKV2_K8S_6',
    'KA netpols',
  ],
  admission: { cannot: 'It depends on the network policies beside the workload, which may come later.' },
  check: (object, context) => [
    ...namespaceProblems(object, context),
    ...onPod(object, (pod) => podProblems(object, pod, context)),
  ],
};

export const explicitNamespace: Policy = {
  id: 'explicit-namespace',
  source: 22,
  title: 'Objects name a namespace of ours',
  why: 'An object without one is created in the current namespace of the person who applies it.',
  fix: 'set metadata.namespace to a namespace of our own, and leave it out where the kind belongs to the whole cluster',
  answers: [
    'CIS 5.6.1',
    'CIS 5.6.4',
    'KL use-namespace',
    'KB C-0061',
    'KB C-0209',
    'KB C-0212',
    'CK CKV_K8S_21',
    'TR KSV-0110',
    'TR KSV-0037',
    'DT 15',
  ],
  admission: {
    cannot: 'The API server fills a namespace in before admission, and the policy matches our namespaces only.',
  },
  check: ({ kind, metadata: { name, namespace } }) => {
    if (kind === 'Namespace' && isForeign(name))
      return demand(false, ['metadata', 'name'], `choose a namespace of our own; '${name}' is not ours`);
    if (clusterScoped.includes(kind)) {
      return demand(
        !isSet(namespace),
        ['metadata', 'namespace'],
        `remove metadata.namespace ${found(namespace)}; a ${kind} belongs to the whole cluster`,
      );
    }
    return demand(
      isSet(namespace) && !isForeign(namespace),
      ['metadata', 'namespace'],
      `set metadata.namespace to a namespace of our own ${found(namespace)}`,
    );
  },
};

function isForeign(namespace: string): boolean {
  return ['', 'default'].includes(namespace) || namespace.startsWith('kube-');
}

function namespaceProblems(object: Manifest, context: PolicyContext): readonly Fault[] {
  if (object.kind !== 'Namespace') return [];
  return demand(
    objectsOf(context, 'NetworkPolicy', object.metadata.name).some(({ metadata }) => metadata.name === defaultDenyName),
    [],
    `add the NetworkPolicy '${defaultDenyName}' to this namespace (there is none): podSelector {}, policyTypes Ingress and Egress, no rules`,
  );
}

/** Polaris finds a workload's policy only when it selects by exactly one label; the name is the one that never changes. */
function podProblems(object: Manifest, pod: Pod, context: PolicyContext): readonly Fault[] {
  const policies = objectsOf(context, 'NetworkPolicy', object.metadata.namespace);
  return demand(
    policies.some(({ spec }) => isByName(spec?.podSelector) && selects(spec?.podSelector, pod.labels)),
    [...pod.template, 'metadata', 'labels', nameLabel],
    `pod: add a NetworkPolicy whose podSelector is the single matchLabel ${nameLabel} of the pod ${found(pod.labels[nameLabel])}`,
  );
}

function isByName(selector: LabelSelector | undefined): boolean {
  const { matchExpressions, matchLabels } = selector ?? {};
  return list(matchExpressions).length === 0 && Object.keys(matchLabels ?? {}).join() === nameLabel;
}
