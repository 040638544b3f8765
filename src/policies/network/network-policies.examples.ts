import { another, type Fixtures } from '../example';

const object = 'NetworkPolicy api';
const from = 'spec.ingress[0].from[0]';
const to = 'spec.egress[0].to[0]';
const name = 'app.kubernetes.io/name';
const namespaceName = 'kubernetes.io/metadata.name';

function inNamespace(namespace: string, app: string) {
  return {
    namespaceSelector: { matchLabels: { [namespaceName]: namespace } },
    podSelector: { matchLabels: { [name]: app } },
  };
}

export const networkPolicyPeers: Fixtures = {
  good: [
    { says: 'a policy of a workload', object },
    { says: 'pods of another namespace', object, set: { [from]: inNamespace('monitoring', 'prometheus') } },
    {
      says: 'namespaces by an expression',
      object,
      set: {
        [from]: {
          namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
          podSelector: { matchExpressions: [{ key: name, operator: 'Exists' }] },
        },
      },
    },
    { says: 'no rules', object, set: { 'spec.ingress': undefined, 'spec.egress': undefined } },
  ],
  bad: [
    {
      says: 'a rule that allows everything',
      object,
      set: { 'spec.egress[0]': {} },
      also: ['network-policy-ports'],
      complains: ['NetworkPolicy api/api: spec.egress[0]: name the peers and ports; {} allows everything'],
    },
    {
      says: 'all pods of the namespace',
      object,
      set: { [from]: { podSelector: {} } },
      complains: [
        'NetworkPolicy api/api: spec.ingress[0].from[0]: name the pods by podSelector (it is {}); else it is every pod of the namespace',
      ],
    },
    {
      says: 'all pods of another namespace',
      object,
      set: { [from]: { namespaceSelector: { matchLabels: { [namespaceName]: 'web' } } } },
      complains: [
        'NetworkPolicy api/api: spec.ingress[0].from[0]: name the pods by podSelector (it is missing); else it is every pod of the namespace',
      ],
    },
    {
      says: 'rules without peers',
      object,
      set: { 'spec.ingress[0].from': [], 'spec.egress[0].to': undefined },
      complains: [
        'NetworkPolicy api/api: spec.ingress[0]: name the peers in from (it is []); none allows all',
        'NetworkPolicy api/api: spec.egress[0]: name the peers in to (it is missing); none allows all',
      ],
    },
    {
      says: 'every address of the internet, in both protocols',
      object,
      set: { [from]: { ipBlock: { cidr: '::/0' } }, [to]: { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } } },
      complains: [
        "NetworkPolicy api/api: spec.ingress[0].from[0]: narrow ipBlock.cidr (it is '::/0'); it is every address, or a great part of them",
        "NetworkPolicy api/api: spec.egress[0].to[0]: narrow ipBlock.cidr (it is '0.0.0.0/0'); it is every address, or a great part of them",
      ],
    },
    {
      says: 'half of the internet',
      object,
      set: { [to]: { ipBlock: { cidr: '128.0.0.0/1' } } },
      complains: [
        "NetworkPolicy api/api: spec.egress[0].to[0]: narrow ipBlock.cidr (it is '128.0.0.0/1'); it is every address, or a great part of them",
      ],
    },
    {
      says: 'every namespace',
      object,
      set: { [from]: { namespaceSelector: {}, podSelector: { matchLabels: { [name]: 'api' } } } },
      complains: [
        'NetworkPolicy api/api: spec.ingress[0].from[0]: name the namespaces by matchLabels or an expression In (it is {}); it is every namespace',
      ],
    },
    {
      says: 'pods of a name in every namespace but one',
      object,
      set: {
        [from]: {
          namespaceSelector: { matchExpressions: [{ key: namespaceName, operator: 'NotIn', values: ['default'] }] },
          podSelector: { matchLabels: { [name]: 'web' } },
        },
      },
      complains: [
        'NetworkPolicy api/api: spec.ingress[0].from[0]: name the namespaces by matchLabels or an expression In (it is {"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["default"]}]}); it is every namespace',
      ],
    },
  ],
};

export const networkPolicyTarget: Fixtures = {
  good: [
    { says: 'a policy of a workload', object },
    { says: 'a further policy of all pods', plus: [another('NetworkPolicy init', 'all', { 'spec.podSelector': {} })] },
    { says: 'a peer in a namespace of others', object, set: { [from]: inNamespace('monitoring', 'prometheus') } },
    { says: 'a peer in its own namespace', object, set: { [from]: inNamespace('api', 'mongo') } },
  ],
  bad: [
    {
      says: 'a port that no container declares',
      object,
      set: { 'spec.ingress[0].ports': [{ port: 8080 }, { port: 9090 }] },
      complains: [
        'NetworkPolicy api/api: spec.ingress[0].ports[1]: let port be one that the pods declare (there is no 9090)',
      ],
    },
    {
      says: 'a policy of nothing',
      plus: [another('NetworkPolicy init', 'lost', { [`spec.podSelector.matchLabels[${name}]`]: 'lost' })],
      complains: [
        'NetworkPolicy api/lost: let spec.podSelector match the labels of a pod of the namespace (it matches none)',
      ],
    },
    {
      says: 'peers that are not there',
      object,
      set: { [from]: inNamespace('api', 'lost'), [to]: { podSelector: { matchLabels: { [name]: 'lost' } } } },
      complains: [
        "NetworkPolicy api/api: spec.ingress[0].from[0]: let podSelector match the labels of a pod of the namespace 'api' (it matches none)",
        "NetworkPolicy api/api: spec.egress[0].to[0]: let podSelector match the labels of a pod of the namespace 'api' (it matches none)",
      ],
    },
  ],
};
