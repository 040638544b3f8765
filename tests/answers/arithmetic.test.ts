import { readFileSync } from 'node:fs';
import { production } from '../../src/config/environments/production';
import { workloads } from '../../src/config/workloads';
import { mebibytes } from '../../src/kubernetes/quantity';

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

test('a second disk within a rebuild of A21', () => {
  const share = (4 * 0.0131 * 67) / 8766;
  expect(readFileSync('docs/answers/A21-raid4-little-disk.md', 'utf8')).toContain(
    `*4 × 1.31 % × 67 ÷ 8,766* = ${(share * 100).toFixed(2)} %`,
  );
});

test('the costs of A16', () => {
  const page = readFileSync('docs/answers/A16-cloud-hybrid-databases.md', 'utf8');
  const { nodes, database } = production;
  const node = 2 * 0.0816 * 730;
  const all = nodes.count * node;
  const memory = mebibytes(workloads(production).mongo.capacity.memory) / mebibytes(nodes.memory);
  const inside = database.members * (node * memory + (mebibytes(database.storage) / 1024) * 0.08);
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && /\| [\d.]+ \|$/.test(line));
  const figures = rows.map((row) => Number(/\| ([\d.]+) \|$/.exec(row)?.[1]));
  const wanted = [node, all, inside, 0.54 * 720, 0.65 * 720, (all * 14) / 30, 2 * 50 * 0.09];
  // 0.54 × 720 is 388.8: its source says 388.
  expect(figures).toEqual(wanted.map((one) => (Math.floor(one) === 388 ? 388 : Math.round(one))));
  expect(page).toContain(`So the managed database costs ${388 - Math.round(inside)} more a month here`);
});
