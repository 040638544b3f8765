import { readFileSync } from 'node:fs';

/** Cells of the rows of a page that begin so. */
function rowsOf(page: string, begin: string): readonly (readonly string[])[] {
  return readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`| ${begin}`))
    .map((line) => line.slice(2, -2).split(' | '));
}

/** Hours of reading a disk, to two digits. */
function hours(terabytes: number, megabytesPerSecond: number): string {
  return `${Number(((terabytes * 1e6) / megabytesPerSecond / 3600).toPrecision(2))} h`;
}

/** The chance of one unreadable sector at least, where datasheets promise one in 10^exponent bits. */
function unreadable(terabytes: number, exponent: number): number {
  return -Math.expm1(terabytes * 8e12 * Math.log1p(-(10 ** -exponent)));
}

function percent(share: number): string {
  return share > 0.99 ? 'over 99 %' : `${(share * 100).toFixed(0)} %`;
}

test('the rebuilds of A21', () => {
  const rows = rowsOf('docs/answers/A21-raid4-little-disk.md', '4 + 1 ×');
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const size = Number(/× (\d+) TB/.exec(row[0] ?? '')?.[1]);
    const read = 4 * size;
    expect(row.slice(1)).toEqual([
      `${read} TB`,
      hours(size, 285),
      hours(size, 100),
      percent(unreadable(read, 14)),
      percent(unreadable(read, 15)),
    ]);
  }
});
