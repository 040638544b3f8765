import { load } from 'js-yaml';
import { kubernetesSchema } from '../../src/check/schema';

const read = (text: string) => load(text, { schema: kubernetesSchema });
const words = (texts: string, value: unknown) => texts.split(' ').map((text) => [text, value] as const);

describe('a plain scalar is what kubectl takes it for', () => {
  test.each<readonly [string, unknown]>([
    ...words('y Y yes Yes YES true True TRUE on On ON', true),
    ...words('n N no No NO false False FALSE off Off OFF', false),
    ...words('~ null Null NULL', null),
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
    ...['yEs', '1.2.3', '2026-11-21', '10m', '_1', '0x', '12:30'].map((text) => [text, text] as const),
  ])('%s', (text, value) => {
    expect(read(`a: ${text}`)).toEqual({ a: value });
  });

  test.each([
    ['a text in quotes', 'a: "yes"\nb: \'0644\'\nc: !!str on', { a: 'yes', b: '0644', c: 'on' }],
    ['a merge where it is <<', 'a: &a {b: 1}\nc:\n  <<: *a\n  d: 2', { a: { b: 1 }, c: { b: 1, d: 2 } }],
    ['nothing where nothing is written', 'a:\nb: [1, ]', { a: null, b: [1] }],
  ])('and %s', (_, text, value) => expect(read(text)).toEqual(value));
});
