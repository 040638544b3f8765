/** A Kubernetes object as it stands in YAML, and its optional fields: nothing beyond its identity was validated. */

/** An object of any kind. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

/** The identity of an object. */
export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The items of a list that may be missing or `null`. */
export function list<T>(items: readonly T[] | null | undefined): readonly T[] {
  return items ?? [];
}

/** Whether a field has a value: YAML may leave it out or write `null`. */
export function isSet<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
