/** Label selectors: the one matcher, with the same in CEL for admission policies. */
import { list } from './manifest';

/** Labels of a pod or of an object. */
export type Labels = Readonly<Record<string, string>>;

/** A label selector of the Kubernetes API: every part must hold. */
export interface LabelSelector {
  readonly matchLabels?: Labels | null;
  readonly matchExpressions?: readonly LabelExpression[] | null;
}

export interface LabelExpression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[] | null;
}

/** Whether the selector selects something that has these labels; no selector selects nothing, `{}` everything. */
export function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (!selector) return false;
  return (
    hasLabels(selector.matchLabels, labels) &&
    list(selector.matchExpressions).every((expression) => satisfies(expression, labels[expression.key]))
  );
}

/** Whether the selector asks for nothing, and so selects everything. */
export function selectsAll(selector: LabelSelector | null): boolean {
  const { matchExpressions, matchLabels } = selector ?? {};
  return Object.keys(matchLabels ?? {}).length + list(matchExpressions).length === 0;
}

/** The same in CEL, of the selector of this name. */
export function selectsAllInCel(selector: string): string {
  return `${selector}.?matchLabels.orValue({}).size() + ${selector}.?matchExpressions.orValue([]).size() == 0`;
}

/** Whether all wanted labels are there. */
export function hasLabels(wanted: Labels | null | undefined, labels: Labels): boolean {
  return Object.entries(wanted ?? {}).every(([key, value]) => labels[key] === value);
}

/** `NotIn` holds for a missing label too; an unknown operator never holds. */
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

/** The same in CEL: whether the selector of this name selects the labels, a map, of that one. */
export function selectsInCel(selector: string, labels: string): string {
  const among = `(e.key in ${labels} && ${labels}[e.key] in e.?values.orValue([]))`;
  const satisfies = [
    `e.operator == 'In' ? ${among}`,
    `e.operator == 'NotIn' ? !${among}`,
    `e.operator == 'Exists' ? e.key in ${labels}`,
    `e.operator == 'DoesNotExist' && !(e.key in ${labels})`,
  ].join(' : ');
  const wanted = `${selector}.?matchLabels.orValue({})`;
  return `${wanted}.all(k, k in ${labels} && ${labels}[k] == ${wanted}[k]) && ${selector}.?matchExpressions.orValue([]).all(e, ${satisfies})`;
}
