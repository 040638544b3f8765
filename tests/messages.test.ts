import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisions, exceptions } from './messages';

const texts = ['src', 'charts'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((file): [string, string] => [file, readFileSync(file, 'utf8')]),
);

test('no code decides by the text of a message', () => {
  expect(texts.flatMap(([file, text]) => decisions(file, text))).toEqual([]);
});

test.each(exceptions)('$file needs its exception for $line', ({ file, line, because }) => {
  const [, text = ''] = texts.find(([one]) => one === file) ?? [];
  expect(decisions(file, text, []).some((one) => one.includes(line))).toBe(true);
  expect(because).toMatch(/\w{3,} \w+/);
});

describe('a decision by a message is found', () => {
  test.each([
    "if (problem.message.includes('runs, and is not ready yet')) return;",
    "if (result.problem.startsWith('no cluster')) return;",
    "if (problem?.message?.trim().endsWith('again')) return;",
    "const at = said.indexOf('x');",
    'const found = sentence.match(/x/);',
    "return problems.some((problem) => problem.includes('x'));",
    "return problems[0]!.startsWith('x');",
    'if (/x/.test(problem.message)) return;',
    'const [, name] = /x (.*)/.exec(said) ?? [];',
    'const [, name] = pattern.exec(result.problem.message.trim()) ?? [];',
    "if (describe(problem).includes('x')) return;",
    "if (describeRun(problem)\n  .includes('x')) return;",
    'if (/x/.test(sentenceOf(pod))) return;',
    "if (problem.message === 'no cluster') return;",
    "if ('no cluster' === problem.message) return;",
    'switch (problem.message) {',
    "if (why !== 'x') return;",
    "if (/* plain */ says\n    .startsWith('x')) return;",
  ])('%s', (text) => expect(decisions('src/a.ts', text)).toHaveLength(1));

  test('also beside an exception, and in another file than that', () => {
    const [{ file, line } = { file: '', line: '' }] = exceptions;
    expect(decisions(file, `if (${line}) return;`)).toEqual([]);
    expect(decisions(file, `if (${line}) return;\nif (said.includes('x')) return;`)).toHaveLength(1);
    expect(decisions('src/a.ts', `if (${line}) return;`)).toHaveLength(1);
  });
});

test.each([
  "if (problem.reason === 'timeout') return;",
  "if (said === '') return;",
  'if (said !== environment) return;',
  "const [first = ''] = problem.message.split('\\n');",
  "const plain = message.replace(/\\s+/g, ' ');",
  'if (/x/.test(stderr)) return;',
  '// said.includes(x)',
  '/** Of `problem.message.includes(x)`. */',
  "const known = knownProblems.includes('x');",
])('nothing else is: %s', (text) => expect(decisions('src/a.ts', text)).toEqual([]));
