import { documentsOf } from '../../src/check/document';
import { readYaml } from '../../src/check/yaml';

function read(text: string, values?: number) {
  const [document] = documentsOf('a.yaml', text);
  return readYaml(document ?? { file: 'a.yaml', text, above: 0 }, values);
}

/** `line:column: message` of what is wrong. */
function problem(text: string, values?: number): string | undefined {
  const result = read(text, values);
  const [found] = result.ok ? result.problems : [result.problem];
  if (!found) return undefined;
  const { file, line, column, message } = found;
  expect(file).toBe('a.yaml');
  return `${line}${column === undefined ? '' : `:${column}`}: ${message}`;
}

const finite = 'write a number that JSON has; .nan and .inf are none';

/** Ten lists of ten of the list before. */
function laughs(depth: number): string {
  const line = (at: number) =>
    `a${at}: &a${at} [${Array.from({ length: 10 }, () => (at ? `*a${at - 1}` : 'ha')).join(', ')}]`;
  return Array.from({ length: depth }, (_, at) => line(at)).join('\n');
}

test.each(['0085', '2028', '2029'])('a line of YAML 1.1 that ends at U+%s is a problem', (code) => {
  const end = String.fromCodePoint(Number.parseInt(code, 16));
  expect(problem(`a: 1\n# note${end}b: 2`)).toBe(
    `2: not read: write U+${code} as the escape "\\u${code}" in double quotes; kubectl ends a line there`,
  );
  expect(problem(`a: "\\u${code}"`)).toBeUndefined();
});

test.each([
  ['a key inside of a value', 'a: b: c', '1:5: not YAML: bad indentation of a mapping entry'],
  ['a tab as indentation', 'a:\n\tb: 1', '2:1: not YAML: tab characters must not be used in indentation'],
  ['a key twice', 'a: 1\nb: 2\na: 3', '3:1: not YAML: a key is there twice in one mapping'],
  ['a key twice in JSON', '{"a": 1, "a": 2}', '1:10: not YAML: a key is there twice in one mapping'],
  ['an open quote', 'a: "b\nc: d', '3:1: not YAML: unexpected end of the stream within a double quoted scalar'],
  [
    'a tag that its value does not fit',
    'a: !!int b',
    '1:11: not YAML: cannot resolve a node with !<tag:yaml.org,2002:int> explicit tag',
  ],
  [
    'what is not base64',
    'a: !!binary "%"',
    '1:16: not YAML: cannot resolve a node with !<tag:yaml.org,2002:binary> explicit tag',
  ],
  ['an alias of nothing', 'a: *b', '1:6: not YAML: unidentified alias "b"'],
  ['a zero byte', 'a: b\0', '1:5: not YAML: it has a zero byte'],
  ['a template', 'a: {{ .Values.a }}', '1: a: render the template first; {{ }} is for helm template or the like'],
  [
    'a second document',
    '{"a": 1}\n{"a": 2}',
    expect.stringMatching(/^2:1: not YAML: end of the stream .* is expected$/),
  ],
  ['a long alias, in few words', `a: *${'x'.repeat(10_000)}`, expect.stringMatching(/^1:\d+: .{1,290}$/)],
  ['a number that JSON does not have', 'a: 1\nb:\n  - c: x\n  - c: .nan', `4: b[1].c: ${finite}`],
  ['infinity', 'a: -.inf', `1: a: ${finite}`],
])('not YAML of an object: %s', (_, text, message) => expect(problem(text)).toEqual(message));

test.each([
  ['a: !x b', 'b'],
  ['a: !x 010', '010'],
  ['a: !x\nb: 1', ''],
  ['a: !x {b: yes}', { b: true }],
  ['a: !x [1]', [1]],
  ['a: !!python/name:x.y b', 'b'],
  ['a: !<tag:a.example,2020:b> 5', '5'],
  ['a: !!timestamp 2001-01-01', '2001-01-01'],
  ['a: !!set {b, c}', { b: null, c: null }],
  ['a: !!binary aGk=', 'hi'],
  ['a: !!binary', ''],
])('a tag that kubectl does not know changes nothing: %s', (text, value) => {
  expect(read(text)).toMatchObject({ ok: true, value: { a: value } });
});

test('a problem is at its line of the file', () => {
  const [, second] = documentsOf('a.yaml', 'a: 1\n---\n# b\nb: c: d');
  expect(second && readYaml(second)).toMatchObject({ ok: false, problem: { line: 4, column: 5 } });
});

describe('what would take all memory', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => 9999 - at);
  const chain = keys.map((key, at) => `${key}: &a${key} [${at ? `*a${key + 1}` : ''}]`).join('\n');
  const base = `base: &b {${Array.from({ length: 200 }, (_, at) => `k${at}: 1`).join(', ')}}`;
  const nested = Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
  const aliased = (why: string) => `1: not read: ${why}; write out what the aliases stand for`;
  const deep = 'not YAML: it is nested deeper than 100 levels';
  const deepAliases = aliased('with its aliases it is nested deeper than 100 levels');
  const merges = expect.stringMatching(/not YAML: it merges \(<<\) more than any object needs$/);

  test.each<[string, string, unknown]>([
    ['aliases of aliases', laughs(40), aliased('its aliases stand for more than 100000 values')],
    ['an alias in itself', 'a: &a [1, *a]', aliased('an alias stands inside of what it stands for')],
    ['a chain of aliases', chain, deepAliases],
    ['a chain in another order of keys', chain.replace(/^(\d+):/gm, 'k$1:'), deepAliases],
    ['lists in lists', '['.repeat(100_000), `1:100: ${deep}`],
    ['mappings in mappings', '{"a":'.repeat(100_000), `1:492: ${deep}`],
    ['mappings in mappings by indentation', nested, `100:100: ${deep}`],
    ['a mapping merged again and again', `${base}\nall:\n${'  - <<: *b\n'.repeat(200)}`, merges],
    ['a mapping merged often in one', `a: &a {b: 1}\nc: {<<: [${'*a, '.repeat(101)}]}`, merges],
  ])('%s', (_, text, message) => expect(problem(text)).toEqual(message));

  test('more values than anyone needs', () => {
    const message = '1: not read: it has more than 8 keys and values; split it into several documents';
    expect(problem('[1, 2, 3, 4, 5, 6, 7, 8]', 8)).toBe(message);
    expect(read('[1, 2]', 8).ok).toBe(true);
  });
});

test.each<[string, string, unknown?]>([
  ['a star that is not an alias', 'a: ["*", b*c]\nd: "*/5 * * * *"\ne: x *.log'],
  ['an alias', 'a: &a {b: 1}\nc: *a', { a: { b: 1 }, c: { b: 1 } }],
  ['aliases of aliases, a few', laughs(3)],
  ['JSON with tabs', '{\n\t"a": [\n\t\t1\n\t],\n\t"b": "\\u00e4\\/"\n}\n', { a: [1], b: 'ä/' }],
  ['texts that look like no number', 'a: x.inf\nb: ".nan"', { a: 'x.inf', b: '.nan' }],
  ['90 levels', `${'['.repeat(90)}${']'.repeat(90)}`],
])('what may stand in it: %s', (_, text, value = expect.anything()) => {
  expect(read(text)).toEqual({ ok: true, value, problems: [] });
});
