import fc from 'fast-check';
import type { Json } from '../../src/stacks/templates';
import { escapeTemplates, escapeText, template } from '../../src/stacks/templates';
import { asRead, valueAsRead } from './as-read';
import { anyText, nasty } from './nasty';

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(nasty, anyText, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(nasty, fc.string()), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('an escaped text', () => {
  test.each([
    ['', ''],
    ['plain $ and % and {}', 'plain $ and % and {}'],
    [`\${a}`, `$\${a}`],
    ['%{ if a }', '%%{ if a }'],
    [`$\${a}`, `$$\${a}`],
    [`$$\${a}`, `$$$\${a}`],
    ['%%{a', '%%%{a'],
    ['$%{%${', '$%%{%$${'],
    ['cost: 5$', 'cost: 5$'],
    [`a\n\${b}\n`, `a\n$\${b}\n`],
  ])('is for %j %j', (text, escaped) => expect(escapeText(text)).toBe(escaped));

  test('is read as what it was', () => {
    fc.assert(fc.property(fc.oneof(nasty, anyText), (text) => expect(asRead(escapeText(text))).toBe(text)));
  });
});

describe('an escaped value', () => {
  test('is read as what it was, keys too, and is written the same', () => {
    fc.assert(
      fc.property(value, (one) => {
        const before = JSON.stringify(one);
        expect(JSON.stringify(valueAsRead(escapeTemplates(one)))).toBe(before);
        expect(JSON.stringify(one)).toBe(before);
      }),
    );
  });

  test('keeps what is empty, false, zero and null', () => {
    const empty = { a: {}, b: [], c: '', d: 0, e: false, f: null };
    expect(escapeTemplates(empty)).toEqual(empty);
  });

  test('keeps keys that objects have of themselves', () => {
    const one = JSON.parse(`{"__proto__": {"\${a}": 1}, "constructor": "%{b}"}`) as Json;
    expect(JSON.stringify(escapeTemplates(one))).toBe(`{"__proto__":{"$\${a}":1},"constructor":"%%{b}"}`);
  });
});

test('a template is what is not escaped', () => {
  expect(template('self.input.profile')).toBe(`\${self.input.profile}`);
  expect(() => asRead(template('a'))).toThrow(`a template begins at character 0 of "\${a}"`);
});
