/** Paths to the fields of an object. */

/** The steps from an object to a field: keys of mappings, and places in lists from 0. Without a step it is the object. */
export type FieldPath = readonly (string | number)[];

/** A key that needs no quotes in jq. */
const plainKey = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A path as text, such as `spec.containers[0].image` or `metadata.annotations["a.b/c"]`: a key with anything but letters,
 * digits and `_` is a JSON string in brackets, so that no two paths read the same. With a dot before it, it is a path of
 * jq and yq.
 */
export function pathText(path: FieldPath): string {
  return path.map(stepText).join('').replace(/^\./, '');
}

function stepText(step: string | number): string {
  return typeof step === 'string' && plainKey.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

/** The value of a field; undefined where the object has none. */
export function valueAt(object: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, unknown>>)[step] : undefined,
    object,
  );
}
