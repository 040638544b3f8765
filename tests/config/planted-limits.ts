import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { RateLimit } from '../../src/config/rate-limits';
import type { Planted } from './planted';

const { local, production } = environments;

const limited = (environment: Environment, limits: Partial<Environment['frontDoor']['limits']>): Environment => ({
  ...environment,
  frontDoor: { ...environment.frontDoor, limits: { ...environment.frontDoor.limits, ...limits } },
});

const base: RateLimit = { perSecond: 50, connections: 50 };

/** Rate limits that let no one in, or hold back what is tried on this machine. */
export const plantedLimits: readonly Planted[] = [
  ...[{ perSecond: 0 }, { perSecond: 1.5 }, { perSecond: 10_000 }, { connections: -1 }, { burst: 0 }].map((wrong) => ({
    says: 'a rate limit lets someone in',
    environment: limited(production, { default: { ...base, ...wrong } }),
    sentence: `frontDoor.limits.default is ${JSON.stringify({ ...base, ...wrong })}; use whole numbers from 1 to 9999 in it`,
  })),
  {
    says: 'a rate limit lets someone in',
    environment: limited(production, { web: { ...base, burst: Number.NaN } }),
    sentence:
      'frontDoor.limits.web is {"perSecond":50,"connections":50,"burst":null}; use whole numbers from 1 to 9999 in it',
  },
  {
    says: 'a front door on this machine lets load tests and drills through',
    environment: limited(local, { hash: { perSecond: 4999, connections: 1000 } }),
    sentence:
      'frontDoor.limits lets one address ask hash for 4999 a second, 1000 at the same time; use 5000 and 1000 or more',
  },
  {
    says: 'a front door on this machine lets load tests and drills through',
    environment: limited(local, { api: { perSecond: 5000, connections: 999 } }),
    sentence:
      'frontDoor.limits lets one address ask api for 5000 a second, 999 at the same time; use 5000 and 1000 or more',
  },
];
