/** Prometheus on lab: all targets, with every NetworkPolicy in force, their series, and the question of every panel. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { releases } from '../../../src/config/versions';
import { boards } from '../../../src/dashboards';
import { servers } from '../../../src/dashboards/servers';
import { columns } from '../../../src/writing/columns';
import { certificate } from '../lab/certificate';
import { ask } from '../lab/front-door';
import { eventually, must } from '../lab/kubectl';
import { ensureMonitoring, removeMonitoring } from '../lab/monitoring';
import { query, targets } from '../lab/prometheus';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(600_000);

beforeAll(() => ensureMonitoring(), 300_000);

/** Series that a job may bring: measured at rest and after load, and room for as many pods as autoscalers may make. */
const budget: Readonly<Record<string, number>> = {
  alertmanager: 200,
  api: 800,
  'api-server': 200,
  'backup-store': 20,
  'cert-manager': 250,
  containers: 500,
  hash: 500,
  'kubernetes-objects': 750,
  mongo: 200,
  prometheus: 150,
  resolver: 700,
  volumes: 30,
  web: 500,
};

test('every target answers, with every NetworkPolicy in force', async () => {
  const isUp = async () => {
    const all = await targets();
    return all.length > 0 && all.every(({ health }) => health === 'up');
  };
  await eventually(120, isUp);
  const all = await targets();
  expect(all.filter(({ health }) => health !== 'up')).toEqual([]);

  const series = await query('sum by (job) (scrape_samples_post_metric_relabeling)');
  const rows = series.map(({ labels: { job = '' }, value }) => ({
    job,
    targets: all.filter(({ labels }) => labels['job'] === job).length,
    series: value,
  }));
  const [memory] = await query('process_resident_memory_bytes{job="prometheus"}');
  console.log(
    [
      ...columns(rows.map(({ job, ...one }) => [job, String(one.targets), String(one.series)])),
      `Prometheus: ${((memory?.value ?? 0) / 2 ** 20).toFixed(0)} MiB`,
    ].join('\n'),
  );
  expect(rows.filter(({ job, series }) => !(series <= (budget[job] ?? 0)))).toEqual([]);
});

/** Rows of the answer to each question of each panel. */
async function rowsOfPanels(): Promise<
  readonly { readonly panel: string; readonly why?: string; readonly rows: number }[]
> {
  const panels = boards.flatMap((board) =>
    board.rows.flatMap(({ panels }) => panels.map((panel) => ({ board, panel }))),
  );
  const found = [];
  for (const { board, panel } of panels) {
    const answers = await Promise.all(panel.queries.map(({ expression }) => query(expression)));
    found.push({
      panel: `${board.title}: ${panel.title}`,
      rows: Math.min(...answers.map(({ length }) => length)),
      ...(panel.emptyBecause ? { why: panel.emptyBecause } : {}),
    });
  }
  return found;
}

test('every panel has data at rest and after load, or says why not', async () => {
  const atRest = await rowsOfPanels();
  const caller = await certificate('api', 'observer', 'callers');
  for (let second = 0; second < 60; second += 1) {
    await Promise.all(
      servers.map((name) =>
        ask({ host: hostOf(name, lab), path: '/', ...(name === 'api' ? { ...caller, path: '/users/' } : {}) }),
      ),
    );
    await new Promise((next) => setTimeout(next, 1000));
  }
  // Two collections at the least, of which rates are made.
  await eventually(60, async () => (await rowsOfPanels()).every(({ rows, why }) => rows > 0 || why !== undefined));
  const after = await rowsOfPanels();
  console.log(
    columns(
      after.map(({ panel, rows, why }, place) => [
        panel,
        String(atRest[place]?.rows),
        String(rows),
        rows ? '' : (why ?? 'empty'),
      ]),
    ).join('\n'),
  );
  expect(after.filter(({ rows, why }) => rows === 0 && why === undefined)).toEqual([]);
});

test('what it costs: CPU and memory of its pods, as the metrics server sees them', async () => {
  const usage = await must('top', 'pods', `--namespace=${releases.prometheus.namespace}`, '--no-headers');
  const requests = await query('sum(count_over_time(up[1m])) / 60');
  console.log(`${usage}\nrequests to targets: ${(requests[0]?.value ?? 0).toFixed(2)}/s`);
  expect(usage.trim().split('\n').length).toBeGreaterThanOrEqual(3);
});

afterAll(async () => {
  await removeMonitoring();
});
