import fc from 'fast-check';
import { columns } from '../../src/writing/columns';

test('cells of a column begin at one place, and no line ends in spaces', () => {
  expect(
    columns([
      ['a', 'bb', 'c'],
      ['aaa', 'b'],
      ['', '', 'c'],
    ]),
  ).toEqual(['a    bb  c', 'aaa  b', '         c']);
});

test('a column to the right ends at one place', () => {
  const numbers = [
    ['name', 'count'],
    ['a', '1'],
  ];
  expect(columns(numbers, (column) => (column === 0 ? 'left' : 'right'))).toEqual(['name  count', 'a         1']);
});

test('of no rows there are no lines', () => expect(columns([])).toEqual([]));

test('every cell is found again at the place of its column', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
      const lines = columns(rows);
      const starts = [0, 1, 2].map((column) =>
        rows[0]
          ?.slice(0, column)
          .reduce((sum, _, at) => sum + Math.max(...rows.map((row) => row[at]?.length ?? 0)) + 2, 0),
      );
      for (const [place, row] of rows.entries())
        for (const [column, text] of row.entries()) expect(lines[place]?.startsWith(text, starts[column])).toBe(true);
    }),
  );
});
