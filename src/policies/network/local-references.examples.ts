import type { BadFixture, Fixtures } from '../example';

const away = (says: string, object: string, path: string, also: readonly string[] = []): BadFixture => ({
  says,
  object,
  set: { [path]: 'visitors' },
  ...(also.length > 0 ? { also } : {}),
  complains: [
    `${object.replace(' ', ' api/')}: remove ${path} (it is 'visitors'); what it names is in another namespace`,
  ],
});

const from = 'spec.listeners[1].allowedRoutes.namespaces.from';

const lent = (says: string, value: string): BadFixture => ({
  says,
  object: 'Gateway api',
  set: { [from]: value },
  complains: [
    `Gateway api/api: set ${from} to 'Same' (it is '${value}'); routes of others would get the callers of its hosts`,
  ],
});

export const localReferences: Fixtures = {
  good: [
    { says: 'a Gateway', object: 'Gateway api' },
    { says: 'a route', object: 'HTTPRoute api' },
    { says: 'what says nothing of its authority', object: 'ClientTrafficPolicy api' },
    {
      says: 'the own namespace, by its name',
      object: 'HTTPRoute api',
      set: { 'spec.parentRefs[0].namespace': 'api', 'spec.rules[0].backendRefs[0].namespace': 'api' },
    },
    {
      says: 'the own namespace of a certificate, by its name',
      object: 'Gateway api',
      set: { 'spec.listeners[1].tls.certificateRefs[0].namespace': 'api' },
    },
    {
      says: 'a listener that says nothing of routes, which are then of its namespace',
      object: 'Gateway api',
      set: { 'spec.listeners[0].allowedRoutes': undefined, 'spec.listeners[1].allowedRoutes.namespaces': {} },
    },
  ],
  bad: [
    away('a Gateway of another namespace', 'HTTPRoute api', 'spec.parentRefs[0].namespace'),
    away('a Service of another namespace', 'HTTPRoute api', 'spec.rules[0].backendRefs[0].namespace'),
    {
      says: 'a second backend, in another namespace',
      object: 'HTTPRoute api',
      set: { 'spec.rules[0].backendRefs[1]': { name: 'api', namespace: 'visitors', port: 80 } },
      complains: [
        "HTTPRoute api/api: remove spec.rules[0].backendRefs[1].namespace (it is 'visitors'); what it names is in another namespace",
      ],
    },
    {
      ...away(
        'a certificate of another namespace',
        'Gateway api',
        'spec.listeners[1].tls.certificateRefs[0].namespace',
      ),
      also: ['secret-source'],
    },
    {
      says: 'an authority of another namespace',
      also: ['secret-source'],
      object: 'ClientTrafficPolicy api',
      set: {
        'spec.tls.clientValidation': {
          caCertificateRefs: [{ group: '', kind: 'Secret', name: 'callers', namespace: 'visitors' }],
          mode: 'RequireAndVerify',
        },
      },
      complains: [
        "ClientTrafficPolicy api/api: remove spec.tls.clientValidation.caCertificateRefs[0].namespace (it is 'visitors'); what it names is in another namespace",
      ],
    },
    lent('routes of every namespace', 'All'),
    lent('routes of namespaces with a label', 'Selector'),
  ],
};
