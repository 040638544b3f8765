import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { covered, type Exception, exceptions, findings, questions, words } from './words';

const files = covered.filter((path) => existsSync(path)).flatMap(filesBelow);
const texts = files.map((file): [string, string] => [file, readFileSync(file, 'utf8')]);

function filesBelow(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
}

function saysOf(file: string, text: string): readonly string[] {
  return findings(file, text).map(({ says }) => says);
}

const isExcepted = (source: string, { text }: Exception) => source.includes(text);

test('comments, strings and pages have none of the words', () => {
  const found = texts.flatMap(([file, text]) => {
    const own = exceptions.filter((one) => one.file === file);
    return findings(file, text).filter(({ source }) => !own.some((one) => isExcepted(source, one)));
  });
  expect(found.map(({ says }) => says)).toEqual([]);
});

test('every folder that is checked has files', () => {
  expect(covered.filter((path) => path !== '.github' && !files.some((file) => file.startsWith(path)))).toEqual([]);
  expect(texts.length).toBeGreaterThan(200);
});

test.each(exceptions)('$file needs its exception for $text', (exception) => {
  const [, text = ''] = texts.find(([file]) => file === exception.file) ?? [];
  expect(findings(exception.file, text).some(({ source }) => isExcepted(source, exception))).toBe(true);
  expect(exception.because).toMatch(/\w+ \w+/);
});

describe('is found:', () => {
  const places: readonly (readonly [place: string, file: string, text: (prose: string) => string])[] = [
    ['a comment', 'a.ts', (prose) => `const a = 1;\n/* ${prose} */\n`],
    ['a comment of several lines', 'a.ts', (prose) => `const a = 1;\n/** ${prose.replaceAll(' ', '\n * ')}\n */\n`],
    ['comments on lines that follow', 'a.ts', (prose) => `const a = 1;\n// ${prose.replaceAll(' ', '\n// ')}\n`],
    ['a string', 'a.ts', (prose) => `const a =\n  '${prose}';\n`],
    ['a template', 'a.ts', (prose) => `const a =\n  \`${prose}\`;\n`],
    ['the middle of a template', 'a.ts', (prose) => `const a =\n\`\${{ b: \`\${1}\` }} ${prose} \${2}\`;\n`],
    ['the end of a template', 'a.ts', (prose) => `const a =\n\`\${{ b: {} }} ${prose}\`;\n`],
    ['a line of Markdown', 'a.md', (prose) => `# A\n- ${prose}\n`],
  ];

  describe.each(words)('$word', ({ word, write }) => {
    test.each(places)('in %s', (_place, file, text) => {
      // The word may end with `no`, after which a noun must come; it begins on the second line or on the next one.
      const found = saysOf(file, text(`It ${word} lock.`));
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^a\.(ts|md):[23]: /);
      expect(found[0]).toContain(`: ${word} → write ${write}`);
    });
  });

  test.each([
    'planted: mends the gap.',
    'planted: it was Mended.',
    'planted: mending it.',
    'planted: leave the port away.',
    'planted: leaves it away.',
    'planted: left away.',
    'planted: they are no numbers.',
    'planted: What is not as signed.',
    'planted: `a.yaml` is no `List`.',
  ])('%s', (prose) => expect(saysOf('a.md', prose)).toHaveLength(1));

  test('between two lone backquotes of different paragraphs', () => {
    const [{ word } = { word: '' }] = words;
    expect(saysOf('a.md', `A lone \` here.\n\nIt is ${word}.\n\nAnother \` there.\n`)).toHaveLength(1);
  });

  test.each(questions)('$pattern at the head of a file', ({ word, pattern, write }) => {
    const says = `a.ts:2: ${word} → write ${write}`;
    expect(saysOf('a.ts', `import 'a';\n/** ${pattern} it does. */\n`)).toEqual([says]);
    expect(saysOf('a.ts', `import 'a';\n/**\n * ${pattern} it does.\n */\n`)).toEqual([says]);
    expect(saysOf('a.ts', `import 'a';\n// ${pattern} it does.\n`)).toEqual([says]);
    expect(saysOf('a.ts', `/** A. */\n/** ${pattern} it does. */\n`)).toEqual([]);
    expect(saysOf('a.md', `${pattern} it does.\n`)).toEqual([]);
  });

  test('by its line, in a text of several', () => {
    const [word = { word: '', write: '' }] = words;
    expect(saysOf('a.ts', `const a = \`one\n\n\${1} two\n  ${word.word}\`;\n`)).toEqual([
      `a.ts:4: ${word.word} → write ${word.write}`,
    ]);
  });
});

describe('is not found:', () => {
  const [{ word } = { word: '' }] = words;

  test.each([
    ['a name', 'a.ts', `const ${word} = { ${word}: 1 }.${word};\n`],
    ['a regular expression', 'a.ts', `const a = /${word}/.test(b) || 4 / ${word} / 2;\n`],
    ['an expression in a template', 'a.ts', `const a = \`\${${word}} \${b.map((${word}) => { return ${word}; })}\`;\n`],
    ['code in a comment', 'a.ts', `const a = 1; // \`${word}\` and \`\`a ${word}\`\`\n`],
    ['code in a page', 'a.md', `It is \`${word}\`.\n\n    ${word}\n\n\`\`\`\n${word}\n\`\`\`\n`],
    ['the target of a link', 'a.md', `[a](${word}.md)\n`],
    ['a part of a word', 'a.md', `recommended, ${word}x, an a look-up, hand-made\n`],
    ['other uses of no', 'a.md', 'There is no lock, it is no longer there, they are no more; there are no locks.\n'],
  ])('%s', (_what, file, text) => expect(saysOf(file, text)).toEqual([]));
});
