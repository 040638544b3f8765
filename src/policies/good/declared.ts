/** Declarations of the good environment. */
import type { Declared, DeclaredPeer, DeclaredService } from '../../config/declared';

const namespace = 'api';
const limit = { burst: 5, connections: 50, perSecond: 20 };

function service(name: string, more: Partial<DeclaredService>): DeclaredService {
  const base = { component: 'backend', kinds: ['Deployment'], images: ['api'], priorityClass: 'api' };
  return { namespace, name, ...base, calls: [], memberOf: [], peers: [], ...more };
}

function peer(direction: DeclaredPeer['direction'], name: string): DeclaredPeer {
  return { direction, namespace, labels: { 'app.kubernetes.io/name': name }, ports: ['TCP/27017'] };
}

const toMongo = { calls: ['mongo'], peers: [peer('egress', 'mongo')] };

export const declared: Declared = {
  services: [
    service('api', {
      ...toMongo,
      entry: { host: 'api.example', authority: '', limit, together: 500 },
      port: 80,
      largest: 10,
      peers: [
        ...toMongo.peers,
        { direction: 'ingress', network: '10.0.0.0/8', ports: ['TCP/8080'] },
        { direction: 'egress', network: '192.0.2.0/24', ports: ['TCP/27017'] },
      ],
    }),
    service('shop', {
      namespace: 'elsewhere',
      entry: { host: 'shop.example', authority: 'elsewhere/shop-callers', limit, together: 500 },
      peers: [peer('egress', 'mongo')],
      port: 443,
    }),
    // Of the same name as another one: its flows are not those of the other.
    service('mongo', { namespace: 'elsewhere', kinds: ['StatefulSet'], peers: [peer('egress', 'lost')] }),
    service('mongo', {
      memberOf: ['mongo'],
      images: ['mongo', 'api'],
      kinds: ['StatefulSet'],
      port: 27017,
      peers: [peer('ingress', 'api')],
    }),
    service('names', { address: '10.96.0.53', port: 53, protocols: ['UDP', 'TCP'] }),
    service('init', { ...toMongo, kinds: ['Job'] }),
    service('backup', { ...toMongo, images: ['mongo'], kinds: ['CronJob', 'Job'] }),
  ],
  nameserver: { address: '10.96.0.53', options: { attempts: '4', ndots: '2', timeout: '1' } },
  clients: '198.51.100.0/24,203.0.113.0/24',
  issuers: { bootstrap: 'bootstrap', internal: 'internal', frontDoor: 'front-door', callers: 'callers' },
  doors: [
    { account: 'ingress-nginx', namespace: 'ingress-nginx', writes: { 'networking.k8s.io': ['ingresses/status'] } },
    {
      account: 'envoy-gateway',
      namespace: 'envoy-gateway-system',
      writes: {
        'gateway.envoyproxy.io': ['securitypolicies/status'],
        'gateway.networking.k8s.io': ['gateways/status', 'httproutes/status'],
      },
    },
  ],
  callers: 'api',
  podSecurity: 'v1.35',
  authorities: ['cert-manager/front-door-authority'],
  system: { everything: ['kube-system'], hostPorts: ['ingress-nginx'] },
  exemptions: [{ policy: 'minimum-replicas', object: 'StatefulSet api/mongo' }],
  access: {
    roles: [
      {
        name: 'breakwater-sre',
        rules: [
          { group: '', resources: ['pods', 'services'], verbs: ['get', 'list'] },
          { group: 'apps', resources: ['deployments'], verbs: ['get'] },
        ],
      },
      { name: 'breakwater-auditor', rules: [{ group: '', resources: ['namespaces'], verbs: ['get'] }] },
      { name: 'breakwater-break-glass', rules: [{ group: '', resources: ['pods/exec'], verbs: ['create'] }] },
    ],
    bindings: [
      { name: 'breakwater-sre', groups: ['breakwater:sre', 'on-call'], namespaces: ['api'] },
      { name: 'breakwater-auditor', groups: ['breakwater:auditor'] },
      { name: 'breakwater-data', groups: ['breakwater:data'], namespaces: ['mongo'] },
    ],
    incident: { role: 'breakwater-break-glass', groups: ['breakwater:break-glass'] },
  },
};
