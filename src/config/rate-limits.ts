/** Rate limits at the front door: for each address that calls a service, and counted by each controller on its own. */
import { type ServiceName, services } from './services';

/** How much one address may ask of a service; what is more gets status 429, and the service is not asked. */
export interface RateLimit {
  /** Requests a second. */
  readonly perSecond: number;
  /** How many seconds' worth of requests may come at once; envoy-gateway has one. @default 5 */
  readonly burst?: number;
  /** Requests that are under way at the same time; envoy-gateway: a tenth of those of all callers together. */
  readonly connections: number;
}

/**
 * A front door that counts requests under way for all callers together lets so many addresses have as many as one is
 * given; what is more gets status 503.
 */
export const callersTogether = 10;

/** Services behind the front door. */
export type PublicName = {
  [Name in ServiceName]: (typeof services)[Name] extends { readonly host: string } ? Name : never;
}[ServiceName];

/** A limit for every service behind the front door, and those of single ones that need another. */
export type RateLimits = { readonly default: RateLimit } & Readonly<Partial<Record<PublicName, RateLimit>>>;

export const defaultBurst = 5;

/** The most that a load test asks, all of it from one address: requests a second, and under way at the same time. */
export const loadAtMost = { perSecond: 5000, connections: 1000 } as const;

/** @returns the limit of a service, nothing of it left open */
export function limitOf(
  name: ServiceName,
  { frontDoor: { limits } }: { readonly frontDoor: { readonly limits: RateLimits } },
): Required<RateLimit> {
  const own: Readonly<Record<string, RateLimit | undefined>> = limits;
  const { burst = defaultBurst, connections, perSecond } = own[name] ?? limits.default;
  return { burst, connections, perSecond };
}

/** Names of services that have a host. */
export const publicNames: readonly ServiceName[] = (Object.keys(services) as ServiceName[]).filter(
  (name) => 'host' in services[name],
);
