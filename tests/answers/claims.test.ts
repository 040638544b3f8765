import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { claimsOf, hasTest, type Proof, problemsOf, proofsOf } from './claims';

const pages = [
  ...readdirSync('docs/answers').map((file) => `docs/answers/${file}`),
  'docs/brief.md',
  'docs/unproven.md',
  'docs/architecture.md',
];
const text = (file: string) => readFileSync(file, 'utf8');
const read = (file: string) => (existsSync(file) ? text(file) : undefined);

/** Pages that lack one of the parts of an answer, or call it otherwise: one leaves the list when it has them, and none comes back. */
const withoutParts = ['A2', 'A3', 'A4', 'A5', 'A6', 'A8', 'A12', 'A13', 'A14', 'A15', 'A18', 'A19', 'A22'];

const answers = pages.filter((file) => /\/A\d+-/.test(file));
const idOf = (file: string) => /\/(A\d+)-/.exec(file)?.[1] ?? '';

test.each(pages)('the tests that %s names are there', (page) => {
  expect(problemsOf(page, text(page), read)).toEqual([]);
});

describe.each(answers)('%s', (page) => {
  const proofs = proofsOf(text(page));
  const isNameless = ({ text: row }: Proof) =>
    !row.startsWith('- Manually') && claimsOf(page, row).every(({ names }) => names.length === 0);
  const nameless = proofs.filter(isNameless);

  test('has the parts of an answer, in at most 250 lines', () => {
    const headings = [...text(page).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
    expect(text(page).trimEnd().split('\n').length).toBeLessThanOrEqual(250);
    if (withoutParts.includes(idOf(page))) return;
    const parts = [
      /^Decision/,
      /^Why/,
      /^Alternatives|^Designs/,
      /^Cost/,
      /^Failure modes/,
      /^Proven here/,
      /^Not proven/,
    ];
    expect(parts.filter((part) => !headings.some((heading) => part.test(heading)))).toEqual([]);
  });

  test('names a test in each of its proofs', () => {
    expect(proofs.length).toBeGreaterThan(0);
    expect(nameless.map(({ line, text: row }) => `${page}:${line}: ${row}`)).toEqual([]);
  });
});

test('every page of the list is there', () => {
  expect(withoutParts.filter((id) => !answers.some((page) => idOf(page) === id))).toEqual([]);
});

describe('a claim', () => {
  const page = 'docs/answers/A0.md';
  const row =
    '| it holds | [spread](../../tests/a.test.ts) "keeps apart", "isn\'t %s"; [whole](../../tests/b.test.ts) |';
  const sources: Readonly<Record<string, string>> = {
    'tests/a.test.ts': "test('keeps apart', () => {});\ntest.each([[1], ['x']])(\"isn't %s\", () => {});\n",
    'tests/b.test.ts': '',
    'dockerfiles/a/tests/test_a.py': 'async def test_one(client):\n',
  };
  const known = (file: string) => sources[file];

  test('is a link to a file of tests and the names behind it', () => {
    expect(claimsOf(page, `# A0\n${row}`)).toEqual([
      { line: 2, file: 'tests/a.test.ts', names: ['keeps apart', "isn't %s"] },
      { line: 2, file: 'tests/b.test.ts', names: [] },
    ]);
    expect(claimsOf(page, '[a](https://a.example/b.test.ts) "c" [d](../../src/e.ts) "f"')).toEqual([]);
  });

  test('holds while the tests have those names', () => {
    expect(problemsOf(page, row, known)).toEqual([]);
    expect(problemsOf(page, '- [a](../../dockerfiles/a/tests/test_a.py) "test_one"', known)).toEqual([]);
  });

  test('is broken by a test that is renamed, and by a file that is removed, at its line', () => {
    expect(problemsOf(page, `\n${row.replace('keeps apart', 'keeps near')}`, known)).toEqual([
      'docs/answers/A0.md:2: tests/a.test.ts has no test "keeps near"',
    ]);
    expect(problemsOf(page, row, () => undefined)).toEqual([
      'docs/answers/A0.md:1: there is no tests/a.test.ts',
      'docs/answers/A0.md:1: there is no tests/b.test.ts',
    ]);
  });

  test.each([
    ['a string that no test has as its name', "const a = 'keeps apart';\nexpect(b).toBe('keeps apart');"],
    ['a part of a name', "test('keeps apart and more', () => {});"],
    ['an argument of another function', "plant('keeps apart', () => {});"],
  ])('is not held by %s', (_what, source) => expect(hasTest(source, 'keeps apart')).toBe(false));
});

test('proofs are rows and items of their section alone', () => {
  const page = '## Proven here\n| claim | test |\n|---|---|\n| a | b |\n- c\n\n## Not proven\n- d\n';
  expect(proofsOf(page)).toEqual([
    { line: 4, text: '| a | b |' },
    { line: 5, text: '- c' },
  ]);
});
