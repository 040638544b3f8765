import { readFileSync } from 'node:fs';
import { production } from '../../src/config/environments/production';
import { workloads } from '../../src/config/workloads';
import { type Memory, mebibytes } from '../../src/kubernetes/quantity';
import { grafana } from '../../src/stacks/releases/grafana';
import { prometheus } from '../../src/stacks/releases/prometheus';
import { suiteTable } from '../run/e2e/table';

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

/** USD an hour of a machine of two cores, as in A16. */
const twoCores = 0.0816;

test('the nights and gaps of A17', () => {
  const page = readFileSync('docs/answers/A17-chaos-engineering.md', 'utf8');
  const { attacks, certificates, faults, incident, kills, load, losses, migration, nodes } = suiteTable;
  const nightly = [faults, suiteTable['replica-set'], losses, nodes, certificates, kills, incident, migration, load];
  const minutes = [...nightly, attacks].reduce((sum, one) => sum + one.minutes, 0);
  const night = (minutes / 60) * twoCores;
  expect(page).toContain(
    `limits of ${minutes} minutes on two cores: ${night.toFixed(2)} USD a night, ${(30 * night).toFixed(0)} a month`,
  );
  // Seconds of errors that 99.9 % leave of 30 days.
  const month = 30 * 86_400 * 0.001;
  expect(page).toContain(`the ${(month / 60).toFixed(1)} minutes of a month`);
  const gaps = [...page.matchAll(/^\| .* \| ([\d.]+) s \| ([\d.]+ %) \|$/gm)];
  expect(gaps).toHaveLength(4);
  expect(gaps.map(([, , share]) => share)).toEqual(
    gaps.map(([, gap]) => `${((Number(gap) / month) * 100).toFixed(2)} %`),
  );
  expect(page).toContain(
    `5 % of the month at most (${(month * 0.05).toFixed(0)} s), and is undone at 1 % (${(month * 0.01).toFixed(0)} s)`,
  );
});

interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: Memory };
}

test('the costs of A7', () => {
  const page = readFileSync('docs/answers/A7-observability.md', 'utf8');
  const settings = { registry: 'upstream' } as const;
  const { alertmanager, server, ...others } = prometheus(production, settings);
  const parts = [server, alertmanager, others['kube-state-metrics'], grafana(production, settings)];
  const requests = parts.map(({ resources }) => (resources as Resources).requests);
  const { exporter, members } = production.database;
  const cpu = requests.reduce(
    (sum, one) => sum + Number.parseInt(one.cpu, 10),
    members * Number.parseInt(exporter.cpu, 10),
  );
  const memory = requests.reduce((sum, one) => sum + mebibytes(one.memory), members * mebibytes(exporter.memory));
  const node = 2 * twoCores * 730;
  const gibibytes = mebibytes(server.persistentVolume.size as Memory) / 1024;
  const money = (memory / mebibytes(production.nodes.memory)) * node + gibibytes * 0.08;
  expect(page).toContain(`${cpu}m and ${memory}Mi, a volume of ${gibibytes}Gi | ${money.toFixed(0)} |`);
  // A week at each interval, in samples of two bytes and of one.
  const samples = (7 * 86_400) / Number.parseInt(server.global.scrape_interval, 10);
  const series = [2, 1].map((bytes) => Math.floor(2 ** 30 / samples / bytes / 100) * 100);
  expect([server.retention, server.retentionSize]).toEqual(['7d', '1GB']);
  expect(page).toContain(`${samples.toLocaleString('en')} samples of each series`);
  expect(page).toContain(`${series.map((one) => one.toLocaleString('en')).join(' to ')} series`);
  // An outage of all requests, at the first burn rate.
  const share = 14.4 * 0.001;
  expect(page).toContain(`${(share * 100).toFixed(2)} % of an hour, ${(share * 3600).toFixed(0)} s`);
});
