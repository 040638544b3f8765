import type { Callers } from '../../../src/drills/chaos/callers';
import { drill, undo } from '../../../src/drills/chaos/drill';
import { all, type Experiment, type Scene } from '../../../src/drills/chaos/experiment';
import { OpenFaults } from '../../../src/drills/chaos/open-fault';
import { shortcomings } from '../../../src/drills/chaos/result';
import { StageProblem } from '../../../src/drills/problem';
import { Timeline } from '../../../src/drills/timeline';
import { success } from '../../../src/programs/result';
import { temporaryFolders } from '../../synth/folders';
import { hurriedTime } from '../hurried';
import { type Platform, platform, workload } from './platform';

const hurried = hurriedTime(new Date('2026-11-29T10:00:00Z'));
const folder = temporaryFolders();
const target = { says: 'the site', parts: ['site'] };

/** Takes the site away, and brings it back. */
function outage(on: Platform, changes: Partial<Experiment> = {}): Experiment {
  return {
    name: 'outage',
    hypothesis: 'callers wait',
    breaks: 'the site is away',
    restores: 'the site is back',
    radius: 'the site',
    lasts: 20,
    bounds: { gap: all(30), abort: all(60), recovered: 10 },
    alerts: ['ServiceDown'],
    find: async () => success(target),
    inject: async () => {
      on.broken = true;
      on.missing = [workload('web', 3, 0)];
    },
    undo: async () => {
      on.broken = false;
      on.missing = [];
    },
    ...changes,
  };
}

interface More {
  readonly lasts?: number;
  readonly signal?: AbortSignal;
  readonly callers?: () => Callers;
}

async function run(on: Platform, experiment: Experiment, more: More = {}) {
  const said: string[] = [];
  const open = new OpenFaults(folder(), 'lab');
  const timeline = new Timeline((line) => said.push(line.replace(/^ *[\d.]+ s +/, '')));
  const props = { scene: on.scene as Scene, timeline, open, callers: on.callers, ...more };
  const result = await hurried(drill(experiment, target, props).catch((error: Error) => error));
  return { open, result, said };
}

/** @throws where it was not begun */
async function played(on: Platform, experiment: Experiment, more: More = {}) {
  const { open, result, said } = await run(on, experiment, more);
  if (result instanceof Error) throw result;
  return { open, result, said, problems: shortcomings(experiment, result) };
}

