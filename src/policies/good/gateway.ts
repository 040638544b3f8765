/** The front door of the Deployment by the Gateway API: during a move it stands beside the Ingress. */

import type { Manifest } from '../../kubernetes/manifest';
import { metadata } from './names';

const group = 'gateway.networking.k8s.io';
const networking = `${group}/v1`;
const envoy = 'gateway.envoyproxy.io/v1alpha1';
const allowedRoutes = { kinds: [{ group, kind: 'HTTPRoute' }], namespaces: { from: 'Same' } };
const matches = [{ path: { type: 'PathPrefix', value: '/' } }];
const hostnames = ['api.example'];

const toRoute = (name: string) => ({ group, kind: 'HTTPRoute', name });
const toListener = (sectionName: string) => [{ group, kind: 'Gateway', name: 'api', sectionName }];

export const gatewayObjects: readonly Manifest[] = [
  {
    apiVersion: networking,
    kind: 'Gateway',
    metadata: metadata('api'),
    spec: {
      gatewayClassName: 'breakwater',
      listeners: [
        { allowedRoutes, hostname: 'api.example', name: 'http', port: 80, protocol: 'HTTP' },
        {
          allowedRoutes,
          hostname: 'api.example',
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          tls: { certificateRefs: [{ group: '', kind: 'Secret', name: 'api-tls' }], mode: 'Terminate' },
        },
      ],
    },
  },
  {
    apiVersion: networking,
    kind: 'HTTPRoute',
    metadata: metadata('api'),
    spec: {
      hostnames,
      parentRefs: toListener('https'),
      rules: [
        {
          backendRefs: [{ group: '', kind: 'Service', name: 'api', port: 80, weight: 1 }],
          matches,
          timeouts: { request: '60s' },
        },
      ],
    },
  },
  {
    apiVersion: networking,
    kind: 'HTTPRoute',
    metadata: metadata('api-redirect', 'api'),
    spec: {
      hostnames,
      parentRefs: toListener('http'),
      rules: [
        {
          filters: [{ requestRedirect: { port: 443, scheme: 'https', statusCode: 308 }, type: 'RequestRedirect' }],
          matches,
        },
      ],
    },
  },
  {
    apiVersion: envoy,
    kind: 'SecurityPolicy',
    metadata: metadata('api'),
    spec: {
      authorization: {
        defaultAction: 'Deny',
        rules: [
          { action: 'Allow', name: 'clients', principal: { clientCIDRs: ['198.51.100.0/24', '203.0.113.0/24'] } },
        ],
      },
      targetRefs: [toRoute('api'), toRoute('api-redirect')],
    },
  },
  {
    apiVersion: envoy,
    kind: 'BackendTrafficPolicy',
    metadata: metadata('api'),
    spec: {
      circuitBreaker: {
        maxConnections: 500,
        maxParallelRequests: 500,
        maxParallelRetries: 500,
        maxPendingRequests: 500,
      },
      rateLimit: {
        local: {
          rules: [
            {
              clientSelectors: [{ sourceCIDR: { invert: false, type: 'Distinct', value: '0.0.0.0/0' } }],
              limit: { requests: 20, unit: 'Second' },
            },
          ],
        },
        type: 'Local',
      },
      requestBuffer: { limit: '64Ki' },
      targetRefs: [toRoute('api')],
    },
  },
  {
    apiVersion: envoy,
    kind: 'ClientTrafficPolicy',
    metadata: metadata('api'),
    spec: { targetRefs: toListener('https'), tls: { minVersion: '1.3' } },
  },
];
