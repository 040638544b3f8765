import { limits, missed, thresholds } from '../../src/load/thresholds';
import { measured } from './measured';

const run = measured();

test('a run in which all went well misses nothing', () => {
  expect(missed(run, thresholds)).toEqual([]);
  expect(limits(run.use)).toEqual([]);
});

const wrong = { right: 98, errors: { refused: 1, timeout: 1 } };
const slow = { latency: { p50: 1, p95: 2, p99: 251, max: 300 } };

test.each([
  [wrong, '2 of 100 answers were wrong or missing (1 refused, 1 timeout); at most 0 may be'],
  [{ achieved: 9.94 }, '9.9/s were achieved, 99.40 % of what was offered; at least 99.5 % must be'],
  [slow, '99 of 100 answers took up to 251 ms; at most 250 ms is allowed'],
])('%j is missed', (changes, sentence) => expect(missed({ ...run, ...changes }, thresholds)).toEqual([sentence]));

test('what just reaches the thresholds is well, and they may be others', () => {
  const just = { ...run, achieved: 9.95, latency: { ...run.latency, p99: 250 } };
  expect(missed(just, thresholds)).toEqual([]);
  expect(missed(just, { errors: 0, achieved: 100, p99: 249 })).toHaveLength(2);
  expect(missed({ ...run, right: 98 }, { ...thresholds, errors: 2 })).toEqual([]);
});

test('a client or a machine that is the limit is named', () => {
  expect(limits({ ...run.use, client: 71, machine: 96 })).toEqual([
    'the client took 71 % of one core, more than 70 %: it may be the limit itself',
    'the 2 cores of this machine were 96 % busy: the machine is the limit, not the service alone',
  ]);
  expect(limits({ ...run.use, client: 70, machine: 95 })).toEqual([]);
});
