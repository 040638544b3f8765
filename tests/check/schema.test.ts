import { load } from 'js-yaml';
import { kubernetesSchema } from '../../src/check/schema';

const read = (text: string) => load(text, { schema: kubernetesSchema });

describe('a plain scalar is what kubectl takes it for', () => {
  test.each<readonly [string, unknown]>([
    ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((text) => [text, true] as const),
    ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
      (text) => [text, false] as const,
    ),
    ...['~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
    ['yEs', 'yEs'],
    ['0644', 420],
    ['-0644', -420],
    ['0o644', 420],
    ['0x1F', 31],
    ['0b101', 5],
    ['-0b101', -5],
    ['1_000', 1000],
    ['+7', 7],
    ['0', 0],
    ['089', 89],
    ['1.5', 1.5],
    ['-.5e3', -500],
    ['1_000.5', 1000.5],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
    ['1.2.3', '1.2.3'],
    ['2026-11-21', '2026-11-21'],
    ['10m', '10m'],
    ['_1', '_1'],
    ['0x', '0x'],
    ['12:30', '12:30'],
  ])('%s', (text, value) => {
    expect(read(`a: ${text}`)).toEqual({ a: value });
  });

  test('and in quotes a text', () => {
    expect(read('a: "yes"\nb: \'0644\'\nc: !!str on')).toEqual({ a: 'yes', b: '0644', c: 'on' });
  });

  test('and merges where it is <<', () => {
    expect(read('a: &a {b: 1}\nc:\n  <<: *a\n  d: 2')).toEqual({ a: { b: 1 }, c: { b: 1, d: 2 } });
  });

  test('and nothing where nothing is written', () => {
    expect(read('a:\nb: [1, ]')).toEqual({ a: null, b: [1] });
  });
});
