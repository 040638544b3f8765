import * as fc from 'fast-check';
import { contentHash } from '../../src/policies/content-hash';

describe('the hash of a ConfigMap', () => {
  test('is eight hex digits of SHA-256 over its content', () => {
    expect(contentHash({ data: { 'app.conf': 'level = info' } })).toBe('3a603dff');
  });

  test('takes a missing map for an empty one', () => {
    expect(contentHash({})).toBe(contentHash({ binaryData: {}, data: {} }));
  });

  test('does not depend on the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (data) => {
        const other = Object.fromEntries(Object.entries(data).reverse());
        expect(contentHash({ data: other })).toBe(contentHash({ data }));
      }),
    );
  });

  test.each([
    ['a value', { data: { a: 'c' } }],
    ['a key', { data: { b: 'b' } }],
    ['another map', { binaryData: { a: 'b' } }],
  ])('is another one with %s', (_, content) => {
    expect(contentHash(content)).not.toBe(contentHash({ data: { a: 'b' } }));
  });
});
