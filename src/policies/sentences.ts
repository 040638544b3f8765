import { isSet } from '../kubernetes/manifest';

/** A value as a sentence shows it: text in single quotes, everything else as JSON. */
export function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** What was found in a field, as words in parentheses. */
export function found(value: unknown): string {
  return isSet(value) ? `(it is ${show(value)})` : '(it is missing)';
}

/** The sentence when the condition does not hold. */
export function demand(holds: boolean, sentence: string): readonly string[] {
  return holds ? [] : [sentence];
}

/** A field that must have exactly one value. */
export interface Wanted {
  /** What has the field, such as `container 'api'`; the object itself when left out. */
  readonly subject?: string;
  readonly field: string;
  readonly value: unknown;
  readonly wanted: string | number | boolean;
  /** What else to do, or why. */
  readonly hint?: string;
}

/** The sentence when the field does not have the wanted value. */
export function mustBe({ subject, field, value, wanted, hint }: Wanted): readonly string[] {
  if (value === wanted) return [];
  const sentence = `set ${field} to ${show(wanted)} ${found(value)}`;
  return [[subject, sentence].filter(isSet).join(': ') + (hint ? `; ${hint}` : '')];
}
