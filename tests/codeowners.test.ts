import { readFileSync } from 'node:fs';
import { run } from '../src/programs/run';

interface Line {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** The lines of a CODEOWNERS file that are not comments. */
function parse(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [pattern = '', ...owners] = line.trim().split(/\s+/);
      return { pattern, owners };
    });
}

/** The forms that the file uses: `*`, `/folder/` and `/file`. @throws for another form */
function matches(pattern: string, file: string): boolean {
  if (pattern === '*') return true;
  if (!/^(\/[\w.-]+)+\/?$/.test(pattern)) throw new Error(`'${pattern}' must be *, /folder/ or /file`);
  return pattern.endsWith('/') ? file.startsWith(pattern.slice(1)) : file === pattern.slice(1);
}

const ownersOf = (lines: readonly Line[], file: string) =>
  lines.findLast(({ pattern }) => matches(pattern, file))?.owners ?? [];
const unused = (lines: readonly Line[], files: readonly string[]) =>
  lines.filter(({ pattern }) => !files.some((file) => matches(pattern, file))).map(({ pattern }) => pattern);

const lines = parse(readFileSync('.github/CODEOWNERS', 'utf8'));

async function tracked(): Promise<readonly string[]> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  return stdout.trim().split('\n');
}

test('each file has an owner', async () => {
  const files = await tracked();
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => ownersOf(lines, file).length === 0)).toEqual([]);
});

test('each pattern is that of a file', async () => expect(unused(lines, await tracked())).toEqual([]));

test('no pattern is hidden by a later one that covers it', () => {
  const hidden = lines.filter(({ pattern }, place) =>
    lines.slice(place + 1).some((later) => later.pattern !== '*' && matches(later.pattern, pattern.slice(1))),
  );
  expect(hidden.map(({ pattern }) => pattern)).toEqual([]);
  expect(lines.findIndex(({ pattern }) => pattern === '*')).toBe(0);
});

test('owners are teams', () => {
  expect(lines.flatMap(({ owners }) => owners).filter((owner) => !/^@[\w-]+\/[\w-]+$/.test(owner))).toEqual([]);
});

test('what the review rests on is read by security', () => {
  for (const file of ['.github/CODEOWNERS', 'dist/SHA256SUMS', 'src/policies/index.ts', 'src/config/versions.ts']) {
    expect(ownersOf(lines, file)).toContain('@breakwater-example/security');
  }
});

describe('a wrong file is found', () => {
  const wrong = parse('/charts/ @a/b\n/gone/ @a/b\n/src/ \n');

  test('a pattern without a file', () => expect(unused(wrong, ['charts/a.ts', 'src/a.ts'])).toEqual(['/gone/']));
  test('a file without an owner', () => {
    expect(ownersOf(wrong, 'README.md')).toEqual([]);
    expect(ownersOf(wrong, 'src/a.ts')).toEqual([]);
  });
  test('a form that is not understood', () =>
    expect(() => matches('docs/**/*.md', 'a')).toThrow('must be *, /folder/'));
});
