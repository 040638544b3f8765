/** The changes of a plan in words. */
import type { Changes } from './terraform-message';

/** @returns `No changes`, or `3 to add, 1 to destroy` with the words that are given */
export function count(
  { add, change, destroy }: Changes,
  words: readonly string[] = ['added', 'changed', 'destroyed'],
): string {
  const said = [add, change, destroy].flatMap((number, place) => (number > 0 ? [`${number} ${words[place]}`] : []));
  return said.join(', ') || 'No changes';
}
