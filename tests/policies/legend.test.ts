import { policies } from '../../src/policies';
import type { CodeKind } from '../../src/policies/legend';
import { kindOf, legend, legendOf } from '../../src/policies/legend';

const codes = policies.flatMap(({ answers, source }) => [
  typeof source === 'number' ? `row ${source}` : source,
  ...answers,
]);

test('every code of a policy is in the legend', () => {
  expect(codes.filter((code) => kindOf(code) === undefined)).toEqual([]);
});

test('every line of the legend is used', () => {
  const kinds = Object.keys(legend) as CodeKind[];
  expect(kinds.filter((kind) => !codes.some((code) => kindOf(code) === kind))).toEqual([]);
});

test.each([
  ['row 14', 'row'],
  ['V3', 'V'],
  ['DT 52', 'DT'],
  ['CIS 5.2.8', 'CIS'],
  ['PSS-R', 'PSS-R'],
])('%s is of the kind %s', (code, kind) => expect(kindOf(code)).toBe(kind));

test.each(['', 'XX 1', 'Vx', 'toString', '__proto__'])('%j is of none', (code) => expect(kindOf(code)).toBeUndefined());

test('a legend has the kinds that are there, each once, below each other', () => {
  expect(legendOf(['DT 3', 'row 4', 'DT 52'])).toEqual([`row  ${legend.row}`, `DT   ${legend.DT}`]);
  expect(legendOf([])).toEqual([]);
});
