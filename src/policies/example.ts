/** Good and bad examples of a policy: changes of one environment that obeys every policy. */

import type { Manifest } from '../kubernetes/manifest';
import { good } from './good';
import { gatewayObjects } from './good/gateway';
import type { AdmissionRequest, PolicyContext } from './policy';

/** One change of the good environment; the change of nothing is an example too. */
export interface Fixture {
  /** The case in words, such as `a user at the limit`. */
  readonly says: string;
  /** `Kind name` of the object that is looked at and changed. @default - the objects that are added */
  readonly object?: string;
  /** New values by path, such as `spec.template.spec.containers[0].image`; undefined removes the field. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** `Kind name` of objects to take away. */
  readonly without?: readonly string[];
  /** Objects to add. */
  readonly plus?: readonly Manifest[];
  /** The admission request. @default - a CREATE by a user */
  readonly request?: AdmissionRequest;
}

/** A change that the policy refuses. */
export interface BadFixture extends Fixture {
  /** Every sentence of the policy as `Kind namespace/name: sentence`. */
  readonly complains: readonly string[];
  /** Ids of other policies that refuse it too, since the same mistake breaks them. @default - none */
  readonly also?: readonly string[];
}

/** At least one that passes, and two that do not. */
export interface Fixtures {
  readonly good: readonly [Fixture, ...Fixture[]];
  readonly bad: readonly [BadFixture, BadFixture, ...BadFixture[]];
}

/** The objects of the good environment that serve the host of its Ingress too, to take them away. */
export const gateways: readonly string[] = gatewayObjects.map(kindAndName);

/** The good objects, none of which shares a part with another, although they were written so. */
const shared: readonly Manifest[] = good.objects.map(copyOf);

const known = new WeakMap<Fixture, PolicyContext>();

/** The good environment with the change. The same fixture gives the same context, which is read-only. */
export function contextOf(fixture: Fixture): PolicyContext {
  const context = known.get(fixture) ?? changed(fixture);
  known.set(fixture, context);
  return context;
}

function changed({ object, set = {}, without = [], plus = [], request }: Fixture): PolicyContext {
  const candidates = shared.filter((candidate) => !without.includes(kindAndName(candidate)));
  const subject = Object.keys(set).length > 0 ? find(candidates, object) : undefined;
  const objects = candidates.map((candidate) => (candidate === subject ? withAll(candidate, set) : candidate));
  return { ...good, objects: [...objects, ...copyOf(plus)], ...(request ? { request } : {}) };
}

function withAll(object: Manifest, set: Readonly<Record<string, unknown>>): Manifest {
  const copy = copyOf(object);
  for (const [path, value] of Object.entries(set)) setAt(copy, path, value);
  return copy;
}

/** The objects that a fixture is about: the changed one and the added ones. */
export function subjectsOf(fixture: Fixture, { objects }: PolicyContext): readonly Manifest[] {
  const names = [...(fixture.object ? [fixture.object] : []), ...(fixture.plus ?? []).map(kindAndName)];
  return objects.filter((object) => names.includes(kindAndName(object)));
}

/** An object of the good environment as it is. @param name such as `Namespace api` @throws when it has none */
export function goodObject(name: string): Manifest {
  return find(good.objects, name);
}

/** A deep copy of an object of the good environment under another name, with the change. */
export function another(object: string, name: string, set: Readonly<Record<string, unknown>> = {}): Manifest {
  return withAll(find(good.objects, object), {
    'metadata.name': name,
    'metadata.labels[app.kubernetes.io/instance]': name,
    ...set,
  });
}

/** A copy that shares nothing, not even between two members of the original that are one object. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function find(objects: readonly Manifest[], name: string | undefined): Manifest {
  const match = objects.find((candidate) => kindAndName(candidate) === name);
  if (!match) throw new Error(`the good environment has no object '${name}'`);
  return match;
}

function kindAndName(object: Manifest): string {
  return `${object.kind} ${object.metadata.name}`;
}

/** Sets `a.b[0].c`; a key with dots stands in brackets, as in `metadata.labels[app.kubernetes.io/name]`. */
export function setAt(target: object, path: string, value: unknown): void {
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
