/** The nearest known word to an unknown one: a suggestion for a typing error. */

/** The known word that is fewest changed letters away; none when that is more than a third of it. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((one) => ({ one, distance: distance(word, one) }))
    .filter((candidate) => candidate.distance <= Math.ceil(candidate.one.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.one;
}

/** How many letters are added, left out or changed (Levenshtein). */
function distance(from: string, to: string): number {
  // Of the letters read so far to each beginning of `to`: `left` to the one before, `corner` to that without the last.
  let row = [...to].map((other, at) => ({ other, above: at + 1 }));
  let left = row.length;
  for (const [read, letter] of [...from].entries()) {
    let corner = read;
    left = read + 1;
    row = row.map(({ other, above }) => {
      left = Math.min(corner + (letter === other ? 0 : 1), above + 1, left + 1);
      corner = above;
      return { other, above: left };
    });
  }
  return left;
}

/** More names than these are a list of their own. */
const few = 12;

/** `there is no policy 'x'; did you mean 'y'?`, and where all are listed. */
export function unknownPolicy(id: string, known: readonly string[]): string {
  const meant = nearest(id, known);
  const all = known.length > few ? 'npm run policies lists them' : `known: ${known.join(', ')}`;
  return `there is no policy '${id}'${meant ? `; did you mean '${meant}'?` : ';'} ${all}`;
}
