/**
 * Alerts on the live system: each experiment makes its alert fire, be delivered, and resolve once it is repaired.
 * E2E_ALERTS: the names of the alerts that are tried, with spaces between, all unless set.
 */
import { columns } from '../../../src/writing/columns';
import { type Experiment, firing, run, type Seen } from '../alerts/experiment';
import { experiments, lingering } from '../alerts/experiments';
import { forgetChecks, notDelivered } from '../alerts/records';
import { groups, notRotated, reporters, slowAnswers } from '../alerts/reported';
import { backUp } from '../lab/database';
import { eventually } from '../lab/kubectl';
import { ensureMonitoring, removeMonitoring } from '../lab/monitoring';
import { alertingTo, delivered, startReceiver, stopReceiver } from '../lab/receiver';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(900_000);

/** A quarter of an hour is 45 s: the shortest at which containers, whose restarts are held back, can crash three times. */
const timeScale = 1 / 20;

/** A day is four minutes. */
const fasterStill = 1 / 400;

/** How long nothing is broken: at this scale half of an hour, and more. */
const quietSeconds = 120;

beforeAll(async () => {
  await startReceiver();
  // Without one, the store of backups is what is broken.
  await backUp();
  await ensureMonitoring(alertingTo(timeScale));
}, 300_000);

const chosen = process.env['E2E_ALERTS']?.split(' ');
const alone = [notDelivered, ...lingering, slowAnswers];
const known = [...experiments, ...groups.flatMap((group) => group.experiments), ...alone, notRotated];
const unknown = chosen?.filter((name) => !known.some(({ alert }) => alert === name)) ?? [];
if (unknown.length > 0) throw new Error(`E2E_ALERTS: no experiment has the alert ${unknown.join(', ')}`);

const tried = (all: readonly Experiment[]) => all.filter(({ alert }) => chosen?.includes(alert) ?? true);

/** A test for each of those that are tried; where there are none there is none. */
function testEach(all: readonly Experiment[], work: (one: Experiment) => Promise<void>): void {
  if (tried(all).length > 0) test.each(tried(all))('$alert $subject: $says', work);
}

const seen: Seen[] = [];

test('Watchdog is delivered: the way to people works', async () => {
  const isThere = async () => (await delivered()).some(({ labels }) => labels['alertname'] === 'Watchdog');
  expect(await eventually(120, isThere)).toBe(true);
});

(chosen ? test.skip : test)('while nothing is broken none fires', async () => {
  expect(await eventually(240, async () => (await firing()).length === 0)).toBe(true);
  const fired = new Set<string>();
  const end = performance.now() + quietSeconds * 1000;
  while (performance.now() < end) {
    for (const one of await firing()) fired.add(one);
    await new Promise((next) => setTimeout(next, 1000));
  }
  expect([...fired]).toEqual([]);
});

function proven(one: Seen, { beside = [] }: Pick<Experiment, 'beside'> = one.experiment): void {
  expect(one).toMatchObject({ delivered: expect.any(Number), resolved: expect.any(Number) });
  expect(one.others.filter((other) => !beside.includes(other))).toEqual([]);
}

/** Runs some at the same time, and keeps what became of each, whatever is found wrong with it. */
async function play(...all: readonly Experiment[]): Promise<readonly Seen[]> {
  const results = await Promise.all(all.map(run));
  seen.push(...results);
  return results;
}

async function playAlone(experiment: Experiment): Promise<void> {
  for (const one of await play(experiment)) proven(one);
}

testEach(experiments, playAlone);

describe('what is reported', () => {
  beforeAll(() => Promise.all(reporters.map((one) => one.start())), 200_000);
  afterAll(() => Promise.all(reporters.map((one) => one.stop())));

  for (const { experiments: together, says } of groups) {
    const all = tried(together);
    if (all.length === 0) continue;
    test(says, async () => {
      const titles = all.map(({ alert, subject }) => `${alert} ${subject}`);
      for (const one of await play(...all)) proven(one, { beside: titles });
    });
  }
});

testEach(alone, playAlone);

/** At a pace at which others fire for nothing. */
testEach([notRotated], async (experiment) => {
  await ensureMonitoring(alertingTo(fasterStill));
  for (const one of reporters) await one.start();
  for (const one of await play(experiment)) proven({ ...one, others: [] });
  for (const reporter of reporters) await reporter.stop();
});

afterAll(async () => {
  const second = (time?: number) => (time === undefined ? '-' : `${time.toFixed(0)} s`);
  const rows = seen.map(({ experiment, fired, delivered: sent, others, resolved }) => [
    `${experiment.alert} ${experiment.subject}`,
    ...[fired, sent, resolved].map(second),
    others.join(', '),
  ]);
  console.log(columns([['alert', 'fired', 'delivered', 'resolved', 'beside'], ...rows]).join('\n'));
  await forgetChecks();
  await removeMonitoring();
  await stopReceiver();
});
