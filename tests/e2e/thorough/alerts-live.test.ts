/** Alerts on the live system: each experiment makes its alert fire, be delivered, and resolve once it is repaired. */
import { columns } from '../../../src/writing/columns';
import { firing, run, type Seen } from '../alerts/experiment';
import { experiments } from '../alerts/experiments';
import { backUp } from '../lab/database';
import { eventually } from '../lab/kubectl';
import { ensureMonitoring, removeMonitoring } from '../lab/monitoring';
import { alertingTo, delivered, startReceiver, stopReceiver } from '../lab/receiver';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(900_000);

/** A quarter of an hour is 45 s: the shortest at which containers, whose restarts are held back, can crash three times. */
const timeScale = 1 / 20;

/** How long nothing is broken: at this scale half of an hour, and more. */
const quietSeconds = 120;

beforeAll(async () => {
  await startReceiver();
  // Without one, the store of backups is what is broken.
  await backUp();
  await ensureMonitoring(alertingTo(timeScale));
}, 300_000);

const seen: Seen[] = [];

test('Watchdog is delivered: the way to people works', async () => {
  const isThere = async () => (await delivered()).some(({ labels }) => labels['alertname'] === 'Watchdog');
  expect(await eventually(120, isThere)).toBe(true);
});

test('while nothing is broken none fires', async () => {
  expect(await eventually(240, async () => (await firing()).length === 0)).toBe(true);
  const fired = new Set<string>();
  const end = performance.now() + quietSeconds * 1000;
  while (performance.now() < end) {
    for (const one of await firing()) fired.add(one);
    await new Promise((next) => setTimeout(next, 1000));
  }
  expect([...fired]).toEqual([]);
});

test.each(experiments)('$alert $subject: $says', async (experiment) => {
  const one = await run(experiment);
  seen.push(one);
  expect(one).toMatchObject({ delivered: expect.any(Number), resolved: expect.any(Number) });
  expect(one.others.filter((other) => !experiment.beside?.includes(other))).toEqual([]);
});

afterAll(async () => {
  const second = (time?: number) => (time === undefined ? '-' : `${time.toFixed(0)} s`);
  const rows = seen.map(({ experiment, fired, delivered: sent, others, resolved }) => [
    `${experiment.alert} ${experiment.subject}`,
    ...[fired, sent, resolved].map(second),
    others.join(', '),
  ]);
  console.log(columns([['alert', 'fired', 'delivered', 'resolved', 'beside'], ...rows]).join('\n'));
  await removeMonitoring();
  await stopReceiver();
});
