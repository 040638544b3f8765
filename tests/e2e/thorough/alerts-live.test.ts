/**
 * Alerts on the live system: each experiment makes its alert fire, be delivered, and resolve once it is repaired.
 * E2E_ALERTS: the names of the alerts that are tried, with spaces between, and `quiet`; all unless set.
 */
import { columns } from '../../../src/writing/columns';
import { type Experiment, firing, run, type Seen } from '../alerts/experiment';
import { experiments, lingering } from '../alerts/experiments';
import { steadyExperiments } from '../alerts/pods';
import { atTheFrontDoor, entrance, frontDoorDown, ofProduction } from '../alerts/production';
import { forgetChecks, notDelivered } from '../alerts/records';
import { groups, notRotated, reporters, slowAnswers } from '../alerts/reported';
import { backUp } from '../lab/database';
import { eventually } from '../lab/kubectl';
import { askLoad } from '../lab/load';
import { ensureMonitoring, removeMonitoring } from '../lab/monitoring';
import { alertingTo, delivered, startReceiver, stopReceiver } from '../lab/receiver';
import { useLab } from '../lab/use-lab';

useLab();

jest.setTimeout(900_000);

/** A quarter of an hour is 45 s. */
const timeScale = 1 / 20;

/** A quarter of an hour is three minutes. */
const slower = 1 / 5;

/** A day is four minutes. */
const fasterStill = 1 / 400;

/** How long nothing is broken: at this scale half of an hour, and more. */
const quietSeconds = 120;

/** Requests a second meanwhile. */
const callers = 20;

beforeAll(async () => {
  await startReceiver();
  // Without one, the store of backups is what is broken.
  await backUp();
  await ensureMonitoring(alertingTo(timeScale));
}, 300_000);

const chosen = process.env['E2E_ALERTS']?.split(' ');
const alone = [notDelivered, ...lingering, slowAnswers];
const steady = { says: 'containers that end, and that are held back', experiments: steadyExperiments };
const known = [
  ...experiments,
  ...[...groups, steady, atTheFrontDoor].flatMap((group) => group.experiments),
  ...alone,
  frontDoorDown,
  notRotated,
];
const unknown = chosen?.filter((name) => name !== 'quiet' && !known.some(({ alert }) => alert === name)) ?? [];
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

(chosen && !chosen.includes('quiet') ? test.skip : test)(
  'while nothing is broken and callers ask none fires',
  async () => {
    expect(await eventually(240, async () => (await firing()).length === 0)).toBe(true);
    const fired = new Set<string>();
    const asking = askLoad(callers, quietSeconds, '.cache/e2e/quiet');
    const end = performance.now() + quietSeconds * 1000;
    while (performance.now() < end) {
      for (const one of await firing()) fired.add(one);
      await new Promise((next) => setTimeout(next, 1000));
    }
    expect([...fired]).toEqual([]);
    expect((await asking).errors).toEqual({});
  },
);

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

/** A test in which those that are tried are run at the same time; where there are none there is none. */
function testTogether({ experiments: some, says }: typeof steady): void {
  const all = tried(some);
  if (all.length === 0) return;
  test(says, async () => {
    const titles = all.flatMap(({ alert, beside = [], subject }) => [`${alert} ${subject}`, ...beside]);
    for (const one of await play(...all)) proven(one, { beside: titles });
  });
}

/** Tests that share what is set up for them; where none is tried nothing is. */
function describeTried(title: string, all: readonly Experiment[], body: () => void): void {
  if (tried(all).length > 0) describe(title, body);
}

const ofGroups = groups.flatMap((group) => group.experiments);

describeTried('what is reported', ofGroups, () => {
  beforeAll(() => Promise.all(reporters.map((one) => one.start())), 200_000);
  afterAll(() => Promise.all(reporters.map((one) => one.stop())));

  for (const group of groups) testTogether(group);
});

testEach(alone, playAlone);

/** Alerts that lab itself has not: its front door shows no metrics, and people may enter its pods. */
describeTried('as in production', [...atTheFrontDoor.experiments, frontDoorDown], () => {
  beforeAll(async () => {
    await entrance.start();
    await ensureMonitoring(alertingTo(timeScale), ofProduction);
  }, 200_000);
  afterAll(() => entrance.stop());

  testTogether(atTheFrontDoor);
  testEach([frontDoorDown], playAlone);
});

describeTried('at a slower pace', steadyExperiments, () => {
  beforeAll(() => ensureMonitoring(alertingTo(slower)), 200_000);

  testTogether(steady);
});

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
