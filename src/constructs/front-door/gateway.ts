/**
 * An exposure as objects of the Gateway API and of Envoy Gateway. What the API server would add is written down, so that
 * a second deploy finds nothing to change.
 */
import type { ApiObjectProps } from 'cdk8s';
import {
  BackendTrafficPolicy,
  ClientTrafficPolicy,
  ClientTrafficPolicySpecTlsClientValidationMode as ClientValidationMode,
  SecurityPolicySpecAuthorizationDefaultAction as DefaultAction,
  ClientTrafficPolicySpecPathEscapedSlashesAction as EscapedSlashes,
  ClientTrafficPolicySpecTlsMinVersion as MinVersion,
  SecurityPolicySpecAuthorizationRulesAction as RuleAction,
  SecurityPolicy,
} from '../../../imports/gateway.envoyproxy.io';
import {
  Gateway,
  HttpRoute,
  GatewaySpecListenersProtocol as Protocol,
} from '../../../imports/gateway.networking.k8s.io';
import { callersTogether } from '../../config/rate-limits';
import type { Exposure, TlsVersion } from './exposure';

const group = 'gateway.networking.k8s.io';

/** Names of the listeners of a Gateway. */
const listeners = { http: 'http', https: 'https' } as const;

const minVersions: Readonly<Record<TlsVersion, MinVersion>> = {
  '1.2': MinVersion.VALUE_1_2,
  '1.3': MinVersion.VALUE_1_3,
};

/** The objects by their ids. @param gatewayClass by which the controller knows that they are its own */
export function gatewayObjects(exposure: Exposure, gatewayClass: string): Readonly<Record<string, ApiObjectProps>> {
  return {
    gateway: gateway(exposure, gatewayClass),
    route: route(exposure),
    redirect: redirect(exposure),
    clients: clients(exposure),
    limits: limits(exposure),
    tls: tls(exposure),
  };
}

/** One Gateway a service, in its own namespace: the Secret of its certificate is there, and no other namespace is trusted. */
function gateway({ certificate, host, name }: Exposure, gatewayClass: string): ApiObjectProps {
  const allowedRoutes = { namespaces: { from: 'Same' }, kinds: [{ group, kind: 'HTTPRoute' }] };
  const certificateRefs = [{ group: '', kind: 'Secret', name: certificate }];
  return Gateway.manifest({
    metadata: { name },
    spec: {
      gatewayClassName: gatewayClass,
      listeners: [
        { name: listeners.http, hostname: host, port: 80, protocol: Protocol.HTTP, allowedRoutes },
        {
          name: listeners.https,
          hostname: host,
          port: 443,
          protocol: Protocol.HTTPS,
          tls: { mode: 'Terminate', certificateRefs },
          allowedRoutes,
        },
      ],
    },
  });
}

const everyPath = { matches: [{ path: { type: 'PathPrefix', value: '/' } }] };

function route({ answersWithin, host, name, port }: Exposure): ApiObjectProps {
  return HttpRoute.manifest({
    metadata: { name },
    spec: {
      parentRefs: [{ group, kind: 'Gateway', name, sectionName: listeners.https }],
      hostnames: [host],
      rules: [
        {
          ...everyPath,
          backendRefs: [{ group: '', kind: 'Service', name, port, weight: 1 }],
          timeouts: { request: `${answersWithin}s` },
        },
      ],
    },
  });
}

function redirectName(name: string): string {
  return `${name}-redirect`;
}

/** Without a port the redirect would keep the one of the Host header; 443 is what is meant where none is said. */
function redirect({ host, httpsPort, name }: Exposure): ApiObjectProps {
  return HttpRoute.manifest({
    metadata: { name: redirectName(name) },
    spec: {
      parentRefs: [{ group, kind: 'Gateway', name, sectionName: listeners.http }],
      hostnames: [host],
      rules: [
        {
          ...everyPath,
          filters: [
            { type: 'RequestRedirect', requestRedirect: { scheme: 'https', port: httpsPort, statusCode: 308 } },
          ],
        },
      ],
    },
  });
}

function toRoute(name: string) {
  return { group, kind: 'HTTPRoute', name };
}

/** Both routes: who may not call is not led on either. */
function clients({ clients: clientCidRs, name }: Exposure): ApiObjectProps {
  return SecurityPolicy.manifest({
    metadata: { name },
    spec: {
      targetRefs: [toRoute(name), toRoute(redirectName(name))],
      authorization: {
        defaultAction: DefaultAction.DENY,
        rules: [{ name: 'clients', action: RuleAction.ALLOW, principal: { clientCidRs: [...clientCidRs] } }],
      },
    },
  });
}

/** Every address has a bucket of its own, of one second's worth: `burst` is one. */
function limits({ bodyLimit, clients: networks, limit, name }: Exposure): ApiObjectProps {
  const underWay = limit.connections * callersTogether;
  const families = ['0.0.0.0/0', ...(networks.some((one) => one.includes(':')) ? ['::/0'] : [])];
  return BackendTrafficPolicy.manifest({
    metadata: { name },
    spec: {
      targetRefs: [toRoute(name)],
      requestBuffer: { limit: `${bodyLimit}Ki` },
      rateLimit: {
        type: 'Local',
        local: {
          rules: families.map((value) => ({
            clientSelectors: [{ sourceCidr: { type: 'Distinct', value, invert: false } }],
            limit: { requests: limit.perSecond, unit: 'Second' },
          })),
        },
      },
      circuitBreaker: {
        maxConnections: underWay,
        maxParallelRequests: underWay,
        maxParallelRetries: underWay,
        maxPendingRequests: underWay,
      },
    },
  });
}

/**
 * Seconds in which a request must have come, and its headers before its body: ingress-nginx has as many between two reads.
 * Envoy Gateway by itself waits without end.
 */
const received = '60s';

/** What of a path is left to the service, whose text it may be. Dots are taken away by Envoy whatever is said here. */
const asSent = { disableMergeSlashes: true, escapedSlashesAction: EscapedSlashes.KEEP_UNCHANGED };

function tls({ authority, name, tls: lowest }: Exposure): ApiObjectProps {
  const caCertificateRefs = [{ group: '', kind: 'Secret', name: authority ?? '' }];
  const clientValidation = { mode: ClientValidationMode.REQUIRE_AND_VERIFY, caCertificateRefs };
  return ClientTrafficPolicy.manifest({
    metadata: { name },
    spec: {
      targetRefs: [{ group, kind: 'Gateway', name, sectionName: listeners.https }],
      tls: { minVersion: minVersions[lowest], ...(authority ? { clientValidation } : {}) },
      path: asSent,
      timeout: { http: { requestHeadersReceivedTimeout: received, requestReceivedTimeout: received } },
    },
  });
}
