import { another, type Fixtures } from '../example';

const autoscaler = 'HorizontalPodAutoscaler api';
const budget = 'PodDisruptionBudget api';
const label = 'app.kubernetes.io/name';

export const declaredAutoscaler: Fixtures = {
  good: [
    { says: 'the autoscaler of a service', object: autoscaler },
    { says: 'fewer pods than declared', object: autoscaler, set: { 'spec.maxReplicas': 9 } },
  ],
  bad: [
    {
      says: 'more pods than declared',
      object: autoscaler,
      set: { 'spec.maxReplicas': 11 },
      complains: ['HorizontalPodAutoscaler api/api: set spec.maxReplicas to 10 or less (it is 11)'],
    },
    {
      says: 'the workload of another service',
      object: autoscaler,
      set: { 'spec.scaleTargetRef.name': 'backup' },
      complains: ["HorizontalPodAutoscaler api/api: set spec.scaleTargetRef.name to 'api' (it is 'backup')"],
    },
    {
      says: 'a service without a range',
      plus: [another(autoscaler, 'backup', { 'spec.scaleTargetRef.name': 'backup' })],
      complains: [
        "HorizontalPodAutoscaler api/backup: set metadata.name to a service of the namespace with a range of instances (it is 'backup')",
      ],
    },
  ],
};

export const declaredBudget: Fixtures = {
  good: [{ says: 'the budget of a service', object: budget }],
  bad: [
    {
      says: 'a budget of no service',
      plus: [another(budget, 'all', { [`spec.selector.matchLabels[${label}]`]: 'all' })],
      complains: ["PodDisruptionBudget api/all: set metadata.name to a service of the namespace (it is 'all')"],
    },
    {
      says: 'a budget of every pod',
      object: budget,
      set: { 'spec.selector': {} },
      complains: [
        `PodDisruptionBudget api/api: set the label ${label} in spec.selector.matchLabels to 'api' (it is missing)`,
      ],
    },
    {
      says: 'a budget of the pods of another service',
      object: budget,
      set: { [`spec.selector.matchLabels[${label}]`]: 'mongo' },
      complains: [
        `PodDisruptionBudget api/api: set the label ${label} in spec.selector.matchLabels to 'api' (it is 'mongo')`,
      ],
    },
    {
      says: 'a service of another namespace',
      plus: [another(budget, 'shop', { [`spec.selector.matchLabels[${label}]`]: 'shop' })],
      complains: ["PodDisruptionBudget api/shop: set metadata.name to a service of the namespace (it is 'shop')"],
    },
  ],
};
