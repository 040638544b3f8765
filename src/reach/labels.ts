/** Label selectors: which pods and namespaces a policy means. */

import { list } from '../kubernetes/manifest';
import type { LabelExpression, LabelSelector, Labels } from './network-policy';

/** Whether a selector selects what has these labels: all its parts must hold, and `{}` selects everything. */
export function selects({ matchLabels, matchExpressions }: LabelSelector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
    list(matchExpressions).every((expression) => satisfies(expression, labels[expression.key]))
  );
}

/** `NotIn` holds for a label that is not there too; an operator that nobody knows never does. */
function satisfies({ operator, values }: LabelExpression, value: string | undefined): boolean {
  const among = value !== undefined && list(values).includes(value);
  switch (operator) {
    case 'In':
      return among;
    case 'NotIn':
      return !among;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

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
