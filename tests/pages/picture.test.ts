import { picture } from '../../src/pages/picture';

const services = { shop: { purpose: 'sells' }, stock: { purpose: 'counts' }, robot: { purpose: 'buys' } };

const drawn = picture({
  environments: 3,
  objects: 12,
  services,
  flows: [
    { from: 'front-door', to: 'shop', number: 8000 },
    { from: 'robot', to: 'shop', number: 8000 },
    { from: 'shop', to: 'stock', number: 5432 },
    { from: 'stock', to: 'stock', number: 5432 },
    { from: 'prometheus', to: 'shop', port: 'metrics', number: 9090 },
  ],
});

/** Left edge of a party's box. */
function leftOf(name: string): number {
  const centre = new RegExp(`<text x="([\\d.]+)"[^>]*>${name}</text>`).exec(drawn)?.[1];
  if (centre === undefined) throw new Error(`${name} is not drawn`);
  return Number(centre);
}

test('each party has a box with the port on which it is called, left of what it calls', () => {
  expect(['callers', 'front-door', 'shop', 'stock'].map(leftOf)).toEqual(
    ['callers', 'front-door', 'shop', 'stock'].map(leftOf).sort((a, b) => a - b),
  );
  expect([leftOf('robot'), leftOf('prometheus')]).toEqual([leftOf('front-door'), leftOf('front-door')]);
  expect(drawn.match(/>:\d+</g)).toEqual(['>:443<', '>:8000<', '>:5432<']);
});

test('each flow is an arrow, metrics are dashed', () => {
  expect(drawn.match(/<path d="M[^"]+C[^"]+" fill="none"/g)).toHaveLength(6);
  expect(drawn.match(/stroke-dasharray/g)).toHaveLength(1);
});

test('the same is there as text, for those who do not see it', () => {
  expect(drawn).toContain('<desc id="summary">callers to front-door: 443; front-door to shop: 8000; ');
  expect(drawn).toContain('3 environments, ≤ 12 objects');
});

test('it is well-formed: each element ends', () => {
  const open = drawn.match(/<[a-z]+(?=[ >])/g)?.length ?? 0;
  const closed = (drawn.match(/<\/[a-z]+>/g)?.length ?? 0) + (drawn.match(/\/>/g)?.length ?? 0);
  expect([open, drawn.includes('NaN'), drawn.includes('undefined')]).toEqual([closed, false, false]);
});
