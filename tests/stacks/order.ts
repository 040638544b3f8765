/** Order of the resources of a stack: those that each waits for. */
import type { Fields } from './synthesized';
import { dependenciesOf } from './synthesized';

const found = new WeakMap<Fields, ReadonlySet<string>>();

/** Everything that a resource waits for, however far. @throws where it waits for itself, or for what is not there */
export function awaited(
  address: string,
  all: ReadonlyMap<string, Fields>,
  path: readonly string[] = [],
): ReadonlySet<string> {
  if (path.includes(address)) throw new Error(`${[...path, address].join(' → ')} is a circle`);
  if (address.startsWith('data.')) return new Set();
  const resource = all.get(address);
  if (!resource) throw new Error(`there is no ${address}, for which ${path.at(-1)} waits`);
  const known = found.get(resource);
  if (known) return known;
  const before = dependenciesOf(resource).flatMap((one) => [one, ...awaited(one, all, [...path, address])]);
  const each = new Set(before);
  found.set(resource, each);
  return each;
}
