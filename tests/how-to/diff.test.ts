import { edited } from './diff';

const text = 'const all = {\n  apple: 1,\n  pear: { a: [1], b: 2 },\n  plum: 3,\n};\n';

describe('a diff', () => {
  test('adds a line after one that stays', () => {
    expect(edited(text, [' const all = {', '+  ant: 0,'])).toBe(text.replace('{\n', '{\n  ant: 0,\n'));
  });

  test('takes a line away, and puts another in its place', () => {
    expect(edited(text, ['-  apple: 1,', '+  apple: 2,'])).toBe(text.replace('apple: 1', 'apple: 2'));
    expect(edited(text, ['-  plum: 3,'])).toBe(text.replace('  plum: 3,\n', ''));
  });

  test('may leave out a part of a line, and lines', () => {
    expect(edited(text, ['-  pear: { … },'])).toBe(text.replace('  pear: { a: [1], b: 2 },\n', ''));
    expect(edited(text, [' const all = {', '-  …', ' };'])).toBe('const all = {\n};\n');
    expect(edited(text, [' const all = {', ' …', ' };', '+after'])).toBe(`${text}after\n`);
  });

  test('keeps in the line that comes what was left out of the one that goes', () => {
    expect(edited(text, ['-  pear: { …, b: … },', '+  pear: { b: 5, …, c: … },'])).toContain(
      '  pear: { b: 5, a: [1], c: 2 },\n',
    );
  });

  test('that matches nowhere is none; one that matches twice is an error', () => {
    expect(edited(text, ['-  quince: 4,'])).toBeUndefined();
    expect(edited(text, ['-pear'])).toBeUndefined();
    expect(() => edited('a\na\n', ['-a'])).toThrow('the diff matches in 2 places');
  });
});
