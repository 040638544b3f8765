import { another, describeBroken } from './broken';

const pod = 'spec.template.spec';
const preferred = `${pod}.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm`;

describeBroken('minimum-replicas', [
  {
    says: 'replicas beside an autoscaler',
    object: 'Deployment api',
    set: { 'spec.replicas': 3 },
    complains: ["Deployment api/api: remove spec.replicas (it is 3); the HorizontalPodAutoscaler 'api' decides"],
  },
  {
    says: 'a Deployment that nobody scales',
    without: ['HorizontalPodAutoscaler api'],
    complains: ['Deployment api/api: set spec.replicas to 3 or more (it is missing)'],
  },
  {
    says: 'a single database',
    object: 'StatefulSet mongo',
    set: { 'spec.replicas': 1 },
    complains: ['StatefulSet api/mongo: set spec.replicas to 3 or more (it is 1)'],
  },
  {
    says: 'an autoscaler that goes down to the default of one',
    object: 'HorizontalPodAutoscaler api',
    set: { 'spec.minReplicas': undefined },
    complains: ['HorizontalPodAutoscaler api/api: set spec.minReplicas to 3 or more (it is missing)'],
  },
  {
    says: 'an autoscaler that cannot scale',
    object: 'HorizontalPodAutoscaler api',
    set: { 'spec.maxReplicas': 3 },
    complains: ['HorizontalPodAutoscaler api/api: set spec.maxReplicas above spec.minReplicas (it is 3)'],
  },
  {
    says: 'an autoscaler of nothing',
    plus: [another('HorizontalPodAutoscaler api', 'lost', { 'spec.scaleTargetRef.name': 'lost' })],
    complains: [
      "HorizontalPodAutoscaler api/lost: let spec.scaleTargetRef name a workload of the namespace (there is no Deployment 'lost')",
    ],
  },
]);

describeBroken('disruption-budget', [
  {
    says: 'no budget',
    without: ['PodDisruptionBudget mongo'],
    complains: [
      "StatefulSet api/mongo: add a PodDisruptionBudget whose selector matches the pod's labels (there is none)",
    ],
  },
  {
    says: 'two budgets',
    plus: [another('PodDisruptionBudget mongo', 'mongo-too', { 'spec.selector': {} })],
    complains: [
      'Deployment api/api: keep one PodDisruptionBudget of api, mongo-too; with several the API server refuses every eviction',
      'StatefulSet api/mongo: keep one PodDisruptionBudget of mongo, mongo-too; with several the API server refuses every eviction',
    ],
  },
  {
    says: 'a budget that blocks every drain',
    object: 'PodDisruptionBudget api',
    set: { 'spec.maxUnavailable': 0 },
    complains: ['PodDisruptionBudget api/api: set spec.maxUnavailable to 1 (it is 0)'],
  },
  {
    says: 'a budget that lets broken pods block a drain',
    object: 'PodDisruptionBudget api',
    set: { 'spec.unhealthyPodEvictionPolicy': undefined },
    complains: [
      "PodDisruptionBudget api/api: set spec.unhealthyPodEvictionPolicy to 'AlwaysAllow' (it is missing); else a pod that keeps crashing blocks the drain of its node",
    ],
  },
  {
    says: 'a budget of nothing',
    plus: [
      another('PodDisruptionBudget mongo', 'lost', { 'spec.selector.matchLabels[app.kubernetes.io/name]': 'lost' }),
      another('PodDisruptionBudget mongo', 'empty', { 'spec.selector': undefined }),
    ],
    complains: [
      'PodDisruptionBudget api/lost: let spec.selector match the labels of a pod of the namespace (it matches none)',
      'PodDisruptionBudget api/empty: let spec.selector match the labels of a pod of the namespace (it matches none)',
    ],
  },
]);

describeBroken('pod-spread', [
  {
    says: 'no affinity and no spread',
    object: 'Deployment api',
    set: { [`${pod}.affinity`]: undefined, [`${pod}.topologySpreadConstraints`]: undefined },
    complains: [
      "Deployment api/api: pod: add a podAntiAffinity term with topologyKey 'kubernetes.io/hostname' whose labelSelector matches the pod's own labels",
      "Deployment api/api: pod: add a topologySpreadConstraint whose labelSelector matches the pod's own labels",
    ],
  },
  {
    says: 'pods that avoid each other in a zone only',
    object: 'Deployment api',
    set: { [`${preferred}.topologyKey`]: 'topology.kubernetes.io/zone' },
    complains: [
      "Deployment api/api: pod: add a podAntiAffinity term with topologyKey 'kubernetes.io/hostname' whose labelSelector matches the pod's own labels",
    ],
  },
  {
    says: 'pods that avoid those of another workload',
    object: 'StatefulSet mongo',
    set: { [`${preferred}.labelSelector.matchLabels[app.kubernetes.io/name]`]: 'api' },
    complains: [
      "StatefulSet api/mongo: pod: add a podAntiAffinity term with topologyKey 'kubernetes.io/hostname' whose labelSelector matches the pod's own labels",
    ],
  },
  {
    says: 'a spread of the pods of another workload',
    object: 'StatefulSet mongo',
    set: {
      [`${pod}.topologySpreadConstraints[0].labelSelector.matchLabels[app.kubernetes.io/name]`]: 'api',
    },
    complains: [
      "StatefulSet api/mongo: pod: add a topologySpreadConstraint whose labelSelector matches the pod's own labels",
    ],
  },
  {
    says: 'nothing about a required affinity',
    object: 'StatefulSet mongo',
    set: {
      [`${pod}.affinity.podAntiAffinity`]: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'mongo' } },
            topologyKey: 'kubernetes.io/hostname',
          },
        ],
      },
    },
    complains: [],
  },
]);
