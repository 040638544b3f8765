import { another, type Fixtures } from '../example';

const object = 'NetworkPolicy api';
const [to, from] = ['spec.egress[0].to[0]', 'spec.ingress[0].from[0]'];
const name = 'app.kubernetes.io/name';
const namespace = 'kubernetes.io/metadata.name';
const advice = 'name the other end of a declared flow, by exactly its labels';
const selector = `NetworkPolicy api/api: let spec.podSelector have the label ${name} alone, with the name of a service of the namespace`;

export const declaredPeers: Fixtures = {
  good: [
    { says: 'a declared flow, and a declared network', object },
    {
      says: 'a flow that names the namespace of the policy',
      object,
      set: { [`${to}.namespaceSelector`]: { matchLabels: { [namespace]: 'api' } } },
    },
    { says: 'a flow with its protocol', object, set: { 'spec.egress[0].ports[0].protocol': 'TCP' } },
    { says: 'a policy that opens nothing', object: 'NetworkPolicy default-deny' },
  ],
  bad: [
    {
      says: 'the metadata of a cloud',
      object,
      set: { [to]: { ipBlock: { cidr: '169.254.169.254/32' } } },
      complains: [
        `NetworkPolicy api/api: spec.egress[0].to[0]: ${advice} (it is {"ipBlock":{"cidr":"169.254.169.254/32"}})`,
      ],
    },
    {
      says: 'a declared network the other way, and with a gap',
      object,
      set: {
        [to]: { ipBlock: { cidr: '10.0.0.0/8' } },
        [from]: { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
      },
      complains: [
        `NetworkPolicy api/api: spec.egress[0].to[0]: ${advice} (it is {"ipBlock":{"cidr":"10.0.0.0/8"}})`,
        `NetworkPolicy api/api: spec.ingress[0].from[0]: ${advice} (it is {"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16"]}})`,
      ],
    },
    {
      says: 'pods of the same name elsewhere',
      object,
      set: { [`${to}.namespaceSelector`]: { matchLabels: { [namespace]: 'web' } } },
      complains: [
        `NetworkPolicy api/api: spec.egress[0].to[0]: ${advice} (it is {"podSelector":{"matchLabels":{"${name}":"mongo"}},"namespaceSelector":{"matchLabels":{"${namespace}":"web"}}})`,
      ],
    },
    {
      says: 'all pods that lack a label',
      object,
      set: {
        [`${to}.podSelector`]: {
          matchLabels: { [name]: 'mongo' },
          matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }],
        },
      },
      complains: [
        `NetworkPolicy api/api: spec.egress[0].to[0]: ${advice} (it is {"podSelector":{"matchLabels":{"${name}":"mongo"},"matchExpressions":[{"key":"a","operator":"DoesNotExist"}]}})`,
      ],
    },
    {
      says: 'another port of a declared flow, and another protocol',
      object,
      set: { 'spec.egress[0].ports': [{ port: 27017, protocol: 'UDP' }, { port: 22 }] },
      complains: ['UDP/27017', 'TCP/22'].map(
        (port, place) =>
          `NetworkPolicy api/api: spec.egress[0].ports[${place}]: set port to that of the flow, TCP/27017 (it is ${port})`,
      ),
    },
    {
      says: 'pods of every service of the namespace',
      object,
      set: { 'spec.podSelector': {} },
      complains: [`${selector} (it is {})`],
    },
    {
      says: 'a service of another namespace',
      plus: [another('Namespace api', 'elsewhere'), another(object, 'api', { 'metadata.namespace': 'elsewhere' })],
      complains: [
        `NetworkPolicy elsewhere/api: ${selector.replace(/^[^:]*: /, '')} (it is {"matchLabels":{"${name}":"api"}})`,
      ],
    },
    {
      says: 'a flow of a service in the namespace of another policy',
      plus: [
        another('Namespace api', 'elsewhere'),
        another(object, 'api', {
          'metadata.namespace': 'elsewhere',
          'spec.podSelector.matchLabels': { [name]: 'shop' },
        }),
      ],
      complains: [
        `NetworkPolicy elsewhere/api: spec.egress[0].to[0]: ${advice} (it is {"podSelector":{"matchLabels":{"${name}":"mongo"}}})`,
        `NetworkPolicy elsewhere/api: spec.ingress[0].from[0]: ${advice} (it is {"ipBlock":{"cidr":"10.0.0.0/8"}})`,
      ],
    },
    {
      says: 'pods that are not a service',
      object,
      set: { 'spec.podSelector.matchLabels.app': 'api' },
      complains: [`${selector} (it is {"matchLabels":{"${name}":"api","app":"api"}})`],
    },
  ],
};
