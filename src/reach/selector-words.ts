/** Label selectors in words. */
import { list } from '../kubernetes/manifest';
import type { LabelExpression, LabelSelector } from '../kubernetes/selectors';

/** A selector in words, such as `app=api, tier in (web, api)`; nothing for `{}`. */
export function describeSelector({ matchLabels, matchExpressions }: LabelSelector): string {
  return [
    ...Object.entries(matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
    ...list(matchExpressions).map(describeExpression),
  ].join(', ');
}

function describeExpression({ key, operator, values }: LabelExpression): string {
  const among = `(${list(values).join(', ')})`;
  switch (operator) {
    case 'In':
      return `${key} in ${among}`;
    case 'NotIn':
      return `${key} not in ${among}`;
    case 'Exists':
      return `with ${key}`;
    case 'DoesNotExist':
      return `without ${key}`;
    default:
      return `${key} ${operator} ${among}`;
  }
}
