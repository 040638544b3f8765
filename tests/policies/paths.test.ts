import { pathText } from '../../src/kubernetes/field-path';
import { policies } from '../../src/policies';
import { faultedBy, fits, isProven } from './faulted';
import { listed } from './listed-paths';

/*
 * Paths of the faults of bad examples. Most examples prove theirs: they set the field, or the message shows its value.
 * The paths of the others are listed, each with the reason.
 */
describe.each(policies)('the faults of $id', ({ id, ...policy }) => {
  const all = faultedBy({ id, ...policy });

  test('are in fields that an object can have', () => {
    expect(all.filter((one) => !fits(one)).map(({ violation }) => pathText(violation.path))).toEqual([]);
  });

  test('are where the example is wrong', () => {
    const expected = listed.flatMap(({ paths }) => paths[id] ?? []);
    const others = all.filter((one) => !isProven(one)).map(({ violation }) => pathText(violation.path));
    expect([...others].sort()).toEqual([...expected].sort());
  });
});

test('the list of paths is about policies that are there', () => {
  const ids = policies.map(({ id }) => id);
  expect(listed.flatMap(({ paths }) => Object.keys(paths)).filter((id) => !ids.includes(id))).toEqual([]);
});
