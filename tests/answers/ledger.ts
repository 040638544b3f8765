/** Rows of docs/brief.md: what is asked, the answer, what shows it, and its state. */

export const states = [
  'works on a cluster',
  'works without a cluster',
  'on paper',
  'not proven',
  'not there yet',
] as const;

export type State = (typeof states)[number];

export interface Line {
  /** Of the page. */
  readonly line: number;
  readonly id: string;
  readonly asked: string;
  readonly answer: string;
  readonly shown: string;
  readonly state: string;
}

/** How many lines of each letter are asked for. */
export const asked: Readonly<Record<string, number>> = { S: 7, L: 14, E: 8, N: 7, G: 12, D: 6, R: 8, A: 24, X: 6 };

export function linesOf(page: string): readonly Line[] {
  return page.split('\n').flatMap((row, place) => {
    const [id = '', question = '', answer = '', shown = '', state = '', ...more] = row
      .replace(/^\| | \|$/g, '')
      .split(' | ');
    if (!/^[A-Z]\d+$/.test(id) || more.length > 0) return [];
    return [{ line: place + 1, id, asked: question, answer, shown, state }];
  });
}

/** @param scripts names in package.json @returns what is wrong with a line, a sentence each */
export function faultsOf(
  { asked: question, answer, shown, state }: Line,
  scripts: readonly string[],
): readonly string[] {
  const [first = '', ...others] = state.split('; ');
  const known = states.find((one) => first === one || first.startsWith(`${one}: `));
  const faults: string[] = [];
  if (question.length < 10) faults.push('does not say what is asked');
  if (!/\]\([^)]+\.md/.test(answer)) faults.push('has no page');
  if (known === undefined) faults.push(`has the state '${first}'; use ${states.join(', ')}`);
  const open = others.filter((one) => /^(works|on paper)/.test(one));
  if (open.length > 0) faults.push(`has two states: ${open.join(', ')}`);
  const unknown = [...shown.matchAll(/`npm (?:run )?([\w:-]+)/g)].filter(([, name = '']) => !scripts.includes(name));
  for (const [command] of unknown) faults.push(`names ${command.slice(1)}, which is not in package.json`);
  const onCluster = /tests\/e2e\//.test(shown) || /`npm run (drill:\w+|e2e)/.test(shown);
  if (known === 'works on a cluster' && !onCluster && !/\/A24-/.test(answer))
    faults.push('names no suite on a cluster');
  const shows = /\]\([^)]+\)|`npm /.test(shown);
  if (known === 'works without a cluster' && !shows) faults.push('names no test and no command');
  if (known === 'not proven' && !/\.md\)/.test(state)) faults.push('does not lead to what is not proven');
  if (known === 'not there yet' && !first.startsWith('not there yet: ')) faults.push('does not say what is missing');
  return faults;
}
