/**
 * Normal operation at the pace of production, with callers, autoscalers, cert-manager, schedules, deploys and Helm at work:
 * no alert fires but Watchdog, nothing has drifted, no request fails and no write is lost. E2E_QUIET_MINUTES: how long, 30
 * unless set. Helm is at work where E2E_CHARTS names the folder of the chart of Prometheus.
 */
import { lab } from '../../../src/config/environments/lab';
import { prometheus } from '../../../src/stacks/releases/prometheus';
import { columns } from '../../../src/writing/columns';
import { firing } from '../alerts/experiment';
import { certificate } from '../lab/certificate';
import { backUp, rotate } from '../lab/database';
import { deploy } from '../lab/deploy';
import { findDrift } from '../lab/drift';
import { chartOf, Helm } from '../lab/helm';
import { eventually } from '../lab/kubectl';
import { askLoad } from '../lab/load';
import { ensureMonitoring, loadMonitoring, monitoringNamespace, removeMonitoring } from '../lab/monitoring';
import { alertingTo, delivered, startReceiver, stopReceiver } from '../lab/receiver';
import { renewAll } from '../lab/renewal';
import { useLab } from '../lab/use-lab';
import { kept, write } from '../lab/writer';

const minutes = Number(process.env['E2E_QUIET_MINUTES'] ?? 30);
if (!(minutes >= 12)) throw new Error('E2E_QUIET_MINUTES: set 12 or more, or leave it unset');

/** Requests a second of callers, and those of a busy minute, which the autoscaler follows. */
const rates = { usual: 20, busy: 150 } as const;

const seconds = minutes * 60;
const folder = '.cache/e2e/quiet';
const alerting = alertingTo(1);
const values = prometheus({ ...lab, alerting }, { registry: 'upstream' });
const chart = chartOf('prometheus');
if (!chart) process.stdout.write('quiet: Helm is not at work, since E2E_CHARTS names no folder with its chart\n');

jest.setTimeout((seconds + 900) * 1000);

useLab();

let helm: Helm | undefined;

beforeAll(async () => {
  // Suites before this one leave certificates of callers; without a backup its store is what is broken.
  await deploy();
  await backUp();
  await startReceiver();
  if (!chart) return ensureMonitoring(alerting);
  await loadMonitoring();
  await monitoringNamespace();
  helm = await Helm.of('prometheus', chart);
  await helm.must('install', values);
}, 600_000);

afterAll(async () => {
  await removeMonitoring();
  await stopReceiver();
});

/** What is done meanwhile, in its order, at equal distances. */
const work: readonly { readonly name: string; readonly does: () => Promise<unknown> }[] = [
  { name: 'every certificate is renewed', does: renewAll },
  { name: 'members serve their new certificates', does: rotate },
  { name: 'a busy minute, and the autoscaler', does: () => askLoad(rates.busy, 60, `${folder}/busy`) },
  { name: 'a backup', does: backUp },
  { name: 'a release of Helm without a change', does: async () => helm?.must('upgrade', values) },
  { name: 'a deploy without a change', does: () => deploy() },
];

test('no alert fires, nothing has drifted, no request fails and no write is lost', async () => {
  expect(await eventually(300, async () => (await firing()).length === 0)).toBe(true);
  const sentBefore = (await delivered()).length;
  const rows: string[][] = [];
  const began = performance.now();
  const at = () => (performance.now() - began) / 1000;
  const note = (...row: readonly string[]) => rows.push([`${at().toFixed(0)} s`, ...row]);
  const caller = await certificate('api', 'writer', 'callers');
  const asking = askLoad(rates.usual, seconds, folder);
  const writing = write(1, seconds, caller);
  const isOver = () => at() >= seconds;
  const pause = (time: number) => new Promise((next) => setTimeout(next, time * 1000));

  const fired = new Set<string>();
  const watching = async () => {
    for (; !isOver(); await pause(5)) for (const one of await firing()) fired.add(one);
  };
  const drifted = new Set<string>();
  const checks: number[] = [];
  const looking = async () => {
    for (; !isOver(); await pause(60)) {
      const from = at();
      for (const { field = '', object, what } of await findDrift()) drifted.add(`${object} ${what} ${field}`.trim());
      checks.push(at() - from);
    }
  };
  const working = async () => {
    for (const [place, { does, name }] of work.entries()) {
      await pause(Math.max(0, (seconds * (place + 0.5)) / work.length - at()));
      await does();
      note(name);
    }
  };
  await Promise.all([watching(), looking(), working()]);

  const [run, written] = [await asking, await kept(await writing)];
  console.log(columns(rows).join('\n'));
  console.log(`${checks.length} checks for drift, the slowest ${Math.max(...checks).toFixed(1)} s; ${written.says}`);
  const sent = (await delivered()).slice(sentBefore).map(({ labels }) => labels['alertname']);
  expect({
    fired: [...fired],
    delivered: [...new Set(sent)].filter((name) => name !== 'Watchdog'),
    drifted: [...drifted],
    errors: run.errors,
    missing: written.missing,
    twice: written.twice,
  }).toEqual({ fired: [], delivered: [], drifted: [], errors: {}, missing: [], twice: [] });
  // The autoscaler was at work.
  expect(Math.max(...run.scale.map(({ ready }) => ready))).toBeGreaterThan(3);
});
