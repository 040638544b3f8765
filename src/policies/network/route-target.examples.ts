import type { Fixtures } from '../example';

const route = 'HTTPRoute api';
const backend = 'spec.rules[0].backendRefs[0]';
const component = 'metadata.labels[app.kubernetes.io/component]';
const part = (object: string, of: string) =>
  `${object.replace(' ', ' api/')}: set the label app.kubernetes.io/component to that of the ${of}, which is 'backend' (it is 'web')`;

export const routeTarget: Fixtures = {
  good: [
    { says: 'a route', object: route },
    { says: 'a redirect', object: 'HTTPRoute api-redirect' },
    { says: 'a policy of two routes', object: 'SecurityPolicy api' },
    { says: 'a policy of a listener', object: 'ClientTrafficPolicy api' },
    {
      says: 'a policy of a whole Gateway',
      object: 'ClientTrafficPolicy api',
      set: { 'spec.targetRefs[0].sectionName': undefined },
    },
  ],
  bad: [
    {
      says: 'a Service that is not there',
      object: route,
      set: { [`${backend}.name`]: 'lost' },
      complains: ["HTTPRoute api/api: spec.rules[0].backendRefs[0]: name a Service of the namespace (it is 'lost')"],
    },
    {
      says: 'a port that is not there',
      object: route,
      set: { [`${backend}.port`]: 9090 },
      complains: ["HTTPRoute api/api: spec.rules[0].backendRefs[0]: name a port of the Service 'api' (it is 9090)"],
    },
    {
      says: 'no port',
      object: route,
      set: { [`${backend}.port`]: undefined },
      complains: ["HTTPRoute api/api: spec.rules[0].backendRefs[0]: name a port of the Service 'api' (it is missing)"],
    },
    {
      says: 'a Gateway that is not there',
      object: route,
      set: { 'spec.parentRefs[0].name': 'lost' },
      complains: [
        "HTTPRoute api/api: spec.parentRefs[0]: name a listener of a Gateway of the namespace (there is no 'https' of 'lost')",
      ],
    },
    {
      says: 'a listener that is not there',
      object: route,
      set: { 'spec.parentRefs[0].sectionName': 'tls' },
      complains: [
        "HTTPRoute api/api: spec.parentRefs[0]: name a listener of a Gateway of the namespace (there is no 'tls' of 'api')",
      ],
    },
    {
      says: 'another host than that of the listener',
      object: route,
      set: { 'spec.hostnames[0]': 'www.example' },
      complains: [
        "HTTPRoute api/api: set spec.hostnames[0] to that of the listener, 'api.example' (it is 'www.example')",
      ],
    },
    {
      says: 'a service without TLS',
      object: route,
      set: { 'spec.parentRefs[0].sectionName': 'http' },
      complains: ["HTTPRoute api/api: remove spec.rules[0].backendRefs; the listener 'http' has no TLS"],
    },
    {
      says: 'a service without TLS as well',
      object: route,
      set: { 'spec.parentRefs[1]': { kind: 'Gateway', name: 'api', sectionName: 'http' } },
      complains: ["HTTPRoute api/api: remove spec.rules[0].backendRefs; the listener 'http' has no TLS"],
    },
    {
      says: 'a policy of a route that is not there',
      object: 'SecurityPolicy api',
      set: { 'spec.targetRefs[2]': { kind: 'HTTPRoute', name: 'lost' } },
      complains: [
        "SecurityPolicy api/api: spec.targetRefs[2]: name a route or a Gateway of the namespace (there is no HTTPRoute 'lost')",
      ],
    },
    {
      says: 'a policy of a listener that is not there',
      object: 'ClientTrafficPolicy api',
      set: { 'spec.targetRefs[1]': { kind: 'Gateway', name: 'api', sectionName: 'lost' } },
      complains: [
        "ClientTrafficPolicy api/api: spec.targetRefs[1]: name a listener of Gateway 'api' (there is no 'lost')",
      ],
    },
    {
      says: 'a policy of a kind that is not read',
      object: 'BackendTrafficPolicy api',
      set: { 'spec.targetRefs[1]': { kind: 'TCPRoute', name: 'api' } },
      complains: [
        "BackendTrafficPolicy api/api: spec.targetRefs[1]: name a route or a Gateway of the namespace (there is no TCPRoute 'api')",
      ],
    },
    {
      says: 'the route of another part of the platform',
      object: route,
      set: { [component]: 'web' },
      complains: [
        part(route, "Gateway 'api'"),
        part(route, "Service 'api'"),
        "SecurityPolicy api/api: set the label app.kubernetes.io/component to that of the HTTPRoute 'api', which is 'web' (it is 'backend')",
        "BackendTrafficPolicy api/api: set the label app.kubernetes.io/component to that of the HTTPRoute 'api', which is 'web' (it is 'backend')",
      ],
    },
    {
      says: 'a policy of another part of the platform',
      object: 'ClientTrafficPolicy api',
      set: { [component]: 'web' },
      complains: [part('ClientTrafficPolicy api', "Gateway 'api'")],
    },
  ],
};
