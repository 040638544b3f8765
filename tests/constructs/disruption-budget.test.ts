import { DisruptionBudget } from '../../src/constructs/disruption-budget';
import { objectsWith, only } from './objects';

const budget = only(
  objectsWith((chart) => new DisruptionBudget(chart, 'budget', { name: 'shop', selector: { app: 'shop' } })),
  'PodDisruptionBudget',
);

describe('a disruption budget', () => {
  test('lets one pod of its workload be away at a time', () => {
    expect(budget.metadata.name).toBe('shop');
    expect(budget['spec']).toMatchObject({ maxUnavailable: 1, selector: { matchLabels: { app: 'shop' } } });
  });

  test('lets a node be drained of a pod that is not healthy anyway', () => {
    expect(budget['spec']).toMatchObject({ unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  });
});
