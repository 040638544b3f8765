import { another, type Fixtures } from '../example';

const byName =
  "pod: add a NetworkPolicy whose podSelector is the single matchLabel app.kubernetes.io/name of the pod (it is 'init')";

export const networkIsolation: Fixtures = {
  good: [
    { says: 'a namespace with a default', object: 'Namespace api' },
    { says: 'a workload with a policy', object: 'Job init' },
    {
      says: 'a further policy of all pods',
      plus: [another('NetworkPolicy init', 'all', { 'spec.podSelector': {} })],
    },
  ],
  bad: [
    {
      says: 'a namespace without a default',
      without: ['NetworkPolicy default-deny'],
      complains: [
        "Namespace api: add the NetworkPolicy 'default-deny' to this namespace (there is none): podSelector {}, policyTypes Ingress and Egress, no rules",
      ],
    },
    {
      says: 'a workload without a policy',
      without: ['NetworkPolicy init'],
      complains: [`Job api/init: ${byName}`],
    },
    {
      says: 'a policy that selects by two labels',
      object: 'NetworkPolicy init',
      set: { 'spec.podSelector.matchLabels.app': 'init' },
      complains: [`Job api/init: ${byName}`],
    },
    {
      says: 'a policy that selects by an expression',
      object: 'NetworkPolicy init',
      set: {
        'spec.podSelector': { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['init'] }] },
      },
      complains: [`Job api/init: ${byName}`],
    },
  ],
};

export const explicitNamespace: Fixtures = {
  good: [
    { says: 'an object in a namespace of ours', object: 'Role reader' },
    { says: 'an object of the cluster', object: 'PriorityClass api' },
    {
      says: 'an object in a namespace that others own',
      object: 'Certificate front-door-authority',
    },
  ],
  bad: [
    {
      says: 'no namespace',
      object: 'Role reader',
      set: { 'metadata.namespace': undefined },
      complains: ['Role reader: set metadata.namespace to a namespace of our own (it is missing)'],
    },
    {
      says: 'the default namespace',
      object: 'Role reader',
      set: { 'metadata.namespace': 'default' },
      also: ['known-namespace'],
      complains: ["Role default/reader: set metadata.namespace to a namespace of our own (it is 'default')"],
    },
    {
      says: 'a namespace of Kubernetes',
      object: 'Role reader',
      set: { 'metadata.namespace': 'kube-system' },
      also: ['known-namespace'],
      complains: ["Role kube-system/reader: set metadata.namespace to a namespace of our own (it is 'kube-system')"],
    },
    {
      says: 'a namespace of what has none',
      object: 'PriorityClass api',
      set: { 'metadata.namespace': 'api' },
      also: ['priority-class-target'],
      complains: [
        "PriorityClass api/api: remove metadata.namespace (it is 'api'); a PriorityClass belongs to the whole cluster",
      ],
    },
  ],
};
