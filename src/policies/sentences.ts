/** Messages of rules: values in sentences, and faults with the path of their field. */

import { type FieldPath, pathText } from '../kubernetes/field-path';
import { isSet } from '../kubernetes/manifest';
import type { Fault } from './policy';

/** A value as a sentence shows it: text in single quotes, everything else as JSON. */
export function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** The value of a field, as words in parentheses. */
export function found(value: unknown): string {
  return isSet(value) ? `(it is ${show(value)})` : '(it is missing)';
}

/** A part of an object: where it is, and how sentences name it. */
export interface Part {
  readonly path: FieldPath;
  /** Such as `container 'api'`. */
  readonly subject: string;
}

/** The fault when the condition does not hold. */
export function demand(holds: boolean, path: FieldPath, message: string): readonly Fault[] {
  return holds ? [] : [{ path, message }];
}

/** A field that must have exactly one value. */
export interface Wanted {
  /** The owner of the field. @default - the object itself */
  readonly of?: Part;
  /** From there. */
  readonly field: FieldPath;
  /** Its name in the message. @default - its path */
  readonly called?: string;
  readonly value: unknown;
  readonly wanted: string | number | boolean;
  /** A further step, or the reason. */
  readonly hint?: string;
}

/** The fault when the field does not have the wanted value. */
export function mustBe({ of, field, called, value, wanted, hint }: Wanted): readonly Fault[] {
  if (value === wanted) return [];
  const sentence = `set ${called ?? pathText(field)} to ${show(wanted)} ${found(value)}`;
  const message = [of?.subject, sentence].filter(isSet).join(': ') + (hint ? `; ${hint}` : '');
  return [{ path: [...(of?.path ?? []), ...field], message }];
}
