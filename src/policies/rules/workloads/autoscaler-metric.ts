import * as fixtures from '../../fixtures/workloads/autoscaler-metric';
import { isKind } from '../../kinds';
import type { Policy } from '../../policy';
import { demand, found, list } from '../../sentences';

/** Shares of what was requested, in per cent. */
const [lowest, highest] = [20, 90];

export const autoscalerMetric: Policy = {
  id: 'autoscaler-metric',
  source: 17,
  title: 'An autoscaler looks at the load on the processor, and acts before it is full',
  why: 'Without a measure, or with one that is never reached, it adds no pod when the load comes.',
  fix: `add a metric of type Resource for cpu with a Utilization of ${lowest} to ${highest}`,
  answers: [],
  admission: { cannot: 'The API server fills a metric in before it asks, and refuses one that it does not know.' },
  fixtures: fixtures.autoscalerMetric,
  check: (object) => {
    if (!isKind(object, 'HorizontalPodAutoscaler')) return [];
    const metrics = object.spec?.metrics;
    return demand(
      list(metrics).some(({ resource, type }) => {
        const { averageUtilization: share = 0, type: kind } = resource?.target ?? {};
        return (
          type === 'Resource' &&
          resource?.name === 'cpu' &&
          kind === 'Utilization' &&
          share >= lowest &&
          share <= highest
        );
      }),
      `add a metric of type Resource for cpu with a Utilization of ${lowest} to ${highest} to spec.metrics ${found(metrics)}`,
    );
  },
};
