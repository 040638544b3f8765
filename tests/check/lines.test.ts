import fc from 'fast-check';
import { dump } from 'js-yaml';
import { documentsOf } from '../../src/check/document';
import { type Lines, lineAt, linesOf, within } from '../../src/check/lines';

function linesIn(text: string): Lines {
  const [document] = documentsOf('a.yaml', text);
  if (!document) throw new Error('the text has no document');
  return linesOf(document);
}

describe('the lines of a document', () => {
  const lines = linesIn(`# a comment
---
kind: Pod
metadata:
  labels: {x: a, "z": [1,
    2]}
spec:
  containers:
  - name: a
    args:
      - {x: b}
      -
        y: c
    # a comment
  - &b
    name: c
  - *b
  text: >-
    one
    two
  ? k
  : v
  empty:
  list:
  -
  - 1
  - a: b
  ? only
  last: 1
`);

  test.each<readonly [(string | number)[], number]>([
    [[], 3],
    [['kind'], 3],
    [['metadata'], 4],
    [['metadata', 'labels', 'x'], 5],
    [['metadata', 'labels', 'z', 1], 6],
    [['spec', 'containers'], 8],
    [['spec', 'containers', 0], 9],
    [['spec', 'containers', 0, 'args', 0, 'x'], 11],
    [['spec', 'containers', 0, 'args', 1], 13],
    [['spec', 'containers', 0, 'args', 1, 'y'], 13],
    [['spec', 'containers', 1], 15],
    [['spec', 'containers', 1, 'name'], 16],
    [['spec', 'containers', 2], 17],
    [['spec', 'text'], 18],
    [['spec', 'k'], 21],
    [['spec', 'k', 'nothing', 7], 21],
    [['spec', 'empty'], 23],
    [['spec', 'list', 0], 24],
    [['spec', 'list', 1], 26],
    [['spec', 'list', 2, 'a'], 27],
    [['spec', 'only'], 28],
    [['spec', 'last'], 29],
    [['nothing'], 3],
  ])('%j', (path, line) => {
    expect(lineAt(lines, path)).toBe(line);
  });

  test('are those of the writer, whatever is written', () => {
    const key = fc
      .stringMatching(/^[a-z]{1,4}$/)
      .filter((word) => !['y', 'n', 'on', 'off', 'yes', 'no', 'null', 'true'].includes(word));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.constant(null),
        fc.stringMatching(/^[a-z ]{0,8}$/),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
        fc.integer({ min: -1, max: 3 }),
        (object, flowLevel) => {
          const text = dump(object, { flowLevel, lineWidth: -1 });
          const read = linesIn(text);
          const found = Object.keys(object).map((name) => lineAt(read, [name]));
          const written = text.split('\n').flatMap((line, at) => (/^[^\s{}-]/.test(line) ? [at + 1] : []));
          expect(found).toEqual(flowLevel === 0 ? found.map(() => 1) : written);
          expect(paths(object).filter((path) => !('value' in within(read, path)))).toEqual([]);
        },
      ),
    );
  });

  test('of a long document are known as deep as the items of a list', () => {
    const item = (at: number) => `- kind: Pod\n  metadata:\n    name: a${at}\n    note: ${'x'.repeat(1000)}\n`;
    const long = linesIn(`kind: List\nitems:\n${Array.from({ length: 4500 }, (_, at) => item(at)).join('')}`);
    expect(lineAt(long, ['items', 4000])).toBe(3 + 4 * 4000);
    expect(lineAt(long, ['items', 4000, 'metadata', 'name'])).toBe(3 + 4 * 4000);
  });
});

/** Every path in a value. */
function paths(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return Object.entries(value).flatMap(([key, item]) =>
    paths(item).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
}
