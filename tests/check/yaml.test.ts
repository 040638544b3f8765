import { documentsOf } from '../../src/check/document';
import { readYaml } from '../../src/check/yaml';

function read(text: string, values?: number) {
  const [document] = documentsOf('a.yaml', text);
  return readYaml(document ?? { file: 'a.yaml', text, above: 0 }, values);
}

/** `line:column: message` of what is wrong. */
function problem(text: string, values?: number): string | undefined {
  const result = read(text, values);
  if (result.ok) return undefined;
  const { file, line, column, message } = result.problem;
  expect(file).toBe('a.yaml');
  return `${line}${column === undefined ? '' : `:${column}`}: ${message}`;
}

/** Ten lists of ten of the list before. */
function laughs(depth: number): string {
  const line = (at: number) =>
    `a${at}: &a${at} [${Array.from({ length: 10 }, () => (at ? `*a${at - 1}` : 'ha')).join(', ')}]`;
  return Array.from({ length: depth }, (_, at) => line(at)).join('\n');
}

describe('YAML that is none', () => {
  test.each([
    ['a key inside of a value', 'a: b: c', '1:5: not YAML: bad indentation of a mapping entry'],
    ['a tab as indentation', 'a:\n\tb: 1', '2:1: not YAML: tab characters must not be used in indentation'],
    ['a key twice', 'a: 1\nb: 2\na: 3', '3:1: not YAML: a key is there twice in one mapping'],
    ['a key twice in JSON', '{"a": 1, "a": 2}', '1:10: not YAML: a key is there twice in one mapping'],
    ['an open quote', 'a: "b\nc: d', '3:1: not YAML: unexpected end of the stream within a double quoted scalar'],
    ['a tag of no one', 'a: !ruby/object b', '1:18: not YAML: unknown tag !<!ruby/object>'],
    ['an alias of nothing', 'a: *b', '1:6: not YAML: unidentified alias "b"'],
    ['a zero byte', 'a: b\0', '1:5: not YAML: it has a zero byte'],
    ['a template', 'a: {{ .Values.a }}', '1: a: render the template first; {{ }} is for helm template or the like'],
    [
      'two JSON documents without a marker',
      '{"a": 1}\n{"a": 2}',
      '2:1: not YAML: end of the stream or a document separator is expected',
    ],
  ])('%s', (_, text, message) => {
    expect(problem(text)).toBe(message);
  });

  test('is reported at its line of the file', () => {
    const [, second] = documentsOf('a.yaml', 'a: 1\n---\n# b\nb: c: d');
    expect(second && readYaml(second)).toMatchObject({ ok: false, problem: { line: 4, column: 5 } });
  });

  test('is reported in few words', () => {
    expect(problem(`a: !${'x'.repeat(10_000)} b`)?.length).toBeLessThan(300);
  });
});

describe('what would take all memory', () => {
  test('aliases of aliases of aliases', () => {
    expect(problem(laughs(40))).toBe(
      '1: not read: its aliases stand for more than 100000 values; write out what the aliases stand for',
    );
    expect(read(laughs(3)).ok).toBe(true);
  });

  test('an alias inside of what it stands for', () => {
    expect(problem('a: &a [1, *a]')).toBe(
      '1: not read: an alias stands inside of what it stands for; write out what the aliases stand for',
    );
  });

  test('a chain of aliases, in any order of its keys', () => {
    const keys = Array.from({ length: 5000 }, (_, at) => 9999 - at);
    const chain = keys.map((key, at) => `${key}: &a${key} [${at ? `*a${key + 1}` : ''}]`).join('\n');
    const deep =
      '1: not read: with its aliases it is nested deeper than 100 levels; write out what the aliases stand for';
    expect(problem(chain)).toBe(deep);
    expect(problem(chain.replace(/^(\d+):/gm, 'k$1:'))).toBe(deep);
  });

  test('lists in lists in lists', () => {
    const deep = 'not YAML: it is nested deeper than 100 levels';
    expect(problem('['.repeat(100_000))).toBe(`1:100: ${deep}`);
    expect(problem('{"a":'.repeat(100_000))).toBe(`1:492: ${deep}`);
    expect(problem(Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''))).toBe(`100:100: ${deep}`);
    expect(read(`${'['.repeat(90)}${']'.repeat(90)}`).ok).toBe(true);
  });

  test('mappings that are merged again and again', () => {
    const base = `base: &b {${Array.from({ length: 200 }, (_, at) => `k${at}: 1`).join(', ')}}`;
    expect(problem(`${base}\nall:\n${'  - <<: *b\n'.repeat(200)}`)).toMatch(
      /not YAML: it merges \(<<\) more than any object needs$/,
    );
    expect(problem(`a: &a {b: 1}\nc: {<<: [${'*a, '.repeat(101)}]}`)).toMatch(
      /not YAML: it merges \(<<\) more than any object needs$/,
    );
  });

  test('more values than anyone needs', () => {
    expect(problem('[1, 2, 3, 4, 5, 6, 7, 8]', 8)).toBe(
      '1: not read: it has more than 8 keys and values; split it into several documents',
    );
    expect(read('[1, 2]', 8).ok).toBe(true);
  });
});

describe('what may stand in it', () => {
  test('a star that is not an alias', () => {
    expect(read('a: ["*", b*c]\nd: "*/5 * * * *"\ne: x *.log')).toMatchObject({ ok: true });
  });

  test('an alias', () => {
    expect(read('a: &a {b: 1}\nc: *a')).toEqual({ ok: true, value: { a: { b: 1 }, c: { b: 1 } } });
  });

  test('JSON with tabs', () => {
    expect(read('{\n\t"a": [\n\t\t1\n\t],\n\t"b": "\\u00e4\\/"\n}\n')).toEqual({
      ok: true,
      value: { a: [1], b: 'ä/' },
    });
  });

  test('no number that JSON has not', () => {
    const message = 'write a number that JSON has; .nan and .inf are none';
    expect(problem('a: 1\nb:\n  - c: x\n  - c: .nan')).toBe(`4: b[1].c: ${message}`);
    expect(problem('a: -.inf')).toBe(`1: a: ${message}`);
    expect(read('a: x.inf\nb: ".nan"').ok).toBe(true);
  });
});
