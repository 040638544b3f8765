/** Rate limits at the front door: for each address that calls a service, and counted by each controller on its own. */
import type { Environment } from './environment';
import type { Invariant } from './invariant';
import { type ServiceName, services } from './services';

/** How much one address may ask of a service; what is more gets status 429, and the service is not asked. */
export interface RateLimit {
  /** Requests a second. */
  readonly perSecond: number;
  /** How many seconds' worth of requests may come at once. @default 5 */
  readonly burst?: number;
  /** Requests that are under way at the same time. */
  readonly connections: number;
}

/** Services behind the front door. */
export type PublicName = {
  [Name in ServiceName]: (typeof services)[Name] extends { readonly host: string } ? Name : never;
}[ServiceName];

/** A limit for every service behind the front door, and those of single ones that need another. */
export type RateLimits = { readonly default: RateLimit } & Readonly<Partial<Record<PublicName, RateLimit>>>;

export const defaultBurst = 5;

/** The most that a load test asks, all of it from one address: requests a second, and under way at the same time. */
export const loadAtMost = { perSecond: 5000, connections: 1000 } as const;

/** What load tests and drills call on this machine: load at a constant rate, and writers who repeat what failed. */
const tried = ['api', 'hash'] as const;

/** @returns the limit of a service, nothing of it left open */
export function limitOf(name: ServiceName, { frontDoor: { limits } }: Pick<Environment, 'frontDoor'>) {
  const { burst = defaultBurst, connections, perSecond } = (limits as Limits)[name] ?? limits.default;
  return { burst, connections, perSecond };
}

type Limits = Readonly<Record<string, RateLimit | undefined>>;

export const rateLimitInvariants: readonly Invariant[] = [
  {
    says: 'a rate limit lets someone in',
    broken: ({ frontDoor: { limits } }) => {
      const bad = Object.entries(limits as Limits).find(
        ([, limit]) => limit && ![limit.perSecond, limit.connections, limit.burst ?? defaultBurst].every(isAmount),
      );
      return (
        bad && `frontDoor.limits.${bad[0]} is ${JSON.stringify(bad[1])}; use whole numbers from 1 to ${largest} in it`
      );
    },
  },
  {
    says: 'a front door on this machine lets load tests and drills through',
    broken: (environment) => {
      if (environment.frontDoor.entry.kind !== 'loopback') return undefined;
      const low = tried.find((name) => {
        const { connections, perSecond } = limitOf(name, environment);
        return perSecond < loadAtMost.perSecond || connections < loadAtMost.connections;
      });
      if (!low) return undefined;
      const { connections, perSecond } = limitOf(low, environment);
      return `frontDoor.limits lets one address ask ${low} for ${perSecond} a second, ${connections} at the same time; use ${loadAtMost.perSecond} and ${loadAtMost.connections} or more`;
    },
  },
];

/** What the annotations of the front door take, and the policy `ingress-protection` lets pass. */
const largest = 9999;

function isAmount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= largest;
}

/** Names of services that have a host. */
export const publicNames: readonly ServiceName[] = (Object.keys(services) as ServiceName[]).filter(
  (name) => 'host' in services[name],
);
