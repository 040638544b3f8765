import { placed, spread } from '../../src/constructs/spread';
import { at } from './objects';

const whether = (strength: 'preferred' | 'required') =>
  spread({ app: 'shop' }, strength).topologySpreadConstraints.map(
    ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
  );

describe('a spread', () => {
  test('that is required lets a pod wait rather than share a zone', () => {
    expect(whether('required')).toEqual([
      'topology.kubernetes.io/zone DoNotSchedule',
      'kubernetes.io/hostname ScheduleAnyway',
    ]);
  });

  test('that is preferred lets no pod wait', () => {
    expect(whether('preferred')).toEqual([
      'topology.kubernetes.io/zone ScheduleAnyway',
      'kubernetes.io/hostname ScheduleAnyway',
    ]);
  });

  test.each(['preferred', 'required'] as const)(
    'that is %s keeps pods of these labels apart, and from nodes with their like',
    (strength) => {
      const { affinity, topologySpreadConstraints } = spread({ app: 'shop' }, strength);
      const selector = { matchLabels: { app: 'shop' } };
      expect(topologySpreadConstraints.map((one) => [one.labelSelector, one.maxSkew])).toEqual([
        [selector, 1],
        [selector, 1],
      ]);
      expect(at(affinity, 'podAntiAffinity', 'preferredDuringSchedulingIgnoredDuringExecution')).toEqual([
        { weight: 100, podAffinityTerm: { labelSelector: selector, topologyKey: 'kubernetes.io/hostname' } },
      ]);
    },
  );
});

describe('a place', () => {
  test('keeps pods to the nodes of its subnet', () => {
    expect(placed('data')).toEqual({ nodeSelector: { 'breakwater.example/subnet': 'data' } });
  });

  test('that is not said keeps them from no node', () => expect(placed(undefined)).toEqual({}));
});
