import { contention } from '../../src/load/contention';
import { describeRun } from '../../src/load/wording';
import { measured } from './measured';

const run = measured();

/** A run whose seconds had these shares of the machine busy and these p99. */
function withSeconds(...seconds: readonly (readonly [busy: number, p99: number])[]) {
  const second = { sent: 10, right: 10, wrong: 0, p50: 1, p95: 1 };
  const perSecond = seconds.map(([, p99], at) => ({ ...second, at, p99, max: p99 }));
  return { ...run, perSecond, use: { ...run.use, perSecond: seconds.map(([busy]) => busy) } };
}

test('seconds are grouped by how busy the machine was, with the median of their p99', () => {
  const seconds = withSeconds([79.9, 5], [80, 30], [89.9, 10], [81, 20], [94.9, 300], [95, 400], [100, 500]);
  expect(contention(seconds)).toEqual([
    { busy: 'below 80 %', seconds: 1, p99: 5 },
    { busy: '80 to 90 %', seconds: 3, p99: 20 },
    { busy: '90 to 95 %', seconds: 1, p99: 300 },
    { busy: '95 % and more', seconds: 2, p99: 500 },
  ]);
});

test('a second in which nothing was due, or that was not seen whole, says nothing', () => {
  const { perSecond, use } = withSeconds([50, 5], [50, 7]);
  const idle = perSecond.map((second) => ({ ...second, sent: 0 }));
  expect(contention({ perSecond: idle, use })).toEqual([]);
  expect(contention({ perSecond, use: { ...use, perSecond: [50] } })).toEqual([
    { busy: 'below 80 %', seconds: 1, p99: 5 },
  ]);
});

test('it is a line of what is said about a run', () => {
  expect(describeRun(run)).toMatch(/^p99 by machine {5}10 ms in 10 s at below 80 %$/m);
  expect(describeRun(withSeconds())).toContain('no whole second was seen');
});
