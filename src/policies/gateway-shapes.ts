/** The parts of a front door of the Gateway API that the rules read, as in `kinds.ts`: all optional. */

/** Another object, in the own namespace where none is named. */
export interface ObjectReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

export interface GatewayShape {
  readonly spec?: { readonly gatewayClassName?: string; readonly listeners?: readonly Listener[] };
}

export interface Listener {
  readonly allowedRoutes?: { readonly namespaces?: { readonly from?: string } };
  readonly hostname?: string;
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly tls?: { readonly certificateRefs?: readonly ObjectReference[]; readonly mode?: string };
}

export interface RouteShape {
  readonly spec?: {
    readonly hostnames?: readonly string[];
    readonly parentRefs?: readonly SectionReference[];
    readonly rules?: readonly RouteRule[];
  };
}

/** A Gateway, and one of its listeners. */
export interface SectionReference extends ObjectReference {
  readonly sectionName?: string;
}

export interface RouteRule {
  readonly backendRefs?: readonly RouteBackend[];
  readonly filters?: readonly RouteFilter[];
  readonly timeouts?: { readonly request?: string };
  readonly matches?: readonly { readonly path?: { readonly type?: string; readonly value?: string } }[];
}

export interface RouteBackend extends ObjectReference {
  readonly filters?: readonly object[];
  readonly port?: number;
}

interface RouteFilter {
  readonly requestRedirect?: {
    readonly hostname?: string;
    readonly path?: object;
    readonly scheme?: string;
    readonly statusCode?: number;
  };
  readonly type?: string;
}

export interface SecurityPolicyShape {
  readonly spec?: {
    readonly authorization?: { readonly defaultAction?: string; readonly rules?: readonly CallerRule[] };
    readonly targetRefs?: readonly SectionReference[];
  };
}

interface CallerRule {
  readonly action?: string;
  readonly principal?: { readonly clientCIDRs?: readonly string[] };
}

export interface BackendTrafficPolicyShape {
  readonly spec?: {
    readonly circuitBreaker?: {
      readonly maxConnections?: number;
      readonly maxParallelRequests?: number;
      readonly maxParallelRetries?: number;
      readonly maxPendingRequests?: number;
    };
    readonly rateLimit?: { readonly local?: { readonly rules?: readonly LimitRule[] }; readonly type?: string };
    readonly requestBuffer?: { readonly limit?: string | number };
    readonly targetRefs?: readonly SectionReference[];
  };
}

export interface LimitRule {
  readonly clientSelectors?: readonly {
    readonly sourceCIDR?: { readonly invert?: boolean; readonly type?: string; readonly value?: string };
  }[];
  readonly limit?: { readonly requests?: number; readonly unit?: string };
  readonly shadowMode?: boolean;
  readonly shared?: boolean;
}

export interface ClientTrafficPolicyShape {
  readonly spec?: {
    readonly clientIPDetection?: object;
    readonly enableProxyProtocol?: boolean;
    readonly headers?: object;
    readonly proxyProtocol?: object;
    readonly targetRefs?: readonly SectionReference[];
    readonly tls?: {
      readonly clientValidation?: {
        readonly caCertificateRefs?: readonly ObjectReference[];
        readonly mode?: string;
      };
      readonly maxVersion?: string;
      readonly minVersion?: string;
    };
  };
}
