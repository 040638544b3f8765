import fc from 'fast-check';
import { load } from 'js-yaml';
import { documentsOf, firstLine } from '../../src/check/document';

const parts = (text: string) => [...documentsOf('a.yaml', text)];
/** Line and value of each. */
const values = (text: string) => parts(text).map((one) => `${firstLine(one)} ${JSON.stringify(load(one.text))}`);

describe('the documents of a file', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['one without a marker', 'a: 1\n', ['1 {"a":1}']],
    ['nothing', '', []],
    ['comments only', '# a\n\n  # b\n---\n# c\n', []],
    ['two', 'a: 1\n---\nb: 2', ['1 {"a":1}', '3 {"b":2}']],
    ['markers around nothing', '---\n---\n---\na: 1\n---\n...\n---\n', ['4 {"a":1}']],
    ['comments before the marker', '# a\n---\n# b\na: 1\n', ['4 {"a":1}']],
    ['a comment behind the marker', '--- # a\na: 1\n', ['2 {"a":1}']],
    ['a comment without a space behind the marker', 'a: 1\n---# b\nb: 2\n---#\n', ['1 {"a":1}', '3 {"b":2}']],
    ['the same at the beginning', '---# b\na: 1\n', ['2 {"a":1}']],
    ['a byte order mark behind the marker', 'a: 1\n---\n\ufeffb: 2\n', ['1 {"a":1}', '3 {"b":2}']],
    ['the same behind the first marker', '\n---\n\ufeffb: 2\n', ['3 {"b":2}']],
    ['a value behind the marker', '--- {a: 1}\n--- [2]\n', ['1 {"a":1}', '2 [2]']],
    ['directives', '%YAML 1.2\n---\na: 1\n...\n# c\n%YAML 1.2\n---\nb: 2\n', ['3 {"a":1}', '8 {"b":2}']],
    ['an end without a start', 'a: 1\n...\nb: 2\n', ['1 {"a":1}', '3 {"b":2}']],
    ['what looks like a marker', 'a: |\n  ---\n  b\n----: 1\n', ['1 {"a":"---\\nb\\n","----":1}']],
    ['a marker at the end', 'a: 1\n---', ['1 {"a":1}']],
    ['words of markers inside of a line', 'a: b --- c\n---\nd: ...\n', ['1 {"a":"b --- c"}', '3 {"d":"..."}']],
  ])('%s', (_, text, expected) => expect(values(text)).toEqual(expected));

  test('are as many as were written, each at its line', () => {
    const body = fc.stringMatching(/^[a-z]: [a-z]{1,5}$/);
    fc.assert(
      fc.property(fc.array(fc.array(body, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (all) => {
        const text = all.map((lines) => `${lines.join('\n')}\n`).join('---\n');
        const starts = all.map((_, at) => 1 + all.slice(0, at).reduce((sum, lines) => sum + lines.length + 1, 0));
        expect(parts(text).map(firstLine)).toEqual(starts);
      }),
    );
  });

  test.each(['\u0085', '\u2028', '\u2029'])('are not empty where a comment ends within its line: %j', (end) => {
    expect(parts(`# a${end}{b: 1}\n`)).toHaveLength(1);
    expect(parts(`# a${end}\n`)).toHaveLength(0);
  });

  test('come one after the other, so that reading can stop', () => {
    const [first] = documentsOf('a.yaml', 'a: 1\n---\nb: 2');
    expect(first).toEqual({ file: 'a.yaml', text: 'a: 1\n', above: 0 });
  });
});
