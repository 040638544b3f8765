/** Metrics and labels in a question in PromQL. */

/** Words that are neither functions, metrics nor labels. */
const words = ['bool', 'by', 'ignoring', 'on', 'or', 'sum'];

/** @returns the metrics: words that are neither functions, labels nor numbers */
export function metricsIn(query: string): readonly string[] {
  const bare = query.replace(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"|\b(by|ignoring|on)\s*\([^)]*\)/g, ' ');
  return [...bare.matchAll(/(?<![\w.])[a-zA-Z_]\w*\b(?!\s*\()/g)]
    .map(([word]) => word)
    .filter((word) => !words.includes(word));
}

/** @returns the labels that it selects by or groups by */
export function labelsIn(query: string): readonly string[] {
  const groups = [...query.matchAll(/\b(?:by|ignoring|on)\s*\(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(', '),
  );
  const filters = [...query.matchAll(/[{,]\s*(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label);
  return [...groups, ...filters];
}
