/** Invariants of rate limits: they let callers in, and on this machine what is tried there. */
import type { Invariant } from './invariant';
import { defaultBurst, limitOf, loadAtMost } from './rate-limits';

/** What load tests and drills call on this machine: load at a constant rate, and writers who repeat what failed. */
const tried = ['api', 'hash'] as const;

export const rateLimitInvariants: readonly Invariant[] = [
  {
    says: 'a rate limit lets someone in',
    broken: ({ frontDoor: { limits } }) => {
      const bad = Object.entries(limits).find(
        ([, limit]) => ![limit.perSecond, limit.connections, limit.burst ?? defaultBurst].every(isAmount),
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
