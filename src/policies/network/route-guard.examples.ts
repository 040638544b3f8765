import { another, type Fixtures } from '../example';

const security = 'SecurityPolicy api';
const backend = 'BackendTrafficPolicy api';
const client = 'ClientTrafficPolicy api';
const group = 'gateway.networking.k8s.io';
const toGateway = [{ group, kind: 'Gateway', name: 'api' }];

const open = (name: string) =>
  `HTTPRoute api/${name}: let a SecurityPolicy of the namespace that denies by default name HTTPRoute '${name}' in spec.targetRefs (there is none); without it everyone may call`;
const unbounded =
  "HTTPRoute api/api: let a BackendTrafficPolicy of the namespace name HTTPRoute 'api' in spec.targetRefs (there is none); without it nothing is bounded";
const anyTls =
  "Gateway api/api: let a ClientTrafficPolicy of the namespace name the listener 'https' of Gateway 'api' in spec.targetRefs (there is none); without it callers choose the version of TLS";

export const routeGuard: Fixtures = {
  good: [
    { says: 'a route with its policies', object: 'HTTPRoute api' },
    { says: 'a redirect, which needs no limit', object: 'HTTPRoute api-redirect' },
    { says: 'a Gateway with its version of TLS', object: 'Gateway api' },
    { says: 'a policy of the Gateway', object: security, set: { 'spec.targetRefs': toGateway } },
    { says: 'limits of the Gateway', object: backend, set: { 'spec.targetRefs': toGateway } },
    { says: 'a version of TLS for every listener', object: client, set: { 'spec.targetRefs': toGateway } },
  ],
  bad: [
    {
      says: 'a route without its policy',
      object: 'HTTPRoute api',
      without: [security],
      complains: [open('api'), open('api-redirect')],
    },
    {
      says: 'a redirect without its policy',
      object: security,
      set: { 'spec.targetRefs': [{ group, kind: 'HTTPRoute', name: 'api' }] },
      complains: [open('api-redirect')],
    },
    {
      says: 'one more route',
      plus: [another('HTTPRoute api', 'more')],
      complains: [open('more'), unbounded.replaceAll('api/api', 'api/more').replace("'api'", "'more'")],
    },
    {
      says: 'a policy of the name of the route, in another namespace',
      without: [security],
      plus: [another('Namespace api', 'elsewhere'), another(security, 'api', { 'metadata.namespace': 'elsewhere' })],
      also: ['namespace-guardrails', 'network-isolation', 'route-target', 'service-account-owner'],
      complains: [open('api'), open('api-redirect')],
    },
    {
      says: 'a policy of another kind that has the name of the route',
      object: security,
      set: {
        'spec.targetRefs': [
          { group, kind: 'GRPCRoute', name: 'api' },
          { group, kind: 'HTTPRoute', name: 'api-redirect' },
        ],
      },
      also: ['route-target'],
      complains: [open('api')],
    },
    {
      says: 'a policy of one rule of the route',
      object: security,
      set: { 'spec.targetRefs[0].sectionName': 'rule-0' },
      complains: [open('api')],
    },
    {
      says: 'a policy of one listener of the Gateway',
      object: security,
      set: { 'spec.targetRefs': [{ ...toGateway[0], sectionName: 'https' }] },
      complains: [open('api'), open('api-redirect')],
    },
    {
      says: 'a policy of one Gateway of two',
      object: 'HTTPRoute api',
      set: { 'spec.parentRefs[1]': { group, kind: 'Gateway', name: 'second', sectionName: 'https' } },
      without: [security],
      plus: [another(security, 'api', { 'spec.targetRefs': toGateway })],
      also: ['route-target'],
      complains: [open('api')],
    },
    {
      says: 'a policy of labels, which select what they like',
      object: security,
      set: { 'spec.targetRefs': undefined, 'spec.targetSelectors': [{ group, kind: 'HTTPRoute' }] },
      also: ['gateway-protection'],
      complains: [open('api'), open('api-redirect')],
    },
    {
      says: 'a policy that allows by default',
      object: security,
      set: { 'spec.authorization.defaultAction': 'Allow' },
      also: ['gateway-protection'],
      complains: [open('api'), open('api-redirect')],
    },
    {
      says: 'a policy that says nothing of callers',
      object: security,
      set: { 'spec.authorization': undefined },
      also: ['gateway-protection'],
      complains: [open('api'), open('api-redirect')],
    },
    { says: 'a route without limits', object: 'HTTPRoute api', without: [backend], complains: [unbounded] },
    {
      says: 'limits of the redirect alone',
      object: backend,
      set: { 'spec.targetRefs[0].name': 'api-redirect' },
      complains: [unbounded],
    },
    { says: 'a Gateway of any TLS', object: 'Gateway api', without: [client], complains: [anyTls] },
    {
      says: 'a version of TLS for the listener without it',
      object: client,
      set: { 'spec.targetRefs[0].sectionName': 'http' },
      complains: [anyTls],
    },
    {
      says: 'a version of TLS for another Gateway',
      object: client,
      set: { 'spec.targetRefs[0].name': 'other' },
      also: ['route-target'],
      complains: [anyTls],
    },
  ],
};
