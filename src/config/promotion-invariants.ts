/** Invariants of promotions between environments. */
import type { Environment } from './environment';
import type { Invariant } from './invariant';

/** Of `promotion`. */
export const promotionInvariants: readonly Invariant[] = [
  {
    says: 'commits come from another environment that is promoted to, and from none in a circle',
    broken: ({ name, promotion }, others) => {
      const seen = [name];
      for (let after = promotion?.after; after !== undefined; ) {
        const before = others.find((other) => other.name === after);
        if (!before?.promotion) return `promotion.after is '${after}'; name an environment that has a promotion`;
        if (seen.includes(after))
          return `promotion.after leads from ${seen.join(' to ')} to '${after}'; break the circle`;
        seen.push(after);
        after = before.promotion.after;
      }
      return undefined;
    },
  },
  {
    says: 'a freeze is a span of time, and a quiet day a day of the week',
    broken: ({ promotion }) => {
      const { freezes = [], quietDays } = promotion ?? {};
      const bad = freezes.find(({ from, to }) => !(isMoment(from) && isMoment(to) && new Date(from) < new Date(to)));
      if (bad) return `promotion.freezes has ${bad.from} to ${bad.to}; write two moments as 2026-12-19T00:00Z`;
      const day = quietDays?.days.find((one) => ![0, 1, 2, 3, 4, 5, 6].includes(one));
      return day === undefined ? undefined : `promotion.quietDays has ${day}; use 0 (Sunday) to 6 (Saturday)`;
    },
  },
  {
    says: 'a soak is a number of hours, and has what it is counted from',
    broken: ({ promotion }: Environment) => {
      if (!promotion) return undefined;
      const { after, soakHours } = promotion;
      if (!(Number.isFinite(soakHours) && soakHours >= 0)) return `promotion.soakHours is ${soakHours}; use 0 or more`;
      return after === undefined && soakHours > 0
        ? `promotion.soakHours is ${soakHours} and nothing comes before; use 0, or name 'after'`
        : undefined;
    },
  },
];

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(text) && !Number.isNaN(new Date(text).getTime());
}
