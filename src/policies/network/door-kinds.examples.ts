import { another, type BadFixture, type Fixtures } from '../example';

const gateways = 'gateway.networking.k8s.io';
const envoy = 'gateway.envoyproxy.io/v1alpha1';

const plain = (apiVersion: string, kind: string, spec: object, namespace: string | undefined = 'api') => {
  const object = another('HTTPRoute api', 'more', { apiVersion, kind, spec });
  return { ...object, metadata: { ...object.metadata, namespace } };
};

const refuses = (says: string, apiVersion: string, kind: string, spec: object): BadFixture => ({
  says,
  plus: [plain(apiVersion, kind, spec)],
  ...(/alpha|beta/.test(apiVersion) && apiVersion !== envoy ? { also: ['stable-api-version'] } : {}),
  complains: [
    `${kind} api/more: remove the ${kind}; a front door is made of BackendTrafficPolicy, ClientTrafficPolicy, Gateway, HTTPRoute, SecurityPolicy`,
  ],
});

const toRoute = { group: gateways, kind: 'HTTPRoute', name: 'api' };

export const doorKind: Fixtures = {
  good: [
    { says: 'a Gateway', object: 'Gateway api' },
    { says: 'a route', object: 'HTTPRoute api' },
    { says: 'a policy', object: 'SecurityPolicy api' },
    { says: 'an Ingress, of another group', object: 'Ingress api' },
    {
      says: 'a class of the cluster',
      plus: [
        {
          apiVersion: `${gateways}/v1`,
          kind: 'GatewayClass',
          metadata: { name: 'more' },
          spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
        },
      ],
      request: { operation: 'CREATE', user: { name: 'deployer', groups: ['system:masters'] } },
    },
  ],
  bad: [
    refuses('a script in the proxy', envoy, 'EnvoyExtensionPolicy', {
      lua: [{ inline: 'function envoy_on_request() end', type: 'Inline' }],
      targetRefs: [toRoute],
    }),
    refuses('a module in the proxy', envoy, 'EnvoyExtensionPolicy', {
      targetRefs: [toRoute],
      wasm: [{ code: { http: { url: 'https://wasm.invalid' }, type: 'HTTP' } }],
    }),
    refuses('a patch of the proxy', envoy, 'EnvoyPatchPolicy', {
      jsonPatches: [],
      targetRef: { group: gateways, kind: 'GatewayClass', name: 'breakwater' },
      type: 'JSONPatch',
    }),
    refuses('settings of the proxy', envoy, 'EnvoyProxy', { bootstrap: { value: 'admin: {}' } }),
    refuses('an address as a backend', envoy, 'Backend', {
      endpoints: [{ ip: { address: '169.254.169.254', port: 80 } }],
    }),
    refuses('a filter of its own', envoy, 'HTTPRouteFilter', { directResponse: { statusCode: 200 } }),
    refuses('a grant to another namespace', `${gateways}/v1beta1`, 'ReferenceGrant', {
      from: [{ group: gateways, kind: 'HTTPRoute', namespace: 'visitors' }],
      to: [{ group: '', kind: 'Service' }],
    }),
    refuses('the same, stable', `${gateways}/v1`, 'ReferenceGrant', { from: [], to: [] }),
    refuses('a route of gRPC', `${gateways}/v1`, 'GRPCRoute', { parentRefs: [{ name: 'api' }] }),
    refuses('a route of TCP', `${gateways}/v1alpha2`, 'TCPRoute', { parentRefs: [{ name: 'api' }] }),
    refuses('a route of TLS', `${gateways}/v1`, 'TLSRoute', { parentRefs: [{ name: 'api' }] }),
    refuses('a route of UDP', `${gateways}/v1alpha2`, 'UDPRoute', { parentRefs: [{ name: 'api' }] }),
    refuses('what is believed of backends', `${gateways}/v1`, 'BackendTLSPolicy', { targetRefs: [] }),
    refuses('more listeners', `${gateways}/v1`, 'ListenerSet', { parentRef: { name: 'api' } }),
    refuses('more listeners, by their name of before', 'gateway.networking.x-k8s.io/v1alpha1', 'XListenerSet', {
      parentRef: { name: 'api' },
    }),
    {
      says: 'a route in a version of before',
      object: 'HTTPRoute api',
      set: { apiVersion: `${gateways}/v1beta1` },
      also: ['stable-api-version'],
      complains: [
        "HTTPRoute api/api: set apiVersion to 'gateway.networking.k8s.io/v1' (it is 'gateway.networking.k8s.io/v1beta1')",
      ],
    },
    {
      says: 'a policy of a version to come',
      object: 'SecurityPolicy api',
      set: { apiVersion: 'gateway.envoyproxy.io/v1' },
      complains: [
        "SecurityPolicy api/api: set apiVersion to 'gateway.envoyproxy.io/v1alpha1' (it is 'gateway.envoyproxy.io/v1')",
      ],
    },
  ],
};
