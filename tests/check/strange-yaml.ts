/** YAML and JSON by chance: objects of dist's kinds, joined and disturbed as people and attackers do. */
import * as fc from 'fast-check';
import { stringify } from 'yaml';

/** Between two objects: markers of documents, and what looks like one. */
const joins = [
  '---\n',
  '--- # next\n',
  '--- \t\n',
  '---\r\n',
  '--- ',
  '...\n',
  '...\n---\n',
  ' ---\n',
  '\t---\n',
  '----\n',
  '\u2028---\n',
  '\u0085---\n',
  '\r---\r',
  '\ufeff---\n',
  '%YAML 1.1\n---\n',
  '---\n---\n',
  '# ---\n',
  '',
  '\n',
  ',',
] as const;

/** Put anywhere into a text. */
const noises = [
  ...['\ufeff', '\u2028', '\u2029', '\u0085', '\r', '\n', '\t', ' ', '\0', '\u00a0', '\\', '#', ' #'],
  ...[
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    ',',
    '|',
    '>-',
    '&a ',
    '*a',
    '!!str ',
    '!!binary ',
    '!x ',
    '%',
    '@',
    '`',
  ],
  ...[
    '? ',
    '- ',
    '<<: ',
    '---',
    '\n---\n',
    '\n---#',
    '...',
    '~',
    'null',
    'yes',
    '0x1',
    '1e3',
    '\u{1f600}',
    '\\u0041',
    '\\/',
  ],
] as const;

const kinds = ['Pod', 'Secret', 'RoleBinding', 'Ingress', 'List', 'PodList', 'OddList'] as const;

const placeholder = 'NAME';

const manifest = fc.constantFrom(...kinds).chain((kind) => {
  const own = { apiVersion: 'v1', kind, metadata: { name: placeholder } };
  const item = { apiVersion: 'v1', kind: 'Pod', metadata: { name: `${placeholder}-item` } };
  const shapes = [
    own,
    own,
    { ...own, items: [item] },
    { apiVersion: 'v1', kind, items: [item] },
    { ...own, items: [] },
  ];
  return fc.constantFrom<object>(...shapes);
});

const writers: readonly ((value: object) => string)[] = [
  (value) => stringify(value),
  (value) => stringify(value, { indentSeq: false }),
  (value) => JSON.stringify(value),
  (value) => `${JSON.stringify(value, undefined, 2)}\n`,
  (value) => stringify(value, { collectionStyle: 'flow' }),
  (value) => JSON.stringify(value).replaceAll('"', '').replaceAll(':', ': '),
];

const part = fc.tuple(manifest, fc.constantFrom(...writers)).map(([value, write]) => write(value));

const noise = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.constantFrom(...noises),
  over: fc.boolean(),
});

const input = fc
  .record({
    parts: fc.array(fc.tuple(part, fc.constantFrom(...joins)), { minLength: 1, maxLength: 3 }),
    noise: fc.oneof(fc.array(noise, { maxLength: 0 }), fc.array(noise, { maxLength: 2 })),
  })
  .map(({ noise: all, parts }) => {
    const joined = parts.map(([text, join], place) => (place === parts.length - 1 ? text : text + join)).join('');
    return all.reduce((text, { at, over, text: more }) => {
      const place = Math.floor(at * text.length);
      return text.slice(0, place) + more + text.slice(over ? place + 1 : place);
    }, joined);
  });

/**
 * So many inputs, each time the same ones.
 * @returns texts in which the names of objects begin with `s`, the place of the input, and `x`
 */
export function strangeInputs(seed: number, count: number): readonly string[] {
  return fc.sample(input, { seed, numRuns: count }).map((text, place) => text.replaceAll(placeholder, `s${place}x`));
}
