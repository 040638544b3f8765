import { all, type Experiment } from '../../../src/drills/chaos/experiment';
import { experiments } from '../../../src/drills/chaos/experiments';
import { type Outcome, problems, report, summary, verdictOf } from '../../../src/drills/chaos/report';
import type { Result } from '../../../src/drills/chaos/result';
import { stripsOf } from '../../../src/drills/chaos/strip';

const experiment: Experiment = {
  ...(experiments[0] as Experiment),
  name: 'outage',
  hypothesis: 'callers wait',
  bounds: { gap: all(30), abort: all(60), recovered: 10 },
  alerts: ['ServiceDown'],
};
const seen = { acknowledged: 190, gap: 19.94, refused: { '503': 9, ECONNRESET: 1 }, sent: 200, failed: 10 };
const result: Result = {
  experiment: 'outage',
  at: '2026-11-29T10:00:00.000Z',
  target: 'the site',
  fault: 10,
  undone: 30,
  recovered: 4.4,
  detected: { by: 'alert', what: 'ServiceDown web', after: 12.3 },
  alerts: [{ alert: 'ServiceDown', subject: 'web', after: 12.3 }],
  callers: { hash: seen, writes: { ...seen, gap: 21, refused: {} } },
  strips: { hash: '..##..', fault: '==' },
  moments: [{ at: 0.04, what: 'begun | done' }],
};
const { recovered: _recovered, detected: _detected, alerts: _alerts, ...bare } = result;
const outcomes: readonly Outcome[] = [
  { experiment, result },
  { experiment, result: bare },
  { experiment, refused: 'there is one node' },
  { experiment, unbegun: 'not begun, an alert fires' },
];

test('there are four verdicts', () => {
  expect(outcomes.map(verdictOf)).toEqual(['held', 'not held', 'refused', 'not begun']);
});

test('one that did not hold, and one that was not begun, keep a run from having passed', () => {
  expect(problems(outcomes)).toEqual([
    'outage: the steady state did not come back',
    'outage: not begun, an alert fires',
  ]);
});

test('the summary has a row for each', () => {
  expect(summary(outcomes)).toBe(
    [
      '| experiment | hypothesis | detected | recovered | sent | failed | longest gap |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| outage | held | 12 s, alert | 4 s | 400 | 20 | 21.0 s |',
      '| outage | not held | – | – | 400 | 20 | 21.0 s |',
      '| outage | refused | – | – | – | – | – |',
      '| outage | not begun | – | – | – | – | – |',
    ].join('\n'),
  );
});

test('the report has hypothesis, fault, callers, alerts, strips and timeline of each', () => {
  const text = report('lab', '2026-11-29T10:00:00.000Z', outcomes);
  for (const part of [
    '# Chaos drills: lab\n\nBegan 2026-11-29T10:00:00.000Z.\n',
    '| hypothesis | callers wait |',
    '| abort | without a right answer: hash 60 s, newcomers 60 s, reads 60 s, writes 60 s |',
    'Taken: the site.\n\nThe hypothesis held.\n',
    '| hash | 200 | 10 | 19.9 | 30 | 503 9, ECONNRESET 1 |',
    '| writes | 200 | 10 | 21.0 | 30 | – |',
    'Alerts: ServiceDown web after 12 s. Those of this fault: ServiceDown.',
    '    hash      ..##..\n    fault     ==\n',
    '| 0.0 | begun \\| done |',
    'The hypothesis did not hold:\n- the steady state did not come back\n',
    'Alerts: Prometheus was not there.',
    'Refused: there is one node',
    'Not begun: not begun, an alert fires',
  ])
    expect(text).toContain(part);
  const none = { ...result, alerts: [] };
  const silent = { ...experiment, alerts: { none: 'it ends too soon' } };
  expect(report('lab', '', [{ experiment: silent, result: none }])).toContain(
    'Alerts: none fired. Those of this fault: none, since it ends too soon.',
  );
});

test('strips show what callers got, and how long the fault was there', () => {
  const every = (from: number, to: number, wrong?: string) =>
    Array.from({ length: (to - from) / 100 }, (_, place) => ({
      at: from + place * 100 + 50,
      ...(wrong === undefined ? {} : { wrong }),
    }));
  const hash = [
    ...every(0, 20_000),
    ...every(20_000, 30_000, '503'),
    ...every(30_000, 50_000),
    { at: 100, wrong: '503' },
  ];
  const strips = stripsOf({ hash }, { from: 0, to: 60_000 }, 30);
  expect(strips).toEqual({
    hash: `x${'.'.repeat(19)}${'#'.repeat(10)}${'.'.repeat(20)}${' '.repeat(10)}`,
    fault: '='.repeat(30),
  });
});
