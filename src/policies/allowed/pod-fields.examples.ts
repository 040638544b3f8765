import type { Fixtures } from '../example';
import { runningPod } from '../good/pods';

const object = 'Deployment api';
const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;
const named = 'Deployment api/api: pod:';
const inContainer = "Deployment api/api: container 'api':";

/** A pod as the scheduler and a StatefulSet leave it. */
function running(more: object) {
  return [{ ...runningPod, spec: { ...(runningPod['spec'] as object), ...more } }];
}

const update = { operation: 'UPDATE', user: { name: 'system:node:a', groups: ['system:nodes'] } } as const;

export const podFields: Fixtures = {
  good: [
    { says: 'a Deployment', object },
    {
      says: 'what the API server fills in',
      object,
      set: {
        [`${pod}.dnsPolicy`]: 'ClusterFirst',
        [`${pod}.schedulerName`]: 'default-scheduler',
        [`${container}.terminationMessagePath`]: '/dev/termination-log',
      },
    },
    {
      says: 'a pod on its node',
      plus: running({
        hostname: 'api-1',
        nodeName: 'one',
        tolerations: [{ effect: 'NoExecute', key: 'node.kubernetes.io/not-ready', operator: 'Exists' }],
      }),
      request: update,
    },
  ],
  bad: [
    {
      says: 'another name for a host',
      object,
      set: { [`${pod}.hostAliases`]: [{ hostnames: ['mongo.mongo'], ip: '203.0.113.10' }] },
      complains: [
        `${named} remove hostAliases (it is [{"hostnames":["mongo.mongo"],"ip":"203.0.113.10"}]); no chart writes it`,
      ],
    },
    {
      says: 'the resolver of the node, and another scheduler',
      object,
      set: { [`${pod}.dnsPolicy`]: 'Default', [`${pod}.schedulerName`]: 'other' },
      complains: [
        `${named} set dnsPolicy to 'ClusterFirst' or 'None', or remove it (it is 'Default')`,
        `${named} set schedulerName to 'default-scheduler', or remove it (it is 'other')`,
      ],
    },
    {
      says: 'a hook that runs a program',
      object,
      set: { [`${container}.lifecycle.postStart`]: { exec: { command: ['/x'] } } },
      complains: [`${inContainer} remove lifecycle.postStart (it is {"exec":{"command":["/x"]}}); no chart writes it`],
    },
    {
      says: 'scratch space in memory',
      object,
      set: { [`${pod}.volumes[0].emptyDir.medium`]: 'Memory' },
      complains: [`${named} remove volumes[0].emptyDir.medium (it is 'Memory'); no chart writes it`],
    },
    {
      says: 'a pod that names its node',
      plus: running({ nodeName: 'one' }),
      request: { ...update, operation: 'CREATE' },
      complains: ["Pod api/api-1: pod: remove nodeName (it is 'one'); the scheduler writes it"],
    },
    {
      says: 'a pod that is let on every node',
      plus: running({ tolerations: [{ operator: 'Exists' }] }),
      request: update,
      complains: [
        'Pod api/api-1: pod: remove tolerations[0] (it is missing); the API server adds node.kubernetes.io/not-ready and node.kubernetes.io/unreachable',
      ],
    },
  ],
};
