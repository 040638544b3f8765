/** Exposures of services, read from their objects: of an Ingress, or of a Gateway with its routes and policies. */
import type { Controller } from '../config/front-doors';
import { identity } from '../kubernetes/identity';
import { list, type Manifest } from '../kubernetes/manifest';

/** A service as its callers find it. */
export interface Seen {
  readonly controller: Controller;
  /** The identity of its Service. */
  readonly service: string;
  /** The objects that say so. */
  readonly objects: readonly Manifest[];
  /** Whether callers are asked for a certificate. */
  readonly asks: boolean;
  /** Values by names for people, the same names for every kind of objects. */
  readonly facts: Readonly<Record<string, string>>;
}

interface Peers {
  readonly from?: readonly {
    readonly namespaceSelector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  }[];
}

const prefix = 'nginx.ingress.kubernetes.io/';
const doorKinds: readonly string[] = [
  'BackendTrafficPolicy',
  'ClientTrafficPolicy',
  'Gateway',
  'HTTPRoute',
  'SecurityPolicy',
];

/** @param doorOf the controller whose pods are in a namespace @returns by namespace, where both are known */
export function exposuresIn(
  objects: readonly Manifest[],
  doorOf: (namespace: string) => Controller | undefined,
): ReadonlyMap<string, Seen> {
  const found = new Map<string, Seen>();
  for (const [namespace, own] of byNamespace(objects)) {
    const controller = own.flatMap(peersOf).flatMap((peer) => doorOf(peer) ?? [])[0];
    const policies = own.filter(({ kind }) => kind === 'NetworkPolicy');
    const ingress = own.filter(({ kind }) => kind === 'Ingress');
    const gateway = own.filter(({ kind }) => doorKinds.includes(kind));
    const said = ingress[0] ? ofIngress(ingress[0]) : gateway.length > 0 ? ofGateway(gateway) : undefined;
    if (!controller || !said) continue;
    const service = identity({ apiVersion: 'v1', kind: 'Service', metadata: { name: namespace, namespace } });
    const doors = policies.filter((one) => peersOf(one).some((peer) => doorOf(peer) !== undefined));
    found.set(namespace, { controller, service, objects: [...ingress, ...gateway, ...doors], ...said });
  }
  return found;
}

function byNamespace(objects: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const all = new Map<string, Manifest[]>();
  for (const object of objects) {
    const { namespace } = object.metadata;
    if (namespace !== undefined) all.set(namespace, [...(all.get(namespace) ?? []), object]);
  }
  return all;
}

/** Namespaces whose pods a NetworkPolicy lets in. */
function peersOf({ kind, spec }: Manifest): readonly string[] {
  if (kind !== 'NetworkPolicy') return [];
  return list((spec as { ingress?: readonly Peers[] } | undefined)?.ingress).flatMap(({ from }) =>
    list(from).flatMap(
      ({ namespaceSelector }) => namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? [],
    ),
  );
}

interface Said {
  readonly host: string | undefined;
  readonly clients: string;
  readonly body: string;
  readonly perSecond: number;
  readonly atOnce: number;
  readonly underWay: string;
}

function facts({ atOnce, body, clients, host, perSecond, underWay }: Said): Seen['facts'] {
  return {
    host: host ?? 'none',
    'networks that may call': clients,
    'largest body': body,
    'requests a second of one address': String(perSecond),
    'requests at once of one address': String(atOnce),
    'requests under way': underWay,
  };
}

function ofIngress({ metadata, spec }: Manifest): Pick<Seen, 'asks' | 'facts'> {
  const given = (name: string) => metadata.annotations?.[`${prefix}${name}`] ?? 'not bounded';
  const perSecond = Number(given('limit-rps'));
  return {
    asks: given('auth-tls-verify-client') === 'on',
    facts: facts({
      host: (spec as { rules?: readonly { host?: string }[] } | undefined)?.rules?.[0]?.host,
      clients: given('whitelist-source-range'),
      body: given('proxy-body-size').replace(/^(\d+)k$/, '$1 KiB'),
      perSecond,
      atOnce: perSecond * Number(given('limit-burst-multiplier')),
      underWay: `${given('limit-connections')} of one address`,
    }),
  };
}

interface Specs {
  readonly Gateway?: { readonly listeners?: readonly { readonly hostname?: string }[] };
  readonly SecurityPolicy?: {
    readonly authorization?: {
      readonly rules?: readonly { readonly principal?: { readonly clientCIDRs?: readonly string[] } }[];
    };
  };
  readonly BackendTrafficPolicy?: {
    readonly requestBuffer?: { readonly limit?: string };
    readonly rateLimit?: {
      readonly local?: { readonly rules?: readonly { readonly limit: { readonly requests: number } }[] };
    };
    readonly circuitBreaker?: { readonly maxParallelRequests?: number };
  };
  readonly ClientTrafficPolicy?: { readonly tls?: { readonly clientValidation?: { readonly mode?: string } } };
}

function ofGateway(objects: readonly Manifest[]): Pick<Seen, 'asks' | 'facts'> {
  const specs: Specs = Object.fromEntries(objects.map(({ kind, spec }) => [kind, spec]));
  const { requestBuffer, rateLimit, circuitBreaker } = specs.BackendTrafficPolicy ?? {};
  const requests = rateLimit?.local?.rules?.[0]?.limit.requests ?? Number.POSITIVE_INFINITY;
  return {
    asks: specs.ClientTrafficPolicy?.tls?.clientValidation?.mode === 'RequireAndVerify',
    facts: facts({
      host: specs.Gateway?.listeners?.[0]?.hostname,
      clients: list(specs.SecurityPolicy?.authorization?.rules)
        .flatMap(({ principal }) => list(principal?.clientCIDRs))
        .join(','),
      body: (requestBuffer?.limit ?? 'not bounded').replace(/^(\d+)Ki$/, '$1 KiB'),
      perSecond: requests,
      atOnce: requests,
      underWay: `${circuitBreaker?.maxParallelRequests ?? 'not bounded'} of all callers together`,
    }),
  };
}
