/** Shapes: what one engine says of a value, the other says too, for values by chance. */
import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { containerShape, podShape } from '../../src/policies/allowed/pod-shape';
import { Each, each, only, type Shape, shapeFaults, shapeInCel, Values } from '../../src/policies/allowed/shape';
import { shapes } from '../../src/policies/allowed/shapes';

const cel = new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true });

/** Numbers as CEL has them. */
function typed(value: unknown): unknown {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typed(member)]));
}

/** A value of a shape, now and then with a field, an item or a value that it does not allow. */
function sampleOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape === true) return fc.constantFrom<unknown>('text', 7, false, { any: 'thing' }, ['item']);
  if (shape instanceof Values)
    return fc.constantFrom<unknown>(
      ...shape.all,
      ...shape.all,
      typeof shape.all[0] === 'string' ? 'strange' : shape.all[0],
    );
  if (shape instanceof Each) return fc.array(sampleOf(shape.item), { maxLength: 3 });
  const fields = Object.fromEntries(Object.entries(shape).map(([field, inner]) => [field, sampleOf(inner)]));
  const whole = fc.record(fields, { requiredKeys: [] });
  return fc.tuple(whole, fc.nat(12)).map(([value, chance]) => (chance === 0 ? { ...value, strange: 'field' } : value));
}

test.each([['a pod', podShape], ['a container', containerShape], ...Object.entries(shapes)])(
  'of %s both engines say the same',
  (_, shape) => {
    const conditions = shapeInCel('value', shape);
    const parsed = cel.parse(conditions.length > 0 ? conditions.join(' && ') : 'true');
    let refused = 0;
    fc.assert(
      fc.property(sampleOf(shape), (value) => {
        const isRefused = shapeFaults(value, shape, { path: [] }).length > 0;
        if (isRefused) refused++;
        expect(parsed({ value: typed(value) })).toBe(!isRefused);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(0);
  },
);

test('faults name the field, its value and what may be there', () => {
  const shape = { a: each({ b: only('x', 'y') }), c: true } as const;
  expect(
    shapeFaults({ a: [{ b: 'z' }], c: { d: 1 }, e: 2 }, shape, { path: ['spec'], subject: 'pod: ', above: 1 }),
  ).toEqual([
    { path: ['spec', 'a', 0, 'b'], message: "pod: set a[0].b to 'x' or 'y', or remove it (it is 'z')" },
    { path: ['spec', 'e'], message: 'pod: remove e (it is 2); no chart writes it' },
  ]);
  expect(shapeFaults({ a: null, c: 1 }, shape, { path: [] })).toEqual([]);
});
