import { another, type Fixtures } from '../example';

const fixed = (address: string | undefined, ports: readonly object[] = dns('UDP', 'TCP')) =>
  another('Service api', 'names', {
    'spec.selector': { 'app.kubernetes.io/name': 'names' },
    'spec.clusterIP': address,
    'spec.ports': ports,
  });
const dns = (...protocols: readonly string[]) =>
  protocols.map((protocol) => ({ name: protocol.toLowerCase(), port: 53, protocol }));

const elsewhere = another('Namespace api', 'elsewhere');

export const declaredPort: Fixtures = {
  good: [
    { says: 'the port of its service', object: 'Service api' },
    { says: 'the port of a database', object: 'Service mongo' },
    { says: 'the fixed address of its service', plus: [fixed('10.96.0.53')] },
    { says: 'a port by its number', object: 'Service api', set: { 'spec.ports[0].targetPort': 80 } },
  ],
  bad: [
    {
      says: 'one port more',
      object: 'Service api',
      set: { 'spec.ports[1]': { name: 'more', port: 9090 } },
      complains: ['Service api/api: spec.ports[1]: set port to 80, or remove it (it is 9090)'],
    },
    {
      says: 'metrics behind its port',
      object: 'Service api',
      set: { 'spec.ports[0]': { name: 'metrics', port: 80, targetPort: 'metrics' } },
      complains: ["Service api/api: spec.ports[0]: set targetPort to the port or its name (it is 'metrics')"],
    },
    {
      says: 'another port of the pods behind its port',
      object: 'Service api',
      set: { 'spec.ports[0].targetPort': 9090 },
      complains: ['Service api/api: spec.ports[0]: set targetPort to the port or its name (it is 9090)'],
    },
    {
      says: 'a second name',
      plus: [another('Service api', 'second')],
      complains: ["Service api/second: set metadata.name to 'api' (it is 'second')"],
    },
    {
      says: 'addresses of pods in place of one',
      object: 'Service api',
      set: { 'spec.clusterIP': 'None' },
      complains: ["Service api/api: remove spec.clusterIP (it is 'None'); callers are not members"],
    },
    {
      says: 'one address for all members',
      object: 'Service mongo',
      set: { 'spec.clusterIP': undefined },
      complains: ["Service api/mongo: set spec.clusterIP to 'None' (it is missing)"],
    },
    {
      says: 'another address than the fixed one',
      plus: [fixed('10.96.0.54')],
      complains: ["Service api/names: set spec.clusterIP to '10.96.0.53' (it is '10.96.0.54')"],
    },
    {
      says: 'any address in place of the fixed one',
      plus: [fixed(undefined)],
      complains: ["Service api/names: set spec.clusterIP to '10.96.0.53' (it is missing)"],
    },
    {
      says: 'one protocol of two',
      plus: [fixed('10.96.0.53', dns('UDP'))],
      complains: ["Service api/names: set spec.ports to 53/UDP and 53/TCP, once each (it is 'UDP')"],
    },
    {
      says: 'a protocol more',
      object: 'Service api',
      set: { 'spec.ports[1]': { name: 'http', port: 80, protocol: 'UDP' } },
      complains: ["Service api/api: set spec.ports to 80/TCP, once each (it is 'TCP,UDP')"],
    },
    {
      says: 'another protocol',
      object: 'Service api',
      set: { 'spec.ports[0].protocol': 'UDP' },
      complains: ["Service api/api: set spec.ports to 80/TCP, once each (it is 'UDP')"],
    },
    {
      says: 'pods of a service of another namespace',
      plus: [elsewhere, another('Service api', 'api', { 'metadata.namespace': 'elsewhere' })],
      complains: [
        'Service elsewhere/api: let spec.selector name a service of the namespace (it is {"app.kubernetes.io/name":"api"})',
      ],
    },
    {
      says: 'pods of no service',
      object: 'Service api',
      set: { 'spec.selector': { app: 'api' } },
      complains: ['Service api/api: let spec.selector name a service of the namespace (it is {"app":"api"})'],
    },
  ],
};
