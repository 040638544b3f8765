/** The parts of a page that are made from the code, between two markers; the rest of the page is written by people. */

/**
 * @param text a page with `<!-- NAME:begin -->` and `<!-- NAME:end -->`
 * @returns the page with this content between them, a line each
 * @throws when a marker is missing
 */
export function replaceBlock(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}; put both where '${name}' belongs`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}
