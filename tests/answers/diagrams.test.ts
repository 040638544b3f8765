import { allDiagrams, diagramsOf, refused } from './diagrams';
import { browser, drawings } from './drawing';

const diagrams = allDiagrams();

test('every diagram in a page is one that Mermaid can draw', async () => {
  expect(diagrams.length).toBeGreaterThan(5);
  expect(diagrams.map(({ page }) => page)).toEqual(
    expect.arrayContaining(['docs/architecture.md', 'docs/reference/flows.md']),
  );
  expect(await refused(diagrams)).toEqual([]);
});

test('a broken diagram is refused at its line, and one that is well is not', async () => {
  const page = [
    '# A',
    '```mermaid',
    'flowchart LR',
    '  a --',
    '```',
    '```mermaid',
    'sequenceDiagram',
    '  participant A',
    '  A->>B: asks',
    '```',
    '```mermaid',
    'flowchat LR',
    '```',
  ].join('\n');
  const said = await refused(diagramsOf('docs/a.md', page));
  expect(said).toEqual([
    expect.stringMatching(/^docs\/a\.md:2: Parse error/),
    expect.stringMatching(/^docs\/a\.md:11: No diagram type/),
  ]);
});

test('a fence without an end is an error of its page', () => {
  expect(() => diagramsOf('docs/a.md', '\n```mermaid\nflowchart LR\n')).toThrow(
    new Error('docs/a.md:2: the fence has no end'),
  );
});

/** Pixels that a page of GitHub has for a picture, and the smallest share of their own size at which letters are read. */
const [pageWidth, smallest] = [850, 0.43];

(browser ? test : test.skip)(
  'every diagram is drawn, in letters that can be read, and a broken one is not',
  () => {
    const broken = 'flowchart LR\n  a --\n';
    const [first, ...drawn] = drawings(browser ?? '', [broken, ...diagrams.map(({ text }) => text)]);
    expect(first).toMatchObject({ width: 0, error: expect.stringMatching(/^Parse error/) });
    expect(drawn).toHaveLength(diagrams.length);
    const faults = drawn.flatMap(({ error, height, text, width }, place) => {
      const { line, page } = diagrams[place] ?? {};
      if (error !== undefined || height < 50 || text.trim() === '') return [`${page}:${line}: not drawn: ${error}`];
      return pageWidth / width < smallest ? [`${page}:${line}: ${Math.round(width)} pixels are too wide`] : [];
    });
    expect(faults).toEqual([]);
  },
  120_000,
);
