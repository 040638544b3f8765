import * as fixtures from '../../fixtures/guardrails/limit-range-order';
import { isKind, type LimitRangeItem } from '../../kinds';
import { isOurs } from '../../platform';
import type { Policy } from '../../policy';
import { amountOf, isAboveZero } from '../../quantities';
import { list, show } from '../../sentences';

/** The most that one container may be allowed. */
const largest = { cpu: '8', memory: '8Gi' } as const;
/** What says nothing gets less than this part of the most. */
const share = 4;

export const limitRangeOrder: Policy = {
  id: 'limit-range-order',
  source: 23,
  title: 'What says nothing gets little, and nothing gets a whole node',
  why: 'A container that nobody thought about would take what was meant for those that somebody did.',
  fix: `let min, defaultRequest, default and max rise in this order, default be less than a quarter of max, and max at most ${largest.cpu} and ${largest.memory}`,
  answers: [],
  admission: { cannot: 'The API server fills default and defaultRequest in from max and min before it asks.' },
  fixtures: fixtures.limitRangeOrder,
  check: (object) => {
    if (!isKind(object, 'LimitRange') || !isOurs(object)) return [];
    return list(object.spec?.limits).flatMap((item, index) =>
      (['cpu', 'memory'] as const)
        .filter((resource) => !isOrdered(item, resource))
        .map((resource) => {
          const given = valuesOf(item, resource).map(show).join(', ');
          return `spec.limits[${index}]: let min, defaultRequest, default and max of ${resource} rise, default be less than a quarter of max, and max at most ${largest[resource]} (they are ${given})`;
        }),
    );
  },
};

function valuesOf({ default: usual, defaultRequest, max, min }: LimitRangeItem, resource: 'cpu' | 'memory') {
  return [min, defaultRequest, usual, max].map((amounts) => amounts?.[resource]);
}

/** What is missing is another rule's. */
function isOrdered(item: LimitRangeItem, resource: 'cpu' | 'memory'): boolean {
  const values = valuesOf(item, resource);
  if (values.includes(undefined)) return true;
  const [min = 0, request = 0, usual = 0, max = 0] = values.map(amountOf);
  return (
    values.every(isAboveZero) &&
    min <= request &&
    request <= usual &&
    usual * share < max &&
    max <= amountOf(largest[resource])
  );
}
