import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const antiAffinity = `${pod}.affinity.podAntiAffinity`;
const preferred = `${antiAffinity}.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm`;
const spread = `${pod}.topologySpreadConstraints[0]`;
const hostname = 'kubernetes.io/hostname';
const name = 'app.kubernetes.io/name';

const noAffinity =
  "pod: add a podAntiAffinity term with topologyKey 'kubernetes.io/hostname' whose labelSelector matches the pod's own labels";
const noSpread = "pod: add a topologySpreadConstraint, and let the labelSelector of each match the pod's own labels";

function selectedBy(operator: string, key: string, values?: readonly string[]) {
  return { matchExpressions: [{ key, operator, ...(values ? { values } : {}) }] };
}

export const minimumReplicas: Fixtures = {
  good: [
    { says: 'a Deployment that is scaled', object: 'Deployment api' },
    { says: 'three members', object: 'StatefulSet mongo' },
  ],
  bad: [
    {
      says: 'replicas beside an autoscaler',
      object: 'Deployment api',
      set: { 'spec.replicas': 3 },
      complains: ["Deployment api/api: remove spec.replicas (it is 3); the HorizontalPodAutoscaler 'api' decides"],
    },
    {
      says: 'a Deployment without an autoscaler',
      without: ['HorizontalPodAutoscaler api'],
      also: ['quota-size'],
      complains: ['Deployment api/api: set spec.replicas to 3 or more (it is missing)'],
    },
    {
      says: 'a single database',
      object: 'StatefulSet mongo',
      set: { 'spec.replicas': 1 },
      complains: ['StatefulSet api/mongo: set spec.replicas to 3 or more (it is 1)'],
    },
  ],
};

export const podSpread: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    {
      says: 'a required affinity',
      object: 'StatefulSet mongo',
      set: {
        [antiAffinity]: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { labelSelector: { matchLabels: { [name]: 'mongo' } }, topologyKey: hostname },
          ],
        },
      },
    },
    {
      says: 'selectors by expressions',
      object: 'StatefulSet mongo',
      set: {
        [`${preferred}.labelSelector`]: selectedBy('In', name, ['api', 'mongo']),
        [`${spread}.labelSelector`]: selectedBy('Exists', name),
      },
    },
    {
      says: 'selectors by what is not there',
      object: 'StatefulSet mongo',
      set: {
        [`${preferred}.labelSelector`]: selectedBy('NotIn', name, ['api']),
        [`${spread}.labelSelector`]: selectedBy('DoesNotExist', 'batch'),
      },
    },
  ],
  bad: [
    {
      says: 'no affinity and no spread',
      object: 'Deployment api',
      set: { [`${pod}.affinity`]: undefined, [`${pod}.topologySpreadConstraints`]: undefined },
      also: ['zone-spread'],
      complains: [`Deployment api/api: ${noAffinity}`, `Deployment api/api: ${noSpread}`],
    },
    {
      says: 'pods that avoid each other in a zone only',
      object: 'Deployment api',
      set: { [`${preferred}.topologyKey`]: 'topology.kubernetes.io/zone' },
      complains: [`Deployment api/api: ${noAffinity}`],
    },
    {
      says: 'pods that avoid those of another workload',
      object: 'StatefulSet mongo',
      set: { [`${preferred}.labelSelector.matchLabels[${name}]`]: 'api' },
      complains: [`StatefulSet api/mongo: ${noAffinity}`],
    },
    {
      says: 'pods that avoid all others but their own',
      object: 'StatefulSet mongo',
      set: { [`${preferred}.labelSelector`]: selectedBy('NotIn', name, ['mongo']) },
      complains: [`StatefulSet api/mongo: ${noAffinity}`],
    },
    {
      says: 'a spread of the pods of another workload',
      object: 'StatefulSet mongo',
      set: { [`${spread}.labelSelector.matchLabels[${name}]`]: 'api' },
      complains: [`StatefulSet api/mongo: ${noSpread}`],
    },
    {
      says: 'a spread of pods with a label that its own do not have',
      object: 'StatefulSet mongo',
      set: { [`${spread}.labelSelector`]: selectedBy('Exists', 'batch') },
      complains: [`StatefulSet api/mongo: ${noSpread}`],
    },
    {
      says: 'a spread without a selector',
      object: 'StatefulSet mongo',
      set: { [`${spread}.labelSelector`]: undefined },
      complains: [`StatefulSet api/mongo: ${noSpread}`],
    },
  ],
};

const constraints = `${pod}.topologySpreadConstraints`;
const add = (key: string) => `pod: add a topologySpreadConstraint with topologyKey '${key}' and maxSkew 1`;

export const zoneSpread: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a StatefulSet', object: 'StatefulSet mongo' },
  ],
  bad: [
    {
      says: 'nodes only',
      object: 'Deployment api',
      set: { [`${constraints}[1].topologyKey`]: 'kubernetes.io/arch' },
      complains: [`Deployment api/api: ${add('topology.kubernetes.io/zone')} (it is missing)`],
    },
    {
      says: 'most pods on one node',
      object: 'StatefulSet mongo',
      set: { [`${constraints}[0].maxSkew`]: 2 },
      complains: [`StatefulSet api/mongo: ${add('kubernetes.io/hostname')} (it is 2)`],
    },
  ],
};
