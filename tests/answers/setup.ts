/** Commands that pages give to a person: their lines, and the word or two by which a table names each. */

export interface GivenCommand {
  readonly page: string;
  readonly line: number;
  /** `npm run up`, `kubectl apply`, `openssl`. */
  readonly name: string;
}

/** Programs that are named with what they are to do. */
const withVerb = [
  'kubectl',
  'minikube',
  'git',
  'terraform',
  'npx',
  'flux',
  'podman',
  'helm',
  'cosign',
  'cmctl',
  'uv',
  'trivy',
  'grype',
];

/** Programs that are named alone. */
const alone = [
  'age',
  'cp',
  'curl',
  'dig',
  'find',
  'grep',
  'jq',
  'mypy',
  'node',
  'openssl',
  'pytest',
  'python',
  'rm',
  'sha256sum',
];

/** @returns the commands of the indented blocks of a page, in their order */
export function commandsOf(page: string, text: string): readonly GivenCommand[] {
  const found: GivenCommand[] = [];
  let fenced = false;
  let continued = false;
  for (const [place, row] of text.split('\n').entries()) {
    if (/^(```|~~~)/.test(row)) fenced = !fenced;
    const isCommand = !fenced && !continued && /^ {4}\S/.test(row);
    continued = /^ {4}.*\\$/.test(row);
    if (isCommand) for (const name of namesOf(row.trim())) found.push({ page, line: place + 1, name });
  }
  return found;
}

/** @returns the names of the programs of a line; none: it is not a command */
export function namesOf(line: string): readonly string[] {
  const parts = line.replace(/ +#.*$/, '').split(/ && | \| |; do |; (?=sha256sum|wc)/);
  return parts.flatMap((part) => nameOf(part.replace(/^\(?cd \S+$/, '').replace(/^\(|\)$/g, '')) ?? []);
}

function nameOf(part: string): string | undefined {
  const words = part
    .trim()
    .replace(/^(?:[A-Z_0-9]+=\S* +)+/, '')
    .split(/\s+/);
  const [first = ''] = words;
  const program = first.slice(first.lastIndexOf('/') + 1);
  if (program === 'npm' && words[2] === '--silent') words.splice(2, 1);
  if (program === 'npm') return words.slice(0, words[1] === 'run' ? 3 : 2).join(' ');
  if (alone.includes(program)) return program;
  if (!withVerb.includes(program)) return undefined;
  const verb = words
    .slice(1)
    .find((word, at) => /^[a-z][\w-]*$/.test(word) && !/^(-n|--context|--profile)$/.test(words[at] ?? ''));
  return [program, verb].filter(Boolean).join(' ');
}
