/** The plural of a kind, as in a URL. */
export function resourceOf(kind: string): string {
  if (kind === 'Endpoints') return 'endpoints';
  return kind
    .toLowerCase()
    .replace(/(?<![aeiou])y$/, 'ie')
    .replace(/s$/, 'se')
    .concat('s');
}
