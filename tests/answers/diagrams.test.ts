import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagramsOf, refused } from './diagrams';

const pages = ['docs', 'dockerfiles'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
);
const diagrams = [...pages, 'README.md'].flatMap((page) => diagramsOf(page, readFileSync(page, 'utf8')));

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
