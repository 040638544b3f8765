import { another, type Fixtures } from '../example';

/** A selector that does not say that it selects all. */
const everything = { matchExpressions: [{ key: 'app', operator: 'Exists' }] };

export const disruptionBudget: Fixtures = {
  good: [{ says: 'a budget', object: 'PodDisruptionBudget api' }],
  bad: [
    {
      says: 'a budget that blocks every drain',
      object: 'PodDisruptionBudget api',
      set: { 'spec.maxUnavailable': 0 },
      complains: ['PodDisruptionBudget api/api: set spec.maxUnavailable to 1 (it is 0)'],
    },
    {
      says: 'a budget in shares',
      object: 'PodDisruptionBudget api',
      set: { 'spec.maxUnavailable': '50%' },
      complains: ["PodDisruptionBudget api/api: set spec.maxUnavailable to 1 (it is '50%')"],
    },
    {
      says: 'a budget of what must stay',
      object: 'PodDisruptionBudget api',
      set: { 'spec.maxUnavailable': undefined, 'spec.minAvailable': 2 },
      complains: [
        'PodDisruptionBudget api/api: set spec.maxUnavailable to 1 (it is missing)',
        'PodDisruptionBudget api/api: remove spec.minAvailable (it is 2); maxUnavailable says it',
      ],
    },
    {
      says: 'a budget that lets broken pods block a drain',
      object: 'PodDisruptionBudget api',
      set: { 'spec.unhealthyPodEvictionPolicy': undefined },
      complains: [
        "PodDisruptionBudget api/api: set spec.unhealthyPodEvictionPolicy to 'AlwaysAllow' (it is missing); else a pod that keeps crashing blocks the drain of its node",
      ],
    },
  ],
};

export const disruptionBudgetTarget: Fixtures = {
  good: [
    { says: 'a workload with a budget', object: 'Deployment api' },
    { says: 'a budget of a workload', object: 'PodDisruptionBudget mongo' },
  ],
  bad: [
    {
      says: 'no budget',
      without: ['PodDisruptionBudget mongo'],
      complains: [
        "StatefulSet api/mongo: add a PodDisruptionBudget whose selector matches the pod's labels (there is none)",
      ],
    },
    {
      says: 'two budgets',
      plus: [another('PodDisruptionBudget mongo', 'mongo-too', { 'spec.selector': everything })],
      complains: [
        'Deployment api/api: keep one PodDisruptionBudget of api, mongo-too; with several the API server refuses every eviction',
        'StatefulSet api/mongo: keep one PodDisruptionBudget of mongo, mongo-too; with several the API server refuses every eviction',
      ],
    },
    {
      says: 'a budget of nothing',
      plus: [
        another('PodDisruptionBudget mongo', 'lost', { 'spec.selector.matchLabels[app.kubernetes.io/name]': 'lost' }),
        another('PodDisruptionBudget mongo', 'empty', { 'spec.selector': undefined }),
        another('PodDisruptionBudget mongo', 'all', { 'spec.selector': {} }),
      ],
      complains: [
        'PodDisruptionBudget api/lost: let spec.selector match the labels of a pod of the namespace (it matches none, or all)',
        'PodDisruptionBudget api/empty: let spec.selector match the labels of a pod of the namespace (it matches none, or all)',
        'Deployment api/api: keep one PodDisruptionBudget of api, all; with several the API server refuses every eviction',
        'StatefulSet api/mongo: keep one PodDisruptionBudget of mongo, all; with several the API server refuses every eviction',
        'PodDisruptionBudget api/all: let spec.selector match the labels of a pod of the namespace (it matches none, or all)',
      ],
    },
  ],
};
