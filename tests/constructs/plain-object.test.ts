import { ApiObject, Lazy } from 'cdk8s';
import fc from 'fast-check';
import { PlainObject } from '../../src/constructs/plain-object';
import { objectsWith } from './objects';

type Manifest = { apiVersion: string; kind: string; metadata?: object };

const written = (Made: typeof ApiObject | typeof PlainObject, manifest: Manifest) =>
  objectsWith((chart) => new Made(chart, 'made', manifest)).at(-1);

describe('a plain object', () => {
  const key = fc.stringMatching(/^[a-z]{1,3}$/);
  const texts = fc.dictionary(key, fc.string(), { noNullPrototype: true });
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()), texts);
  const anything = fc.dictionary(key, value, { noNullPrototype: true });
  const metadata = fc.record(
    { name: fc.constant('a'), namespace: fc.constant('b'), labels: texts, annotations: texts },
    { requiredKeys: [], noNullPrototype: true },
  );

  test('is written as cdk8s would write it', () => {
    fc.assert(
      fc.property(anything, metadata, (spec, metadata) => {
        const manifest = { ...spec, apiVersion: 'v1', kind: 'Thing', metadata, spec };
        expect(JSON.stringify(written(PlainObject, manifest))).toBe(JSON.stringify(written(ApiObject, manifest)));
      }),
    );
  });

  test('leaves out what has no value', () => {
    expect(
      written(PlainObject, {
        apiVersion: 'v1',
        kind: 'Thing',
        metadata: { name: 'a' },
        ...{ a: undefined, b: [{ c: undefined }] },
      }),
    ).toMatchObject({ b: [{}] });
  });

  test('cannot be patched, since the patch would be lost', () => {
    objectsWith((chart) => {
      const made = new PlainObject(chart, 'made', { apiVersion: 'v1', kind: 'Thing' });
      expect(() => made.addJsonPatch()).toThrow(
        new Error(`'${made.node.path}' cannot be patched because it is written as it was given; change its manifest`),
      );
    });
  });

  test('is not for a value that is known later', () => {
    const manifest = {
      apiVersion: 'v1',
      kind: 'Thing',
      metadata: { name: 'a' },
      later: Lazy.any({ produce: () => 1 }),
    };
    expect(written(ApiObject, manifest)).toMatchObject({ later: 1 });
    expect(written(PlainObject, manifest)).not.toMatchObject({ later: 1 });
  });
});
