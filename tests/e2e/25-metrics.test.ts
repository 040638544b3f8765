import { eventually, list } from './kubectl';

interface Autoscaler {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly minReplicas: number; readonly maxReplicas: number };
  readonly status: {
    readonly currentMetrics?: readonly {
      readonly resource?: { readonly current: { readonly averageUtilization?: number } };
    }[];
  };
}

test.each(['api', 'hash'])('the autoscaler of %s sees the load, and may go from 3 to 10', async (name) => {
  let seen: Autoscaler | undefined;
  const sees = await eventually(120, async () => {
    seen = (await list<Autoscaler>('horizontalpodautoscalers', '--namespace', name))[0];
    return seen?.status.currentMetrics?.[0]?.resource?.current.averageUtilization !== undefined;
  });
  expect([sees, seen?.spec.minReplicas, seen?.spec.maxReplicas]).toEqual([true, 3, 10]);
});
