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
  let before = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...from].entries()) {
    const now = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const changed = (before[column] ?? 0) + (letter === other ? 0 : 1);
      now.push(Math.min(changed, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}

/** `there is no policy 'x'; did you mean 'y'?`, and where all are listed. */
export function unknownPolicy(id: string, known: readonly string[]): string {
  const meant = nearest(id, known);
  return `there is no policy '${id}'${meant ? `; did you mean '${meant}'?` : ';'} known: ${known.join(', ')}`;
}
