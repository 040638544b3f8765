/** Rights that lead to more rights, or around what others hold. */

export interface Forbidden {
  readonly group: string;
  readonly resources: readonly string[];
  /** @default - all verbs */
  readonly verbs?: readonly string[];
  readonly because: string;
}

const remove = ['delete', 'deletecollection'];
const change = ['create', 'update', 'patch'];
const write = [...change, ...remove];

const aShell = 'it is a shell in every pod';
const aPod = 'a pod may mount every Secret of its namespace';
const aDecision = 'it decides what others may do';
const aWay = 'it opens ways that others close';

/** No role of ours grants them. */
export const forbidden: readonly Forbidden[] = [
  { group: '', resources: ['secrets'], because: 'it reads every password of its scope' },
  { group: '', resources: ['pods', 'replicationcontrollers'], verbs: write, because: aPod },
  {
    group: 'apps',
    resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
    verbs: write,
    because: aPod,
  },
  { group: 'batch', resources: ['cronjobs', 'jobs'], verbs: write, because: aPod },
  { group: '', resources: ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers'], because: aShell },
  { group: '', resources: ['nodes/proxy'], because: 'it is a shell in every pod of the node' },
  {
    group: '',
    resources: ['pods/portforward', 'pods/proxy', 'services/proxy'],
    because: 'it goes around the network policies',
  },
  { group: '', resources: ['events', 'pods/log'], verbs: remove, because: 'it removes traces' },
  { group: '', resources: ['configmaps'], verbs: write, because: 'configuration comes from dist, as it was reviewed' },
  { group: '', resources: ['endpoints', 'services'], verbs: write, because: aWay },
  { group: 'discovery.k8s.io', resources: ['endpointslices'], verbs: write, because: aWay },
  { group: 'networking.k8s.io', resources: ['ingresses', 'networkpolicies'], verbs: write, because: aWay },
  { group: '', resources: ['persistentvolumes'], verbs: change, because: 'a volume may be a path of the node' },
  { group: '', resources: ['serviceaccounts/token'], verbs: change, because: 'it makes tokens of every account' },
  {
    group: 'certificates.k8s.io',
    resources: ['certificatesigningrequests/approval'],
    because: 'an approved certificate can carry any identity',
  },
  {
    group: 'certificates.k8s.io',
    resources: ['signers'],
    verbs: ['approve', 'sign'],
    because: 'a signed certificate can carry any identity',
  },
  {
    group: 'rbac.authorization.k8s.io',
    resources: ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
    verbs: write,
    because: aDecision,
  },
  {
    group: 'admissionregistration.k8s.io',
    resources: [
      'mutatingadmissionpolicies',
      'mutatingadmissionpolicybindings',
      'validatingadmissionpolicies',
      'validatingadmissionpolicybindings',
    ],
    verbs: write,
    because: aDecision,
  },
  {
    group: 'admissionregistration.k8s.io',
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: write,
    because: 'a webhook sees and changes every object',
  },
];
