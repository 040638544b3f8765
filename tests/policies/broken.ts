import { policies } from '../../src/policies';
import { evaluate, type Manifest, type PolicyContext, type Violation } from '../../src/policies/policy';
import { good } from './good';

/** One way to break the good environment, and all that must be said about it. */
export interface Broken {
  readonly says: string;
  /** `Kind name` of the object that `set` changes. */
  readonly object?: string;
  /** New values by path, such as `spec.template.spec.containers[0].image`; undefined removes the field. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** `Kind name` of objects to take away. */
  readonly without?: readonly string[];
  /** Objects to add. */
  readonly plus?: readonly Manifest[];
  /** Every expected sentence as `Kind namespace/name: sentence`. */
  readonly complains: readonly string[];
}

/** A table of ways to break one policy: each must be told by exactly this policy, in exactly these words. */
export function describeBroken(policy: string, table: readonly Broken[]): void {
  describe(policy, () => {
    test.each(table.map((row) => [row.says, row] as const))('%s', (_, row) => {
      const { violations } = evaluate(policies, broken(row));
      expect(violations.map(sentence)).toEqual(row.complains.map((complaint) => `[${policy}] ${complaint}`));
    });
  });
}

/** A violation as one line. */
export function sentence({ policy, object, message }: Violation): string {
  return `[${policy}] ${object}: ${message}`;
}

/** A deep copy of the good environment with the change. */
export function broken({
  object,
  set = {},
  without = [],
  plus = [],
}: Omit<Broken, 'says' | 'complains'>): PolicyContext {
  const objects = copyOf(good.objects).filter((candidate) => !without.includes(nameOf(candidate)));
  for (const [path, value] of Object.entries(set)) setAt(find(objects, object), path, value);
  return { ...good, objects: [...objects, ...plus] };
}

/** A deep copy of an object of the good environment under another name, with the change. */
export function another(object: string, name: string, set: Readonly<Record<string, unknown>> = {}): Manifest {
  const copy = copyOf(find(good.objects, object));
  setAt(copy, 'metadata.name', name);
  setAt(copy, 'metadata.labels[app.kubernetes.io/instance]', name);
  for (const [path, value] of Object.entries(set)) setAt(copy, path, value);
  return copy;
}

/** A copy that shares nothing, not even between two members of the original that are one object. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function find(objects: readonly Manifest[], name: string | undefined): Manifest {
  const match = objects.find((candidate) => nameOf(candidate) === name);
  if (!match) throw new Error(`the good environment has no object '${name}'`);
  return match;
}

function nameOf(object: Manifest): string {
  return `${object.kind} ${object.metadata.name}`;
}

/** Sets `a.b[0].c`; a key with dots stands in brackets, as in `metadata.labels[app.kubernetes.io/name]`. */
function setAt(target: object, path: string, value: unknown): void {
  const keys = [...path.matchAll(/[^.[\]]+|\[([^\]]+)\]/g)].map(([plain, bracketed]) => bracketed ?? plain);
  const last = keys.pop() ?? '';
  const parent = keys.reduce(
    (at: Record<string, unknown>, key) => {
      at[key] ??= {};
      return at[key] as Record<string, unknown>;
    },
    target as Record<string, unknown>,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}
