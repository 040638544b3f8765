import { watchServing } from '../../src/drills/serving';
import { clock } from '../../src/programs/clock';
import { success } from '../../src/programs/result';
import { fakeKubectl, inTurn, listing, refusal } from '../cluster/fake-kubectl';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const workload = (kind: string, name: string, readyReplicas?: number) => ({
  kind,
  metadata: { namespace: name, name },
  ...(readyReplicas === undefined ? {} : { status: { readyReplicas } }),
});

test('the fewest of each workload are kept, and a cluster that does not answer is passed over', async () => {
  const workloads = inTurn<ReturnType<typeof refusal> | ReturnType<typeof success<readonly object[]>>>(
    success([workload('Deployment', 'api', 3)]),
    success([workload('Deployment', 'api', 2), workload('StatefulSet', 'mongo')]),
    refusal('EOF'),
    success([workload('Deployment', 'api', 3), workload('StatefulSet', 'mongo', 1)]),
  );
  const watch = watchServing(fakeKubectl({ list: listing({ 'deployments,statefulsets': workloads }) }), clock);
  await jest.advanceTimersByTimeAsync(3500);
  const stopped = watch.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(await stopped).toEqual({ 'Deployment api/api': 2, 'StatefulSet mongo/mongo': 0 });
});