test('a fault is made, noticed, undone, and the steady state is waited for', async () => {
  const on = platform();
  const { open, problems, result, said } = await played(on, outage(on));
  expect([problems, open.read()]).toEqual([[], undefined]);
  expect(said).toEqual([
    'outage: the site',
    'the steady state holds',
    'the site is away',
    'the site is back',
    'the steady state holds again',
    expect.stringMatching(/^detected after [0-3] s by probe: Deployment web\/web: 0 of 3 ready/),
  ]);
  expect(result.undone - result.fault).toBeCloseTo(20, 0);
  expect(result.recovered).toBeLessThan(6);
  expect(result.callers.writes).toMatchObject({ refused: { '503': expect.any(Number) } });
  expect(result.callers.hash?.gap).toBeGreaterThan(19);
  expect(result.callers.hash?.failed).toBeGreaterThan(150);
  expect(result.kept).toEqual({ missing: [], twice: [] });
  expect(result.strips['hash']).toMatch(/^x?#{35,}x?\.+$/);
});

test('an alert that fires meanwhile is what detected it', async () => {
  const on = platform();
  on.alerts = [];
  const inject = async () => {
    on.alerts = ['ServiceDown'];
  };
  const { result } = await played(on, outage(on, { inject }));
  expect(result.alerts).toMatchObject([{ alert: 'ServiceDown', subject: 'web' }]);
  expect(result.detected).toMatchObject({ by: 'alert', what: 'ServiceDown web' });
});

test('at the abort condition it is undone early, and the hypothesis did not hold', async () => {
  const on = platform();
  const early = outage(on, { bounds: { gap: all(30), abort: all(5), recovered: 10 } });
  const { problems, result } = await played(on, early);
  expect(result.undone - result.fault).toBeLessThan(8);
  expect(on.broken).toBe(false);
  expect(problems).toEqual([
    expect.stringMatching(/^undone before its time: hash: [56]\.\d s without a right answer$/),
  ]);
});

test('interrupted, it is undone at once', async () => {
  const [on, stop] = [platform(), new AbortController()];
  const inject = async () => {
    on.broken = true;
    stop.abort();
  };
  const { problems, result } = await played(on, outage(on, { inject }), { signal: stop.signal });
  expect([on.broken, problems]).toEqual([false, ['undone before its time: it was interrupted']]);
  expect(result.undone - result.fault).toBeLessThan(2);
});

test('it lasts as long as it is asked to', async () => {
  const on = platform();
  const { result } = await played(on, outage(on), { lasts: 5 });
  expect(result.undone - result.fault).toBeCloseTo(5, 0);
});

test('a fault that cannot be made whole is undone', async () => {
  const on = platform();
  const inject = async () => {
    on.broken = true;
    throw new StageProblem('no such pod');
  };
  const { problems } = await played(on, outage(on, { inject }));
  expect([on.broken, problems]).toEqual([false, ['undone before its time: it could not be made: no such pod']]);
});

test('a fault that stays is said loudly, and its note stays', async () => {
  const on = platform();
  const stays = async () => {
    throw new StageProblem('no route');
  };
  const { open, problems, said } = await played(on, outage(on, { undo: stays }));
  expect(open.read()).toMatchObject({ experiment: 'outage', context: 'shop', target });
  expect(said).toContain('THE FAULT IS STILL THERE: no route');
  expect(problems).toEqual(
    expect.arrayContaining(['the fault is still there: no route', 'the steady state did not come back']),
  );
});

test('what does not come back in its time did not hold, and is given up', async () => {
  const on = platform();
  const slow = (seconds: number) => async () => {
    setTimeout(() => {
      on.broken = false;
      on.missing = [];
    }, seconds * 1000);
  };
  const late = await played(on, outage(on, { undo: slow(25) }));
  expect(late.problems.at(-1)).toMatch(/^the steady state came back after \d\d s; 10 s were expected at most$/);
  const never = await played(on, outage(on, { undo: slow(1000) }));
  expect([never.result.recovered, never.problems.at(-1)]).toEqual([undefined, 'the steady state did not come back']);
});

test('users that cannot be read back are a shortcoming', async () => {
  const on = platform();
  const callers = () => ({
    ...on.callers(),
    stop: async () => {
      throw new Error('repeated with its key: 503');
    },
  });
  const { problems } = await played(on, outage(on), { callers });
  expect(problems).toEqual(['what was written could not be read back: repeated with its key: 503']);
});

describe('nothing is broken where', () => {
  test.each<[string, (on: Platform) => void, RegExp]>([
    [
      'a pod is missing',
      (on) => {
        on.missing = [workload('web', 3, 2)];
      },
      /^not begun, the steady state does not hold: Deployment web\/web: 2 of 3 ready/,
    ],
    [
      'an alert fires',
      (on) => {
        on.alerts = ['JobFailed'];
      },
      /: the alert JobFailed web fires$/,
    ],
    [
      'callers get wrong answers',
      (on) => {
        on.broken = true;
      },
      /^not begun, callers get wrong answers: hash got 503$/,
    ],
  ])('%s', async (_, change, message) => {
    const on = platform();
    change(on);
    const inject = jest.fn();
    const { open, result } = await run(on, outage(on, { inject }));
    expect(result).toBeInstanceOf(StageProblem);
    expect((result as Error).message).toMatch(message);
    expect([inject.mock.calls, open.read()]).toEqual([[], undefined]);
  });
});

test('an error of the program itself ends it too, after the fault is undone', async () => {
  const on = platform();
  const inject = async () => {
    on.broken = true;
    throw new TypeError('a bug');
  };
  const { result } = await run(on, outage(on, { inject }));
  expect([result, on.broken]).toEqual([new TypeError('a bug'), false]);
});

test('the way back is tried again', async () => {
  const on = platform();
  let time = 0;
  const flaky = outage(on, {
    undo: async () => {
      time += 1;
      if (time < 3) throw new StageProblem('once more');
    },
  });
  expect([await hurried(undo(flaky, target, on.scene)), time]).toEqual([undefined, 3]);
});
