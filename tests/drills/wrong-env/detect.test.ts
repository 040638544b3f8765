import { detect, sleep, watchServing } from '../../../src/drills/wrong-env/detect';
import { failed, ok, programs } from '../../programs/fakes';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const list = (...items: readonly unknown[]) => ok(JSON.stringify({ items }));
const role = { apiVersion: 'v1', kind: 'Role', metadata: { name: 'a', creationTimestamp: '' } };
const workload = (kind: string, name: string, status?: object) => ({
  kind,
  metadata: { namespace: name, name },
  status,
});

test('sleep takes seconds', async () => {
  let over = false;
  const sleeping = sleep(2).then(() => {
    over = true;
  });
  await jest.advanceTimersByTimeAsync(1999);
  expect(over).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  await sleeping;
  expect(over).toBe(true);
});

describe('detect', () => {
  test('looks every five seconds until there is something, though the cluster does not always answer', async () => {
    const { run, calls } = programs({ kubectl: [failed(1), list(), list(role)] });
    const { found } = detect(run, 'shop', 'beta');
    await jest.advanceTimersByTimeAsync(9999);
    expect(calls).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(await found).toEqual([role]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(3);
  });

  test('looks as often as it is told to', async () => {
    const { run, calls } = programs({ kubectl: list() });
    const detector = detect(run, 'shop', 'beta', 1);
    await jest.advanceTimersByTimeAsync(3500);
    expect(calls).toHaveLength(4);
    detector.stop();
  });

  test('finds nothing where it was stopped before', async () => {
    const { run, calls } = programs({ kubectl: list() });
    const detector = detect(run, 'shop', 'beta');
    detector.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect([await detector.found, calls.length]).toEqual([undefined, 1]);
  });
});

describe('watchServing', () => {
  test('keeps the fewest of each workload, and passes over a cluster that does not answer', async () => {
    const { run, calls } = programs({
      kubectl: [
        list(workload('Deployment', 'api', { readyReplicas: 3 })),
        list(workload('Deployment', 'api', { readyReplicas: 2 }), workload('StatefulSet', 'mongo')),
        failed(1),
        list(
          workload('Deployment', 'api', { readyReplicas: 3 }),
          workload('StatefulSet', 'mongo', { readyReplicas: 1 }),
        ),
      ],
    });
    const watch = watchServing(run, 'shop');
    await jest.advanceTimersByTimeAsync(3500);
    const stopped = watch.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await stopped).toEqual({ 'Deployment api/api': 2, 'StatefulSet mongo/mongo': 0 });
    expect(calls).toHaveLength(4);
    expect(calls[0]?.line).toMatch(/^kubectl --context=shop get deployments,statefulsets --all-namespaces /);
  });
});
