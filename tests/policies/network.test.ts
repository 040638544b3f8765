import { explicitNamespace } from '../../src/policies/network';
import { another, describeBroken } from './broken';
import { good } from './good';

describeBroken('network-isolation', [
  {
    says: 'a namespace without a default',
    without: ['NetworkPolicy default-deny'],
    complains: [
      "Namespace api: add the NetworkPolicy 'default-deny' to this namespace (there is none): podSelector {}, policyTypes Ingress and Egress, no rules",
    ],
  },
  {
    says: 'a default for some pods and one direction',
    object: 'NetworkPolicy default-deny',
    set: {
      'spec.podSelector': { matchLabels: { app: 'api' } },
      'spec.policyTypes': ['Ingress'],
    },
    complains: [
      'NetworkPolicy api/default-deny: set spec.podSelector to {}, which is every pod (it is {"matchLabels":{"app":"api"}})',
      'NetworkPolicy api/default-deny: set spec.policyTypes to ["Ingress","Egress"] (it is ["Ingress"])',
    ],
  },
  {
    says: 'a default that allows',
    object: 'NetworkPolicy default-deny',
    set: { 'spec.egress': [{}] },
    complains: [
      'NetworkPolicy api/default-deny: remove the rules of default-deny; let a policy of the workload allow what it needs',
    ],
  },
  {
    says: 'a workload without a policy',
    without: ['NetworkPolicy init'],
    complains: [
      "Job api/init: pod: add a NetworkPolicy whose podSelector is the single matchLabel app.kubernetes.io/name of the pod (it is 'init')",
    ],
  },
  {
    says: 'a policy that selects by two labels',
    object: 'NetworkPolicy init',
    set: { 'spec.podSelector.matchLabels.app': 'init' },
    complains: [
      "Job api/init: pod: add a NetworkPolicy whose podSelector is the single matchLabel app.kubernetes.io/name of the pod (it is 'init')",
    ],
  },
  {
    says: 'a policy that selects by an expression',
    object: 'NetworkPolicy init',
    set: {
      'spec.podSelector': { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['init'] }] },
    },
    complains: [
      "Job api/init: pod: add a NetworkPolicy whose podSelector is the single matchLabel app.kubernetes.io/name of the pod (it is 'init')",
    ],
  },
  {
    says: 'a policy of nothing',
    plus: [another('NetworkPolicy init', 'lost', { 'spec.podSelector.matchLabels[app.kubernetes.io/name]': 'lost' })],
    complains: [
      'NetworkPolicy api/lost: let spec.podSelector match the labels of a pod of the namespace (it matches none)',
    ],
  },
  {
    says: 'a rule that allows everything',
    object: 'NetworkPolicy api',
    set: { 'spec.egress[0]': {} },
    complains: ['NetworkPolicy api/api: spec.egress[0]: name the peers and ports; {} allows everything'],
  },
  {
    says: 'rules without peers',
    object: 'NetworkPolicy api',
    set: { 'spec.ingress[0].from': [], 'spec.egress[0].to': undefined },
    complains: [
      'NetworkPolicy api/api: spec.ingress[0]: name the peers in from (it is []); none means everybody',
      'NetworkPolicy api/api: spec.egress[0]: name the peers in to (it is missing); none means everybody',
    ],
  },
  {
    says: 'a peer that is nobody in particular',
    object: 'NetworkPolicy api',
    set: { 'spec.ingress[0].from[0]': {} },
    complains: [
      'NetworkPolicy api/api: spec.ingress[0].from[0]: name a podSelector, a namespaceSelector or an ipBlock',
    ],
  },
  {
    says: 'every address of the internet, in both protocols',
    object: 'NetworkPolicy api',
    set: {
      'spec.ingress[0].from[0].ipBlock.cidr': '::/0',
      'spec.egress[0].to[0]': { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } },
    },
    complains: [
      "NetworkPolicy api/api: spec.ingress[0].from[0]: narrow ipBlock.cidr (it is '::/0'); it is every address",
      "NetworkPolicy api/api: spec.egress[0].to[0]: narrow ipBlock.cidr (it is '0.0.0.0/0'); it is every address",
    ],
  },
  {
    says: 'nothing about a further policy of all pods',
    plus: [another('NetworkPolicy init', 'all', { 'spec.podSelector': {} })],
    complains: [],
  },
]);

describeBroken('explicit-namespace', [
  {
    says: 'no namespace',
    object: 'ConfigMap api',
    set: { 'metadata.namespace': undefined },
    complains: ['ConfigMap api: set metadata.namespace to a namespace of our own (it is missing)'],
  },
  {
    says: 'the namespace of everybody',
    object: 'Role reader',
    set: { 'metadata.namespace': 'default' },
    complains: ["Role default/reader: set metadata.namespace to a namespace of our own (it is 'default')"],
  },
  {
    says: 'a namespace of Kubernetes',
    object: 'Role reader',
    set: { 'metadata.namespace': 'kube-system' },
    complains: ["Role kube-system/reader: set metadata.namespace to a namespace of our own (it is 'kube-system')"],
  },
  {
    says: 'a namespace of what has none',
    object: 'PriorityClass api',
    set: { 'metadata.namespace': 'api' },
    complains: [
      "PriorityClass api/api: remove metadata.namespace (it is 'api'); a PriorityClass belongs to the whole cluster",
    ],
  },
  {
    says: 'nothing about an object in a namespace that others own',
    plus: [
      another('ConfigMap api', 'ca', {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        'metadata.namespace': 'cert-manager',
      }),
    ],
    complains: [],
  },
]);

test.each(['default', 'kube-public'])('explicit-namespace: the Namespace object %s belongs to the cluster', (name) => {
  expect(explicitNamespace.check({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, good)).toEqual([
    `choose a namespace of our own; '${name}' is not ours`,
  ]);
});
