import { another, type Fixtures } from '../example';

export const autoscalerRange: Fixtures = {
  good: [
    { says: 'from three to ten', object: 'HorizontalPodAutoscaler api' },
    { says: 'one more at most', object: 'HorizontalPodAutoscaler api', set: { 'spec.maxReplicas': 4 } },
  ],
  bad: [
    {
      says: 'one that goes down to the default of one',
      object: 'HorizontalPodAutoscaler api',
      set: { 'spec.minReplicas': undefined },
      complains: ['HorizontalPodAutoscaler api/api: set spec.minReplicas to 3 or more (it is missing)'],
    },
    {
      says: 'two pods',
      object: 'HorizontalPodAutoscaler api',
      set: { 'spec.minReplicas': 2 },
      complains: ['HorizontalPodAutoscaler api/api: set spec.minReplicas to 3 or more (it is 2)'],
    },
    {
      says: 'one that cannot scale',
      object: 'HorizontalPodAutoscaler api',
      set: { 'spec.maxReplicas': 3 },
      also: ['quota-size'],
      complains: ['HorizontalPodAutoscaler api/api: set spec.maxReplicas above spec.minReplicas (it is 3)'],
    },
  ],
};

export const autoscalerTarget: Fixtures = {
  good: [{ says: 'an autoscaler of a Deployment', object: 'HorizontalPodAutoscaler api' }],
  bad: [
    {
      says: 'an autoscaler of nothing',
      plus: [another('HorizontalPodAutoscaler api', 'lost', { 'spec.scaleTargetRef.name': 'lost' })],
      complains: [
        "HorizontalPodAutoscaler api/lost: let spec.scaleTargetRef name a workload of the namespace (there is no Deployment 'lost')",
      ],
    },
    {
      says: 'an autoscaler of another kind',
      plus: [another('HorizontalPodAutoscaler api', 'lost', { 'spec.scaleTargetRef.kind': 'StatefulSet' })],
      complains: [
        "HorizontalPodAutoscaler api/lost: let spec.scaleTargetRef name a workload of the namespace (there is no StatefulSet 'api')",
      ],
    },
  ],
};

const object = 'HorizontalPodAutoscaler api';
const target = 'spec.metrics[0].resource.target';
const add = 'add a metric of type Resource for cpu with a Utilization of 20 to 90 to spec.metrics';

function complaint(target: object, name = 'cpu', type = 'Resource') {
  return `HorizontalPodAutoscaler api/api: ${add} (it is ${JSON.stringify([{ resource: { name, target }, type }])})`;
}

export const autoscalerMetric: Fixtures = {
  good: [
    { says: 'an autoscaler', object },
    {
      says: 'another measure beside the processor',
      object,
      set: {
        'spec.metrics[1]': {
          pods: { metric: { name: 'requests' }, target: { averageValue: '10', type: 'AverageValue' } },
          type: 'Pods',
        },
      },
    },
  ],
  bad: [
    {
      says: 'no measure',
      object,
      set: { 'spec.metrics': undefined },
      complains: [`HorizontalPodAutoscaler api/api: ${add} (it is missing)`],
    },
    {
      says: 'a share that is always reached',
      object,
      set: { [`${target}.averageUtilization`]: 10 },
      complains: [complaint({ averageUtilization: 10, type: 'Utilization' })],
    },
    {
      says: 'a share that is never reached',
      object,
      set: { [`${target}.averageUtilization`]: 100 },
      complains: [complaint({ averageUtilization: 100, type: 'Utilization' })],
    },
    {
      says: 'memory, which does not go down again',
      object,
      set: { 'spec.metrics[0].resource.name': 'memory' },
      complains: [complaint({ averageUtilization: 60, type: 'Utilization' }, 'memory')],
    },
    {
      says: 'an amount, and not a share',
      object,
      set: { [`${target}.type`]: 'AverageValue' },
      complains: [complaint({ averageUtilization: 60, type: 'AverageValue' })],
    },
    {
      says: 'one container of several',
      object,
      set: { 'spec.metrics[0].type': 'ContainerResource' },
      complains: [complaint({ averageUtilization: 60, type: 'Utilization' }, 'cpu', 'ContainerResource')],
    },
  ],
};
