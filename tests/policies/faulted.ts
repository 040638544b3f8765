/** Faults of bad examples, and checks of their paths. */

import { type FieldPath, valueAt } from '../../src/kubernetes/field-path';
import { isSet } from '../../src/kubernetes/manifest';
import type { BadFixture } from '../../src/policies/example';
import { contextOf, subjectsOf } from '../../src/policies/example';
import { examplesOf } from '../../src/policies/examples';
import { evaluate, type Policy, type Violation } from '../../src/policies/policy';
import { found } from '../../src/policies/sentences';

/** A fault of a bad example. */
export interface Faulted {
  readonly fixture: BadFixture;
  readonly violation: Violation;
}

export function faultedBy(policy: Policy): readonly Faulted[] {
  return examplesOf(policy.id).bad.flatMap((fixture) => {
    const context = contextOf(fixture);
    const subjects = fixture.request ? subjectsOf(fixture, context) : context.objects;
    return evaluate([policy], context, subjects).violations.map((violation) => ({ fixture, violation }));
  });
}

/** True if each step fits its parent: a key in a mapping, a place in a list, until the value ends. */
export function fits({ violation: { manifest, path } }: Faulted): boolean {
  return path.every((step, at) => {
    const parent = valueAt(manifest, path.slice(0, at));
    return !isSet(parent) || (typeof parent === 'object' && Array.isArray(parent) === (typeof step === 'number'));
  });
}

/**
 * True if the example proves the path: the example sets this field or one around it, and the message shows no other
 * value than that of the path; or the message shows the value of the field.
 */
export function isProven(one: Faulted): boolean {
  const { manifest, message, path } = one.violation;
  const value = valueAt(manifest, path);
  const isShown = message.includes(found(value));
  return (isChanged(one) && (isShown || !showsValue(message))) || (isShown && isSet(value));
}

const [beginning = ''] = found(0).split('0');

function showsValue(message: string): boolean {
  return message.includes(beginning);
}

function isChanged({ fixture: { object, set = {} }, violation: { manifest, path } }: Faulted): boolean {
  const isSubject = object === `${manifest.kind} ${manifest.metadata.name}`;
  return isSubject && Object.keys(set).some((key) => startsWith(path, stepsOf(key)));
}

/** The steps of a key of `set`, in which a key with dots stands in brackets. */
function stepsOf(key: string): readonly string[] {
  return [...key.matchAll(/[^.[\]]+|\[([^\]]+)\]/g)].map(([plain, bracketed]) => bracketed ?? plain);
}

function startsWith(path: FieldPath, steps: readonly string[]): boolean {
  return steps.every((step, at) => step === String(path[at]));
}
