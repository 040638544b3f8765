/** Differences between dist and a cluster that no deploy made: found and named, and nothing is changed. */
import { pathText, valueAt } from '../kubernetes/field-path';
import { identity, nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { type Result, success } from '../programs/result';
import { excessOf, lackOf } from './excess';
import type { Kubectl } from './requests';
import { strangers } from './strangers';
import { lastWriterOf, type Writer, writerOf } from './writer';

export interface Drift {
  /** Kind, namespace and name. */
  readonly object: string;
  /** `added`: it is not in dist; `changed`: a field is; `gone`: the object, or a field of it, was taken away. */
  readonly what: 'added' | 'changed' | 'gone';
  /** @default - the whole object */
  readonly field?: string;
  /** What the field is. @default - it is not there */
  readonly live?: unknown;
  /** What dist says. @default - nothing */
  readonly wanted?: unknown;
  /** @default - the API server has no note of it */
  readonly writer?: Writer;
  /** What the next deploy does about it. */
  readonly remedy: string;
}

/**
 * @param files the YAML that was applied
 * @param objects of it
 */
export async function drift(
  kubectl: Kubectl,
  files: readonly string[],
  objects: readonly Manifest[],
): Promise<Result<readonly Drift[]>> {
  const [live, replaced, added] = await Promise.all([
    kubectl.managed(...files),
    kubectl.replaced(files),
    strangers(kubectl, objects),
  ]);
  if (!live.ok) return live;
  if (!replaced.ok) return replaced;
  if (!added.ok) return added;
  const there = new Map(live.value.map((one) => [identity(one), one]));
  const wanted = new Map(replaced.value.map((one) => [identity(one), one]));
  return success([
    ...objects.filter((one) => !there.has(identity(one)) && !mayEnd(one)).map(goneObject),
    ...live.value.flatMap((one) => {
      const target = wanted.get(identity(one));
      return target ? fieldsOf(one, target) : [];
    }),
    ...added.value.map(addedObject),
  ]);
}

/** A Job is removed once its time after the end is over. */
function mayEnd({ kind, spec }: Manifest): boolean {
  return kind === 'Job' && valueAt(spec, ['ttlSecondsAfterFinished']) !== undefined;
}

function goneObject(object: Manifest): Drift {
  return { object: nameOf(object), what: 'gone', remedy: 'makes it again' };
}

function addedObject(object: Manifest): Drift {
  const writer = lastWriterOf(object);
  return { object: nameOf(object), what: 'added', ...(writer ? { writer } : {}), remedy: 'removes it' };
}

function fieldsOf(live: Manifest, target: Manifest): readonly Drift[] {
  const object = nameOf(live);
  const found = excessOf(live, target).map(({ path, ...rest }): Drift => {
    const writer = writerOf(live, path);
    return {
      object,
      what: 'changed',
      field: pathText(path),
      live: valueAt(live, path),
      ...rest,
      ...(writer ? { writer } : {}),
      remedy: 'takes it back',
    };
  });
  const gone = lackOf(live, target).map(({ path, value }): Drift => {
    const writer = lastWriterOf(live);
    return {
      object,
      what: 'gone',
      field: pathText(path),
      wanted: value,
      ...(writer ? { writer } : {}),
      remedy: 'writes it again',
    };
  });
  return [...found, ...gone];
}

/** @returns a sentence: what, where, by which program and when, and what the next deploy does about it */
export function sentenceOf({ field, live, object, remedy, wanted, what, writer }: Drift): string {
  const by = writer ? `, by ${writer.by} at ${writer.at}` : '';
  const show = (value: unknown) => JSON.stringify(value);
  const said = {
    added: 'is not in dist',
    changed: `${field} is ${show(live)}, and in dist ${wanted === undefined ? 'it is not there' : show(wanted)}`,
    gone: field === undefined ? 'is in dist, and gone' : `${field} is in dist, ${show(wanted)}, and gone`,
  }[what];
  return `${object}: ${said}${by}; the next deploy ${remedy}`;
}
