import { periodsOf, readPeriods, throttledBetween } from '../../src/load/throttling';
import { failed, ok, programs } from '../programs/fakes';

const line = (metric: string, pod: string, value: string, container = 'hash', namespace = 'hash') =>
  `container_cpu_cfs_${metric}{container="${container}",id="/kubepods/${pod}/${container}",namespace="${namespace}",pod="${pod}"} ${value} 1767323045000`;
const metrics = (all: number, throttled: number) =>
  [
    '# HELP container_cpu_cfs_periods_total Number of elapsed enforcement period intervals.',
    line('periods_total', 'a', String(all)),
    line('throttled_periods_total', 'a', String(throttled)),
    line('throttled_seconds_total', 'a', '7'),
    line('periods_total', 'a', '999', ''),
    line('periods_total', 'b', '999', 'api', 'api'),
    'container_memory_usage_bytes{namespace="hash"} 1e+06',
  ].join('\n');

test('counters are those of the containers of the namespace', () => {
  expect([...readPeriods(metrics(100, 5), 'hash')]).toEqual([['/kubepods/a/hash', { all: 100, throttled: 5 }]]);
});

test('what was between two readings counts, and new pods from their beginning', () => {
  const before = readPeriods(metrics(100, 5), 'hash');
  const more = [metrics(300, 45), line('periods_total', 'c', '200'), line('throttled_periods_total', 'c', '4e+01')];
  expect(throttledBetween(before, readPeriods(more.join('\n'), 'hash'))).toBe(20);
});

test('without two readings the share is unknown', () => {
  const some = readPeriods(metrics(1, 0), 'hash');
  expect(throttledBetween(undefined, some)).toBeUndefined();
  expect(throttledBetween(some, undefined)).toBeUndefined();
  expect(throttledBetween(some, some)).toBeUndefined();
});

test('every node is asked', async () => {
  const { run, calls } = programs({
    'kubectl --context=lab get nodes': ok('{"items":[{"metadata":{"name":"one"}},{"metadata":{"name":"two"}}]}'),
    'kubectl --context=lab get --raw /api/v1/nodes/one': ok(metrics(1, 0)),
    'kubectl --context=lab get --raw /api/v1/nodes/two': ok(metrics(1, 0).replaceAll('/a/', '/z/')),
  });
  expect((await periodsOf(run, 'lab', 'hash'))?.size).toBe(2);
  expect(calls).toHaveLength(3);
});

test('without an answer of a node the periods are unknown', async () => {
  const mute = programs({
    'kubectl --context=lab get nodes': ok('{"items":[{"metadata":{"name":"one"}}]}'),
    kubectl: failed(1),
  });
  expect(await periodsOf(mute.run, 'lab', 'hash')).toBeUndefined();
  expect(await periodsOf(programs({}).run, 'lab', 'hash')).toBeUndefined();
});
