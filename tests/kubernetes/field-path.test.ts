import * as fc from 'fast-check';
import { type FieldPath, pathText, valueAt } from '../../src/kubernetes/field-path';

describe('a path as text', () => {
  test.each<readonly [FieldPath, string]>([
    [[], ''],
    [['spec', 'replicas'], 'spec.replicas'],
    [['spec', 'containers', 0, 'image'], 'spec.containers[0].image'],
    [['metadata', 'annotations', 'a.b/c'], 'metadata.annotations["a.b/c"]'],
    [['limits', 'ephemeral-storage'], 'limits["ephemeral-storage"]'],
    [['data', '0'], 'data["0"]'],
    [['data', 'a"b'], 'data["a\\"b"]'],
    [['data', '', 'x'], 'data[""].x'],
    [['a.b', 'c'], '["a.b"].c'],
  ])('%j', (path, text) => expect(pathText(path)).toBe(text));

  test('is of one path only', () => {
    const step = fc.oneof(fc.nat({ max: 11 }), fc.string(), fc.constantFrom('a', 'b', 'a.b', '[0]', '0', '"', '["a"]'));
    const path = fc.array(step, { maxLength: 4 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(pathText(one) === pathText(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

test('the value of a field is what the object has there, or undefined', () => {
  const object = { spec: { containers: [{ image: 'a' }], none: null }, text: 'b' };
  expect(valueAt(object, [])).toBe(object);
  expect(valueAt(object, ['spec', 'containers', 0, 'image'])).toBe('a');
  expect(valueAt(object, ['spec', 'none'])).toBeNull();
  for (const path of [['spec', 'none', 'x'], ['spec', 'containers', 1, 'image'], ['text', 'length'], ['nothing']])
    expect(valueAt(object, path)).toBeUndefined();
});
