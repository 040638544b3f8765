import type { Fixtures } from '../example';
import { initContainer } from '../good/pods';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

export const resourceLimits: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'amounts that are numbers or fractions',
      object: 'Deployment api',
      set: {
        [`${container}.resources`]: {
          limits: { cpu: 1, memory: 134217728, 'ephemeral-storage': '0.5Gi' },
          requests: { cpu: '0.1', memory: '134217728', 'ephemeral-storage': '1e6' },
        },
      },
    },
    {
      says: 'one amount of memory, written in two ways',
      object: 'Deployment api',
      set: {
        [`${container}.resources.limits.memory`]: '128Mi',
        [`${container}.resources.requests.memory`]: '131072Ki',
      },
    },
  ],
  bad: [
    {
      says: 'no resources',
      object: 'Deployment api',
      set: { [`${container}.resources`]: undefined },
      also: ['quota-size'],
      complains: [
        "Deployment api/api: container 'api': set resources.requests.cpu to an amount above 0 (it is missing)",
        "Deployment api/api: container 'api': set resources.requests.memory to an amount above 0 (it is missing)",
        "Deployment api/api: container 'api': set resources.requests.ephemeral-storage to an amount above 0 (it is missing)",
        "Deployment api/api: container 'api': set resources.limits.cpu to an amount above 0 (it is missing)",
        "Deployment api/api: container 'api': set resources.limits.memory to an amount above 0 (it is missing)",
        "Deployment api/api: container 'api': set resources.limits.ephemeral-storage to an amount above 0 (it is missing)",
      ],
    },
    {
      says: 'a limit of 0, which is none',
      object: 'StatefulSet mongo',
      set: { [`${container}.resources.limits.cpu`]: 0 },
      complains: ["StatefulSet api/mongo: container 'mongo': set resources.limits.cpu to an amount above 0 (it is 0)"],
    },
    {
      says: 'no memory',
      object: 'StatefulSet mongo',
      set: { [`${container}.resources.limits.memory`]: '0Gi', [`${container}.resources.requests.memory`]: '0Gi' },
      complains: ['requests', 'limits'].map(
        (field) =>
          `StatefulSet api/mongo: container 'mongo': set resources.${field}.memory to an amount above 0 (it is '0Gi')`,
      ),
    },
    {
      says: 'more memory than was requested',
      object: 'StatefulSet mongo',
      set: { [`${container}.resources.limits.memory`]: '1Gi' },
      complains: [
        "StatefulSet api/mongo: container 'mongo': set resources.requests.memory equal to resources.limits.memory (they are '128Mi' and '1Gi')",
      ],
    },
    {
      says: 'an init container without scratch disk',
      object: 'Job init',
      set: {
        [`${pod}.initContainers`]: [
          {
            ...initContainer,
            resources: { limits: { cpu: 1, memory: 1048576 }, requests: { cpu: 1, memory: 1048576 } },
          },
        ],
      },
      complains: [
        "Job api/init: init container 'wait': set resources.requests.ephemeral-storage to an amount above 0 (it is missing)",
        "Job api/init: init container 'wait': set resources.limits.ephemeral-storage to an amount above 0 (it is missing)",
      ],
    },
  ],
};

const resources = `${pod}.containers[0].resources`;

export const scratchSize: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'the largest that there may be',
      object: 'StatefulSet mongo',
      set: {
        [`${resources}.limits[ephemeral-storage]`]: '1Gi',
        [`${resources}.requests[ephemeral-storage]`]: '1Gi',
        [`${pod}.volumes[0].emptyDir.sizeLimit`]: '1024Mi',
      },
    },
  ],
  bad: [
    {
      says: 'a limit of a disk',
      object: 'Deployment api',
      set: { [`${resources}.limits[ephemeral-storage]`]: '1025Mi' },
      complains: [
        "Deployment api/api: container 'api': set resources.limits.ephemeral-storage to 1Gi or less (it is '1025Mi')",
      ],
    },
    {
      says: 'a request above its limit',
      object: 'Deployment api',
      set: { [`${resources}.requests[ephemeral-storage]`]: '0.5Gi' },
      complains: [
        "Deployment api/api: container 'api': set resources.requests.ephemeral-storage to its limit or less (it is '0.5Gi')",
      ],
    },
    {
      says: 'a large emptyDir',
      object: 'StatefulSet mongo',
      set: { [`${pod}.volumes[0].emptyDir.sizeLimit`]: '2G' },
      complains: ["StatefulSet api/mongo: volume 'tmp': set emptyDir.sizeLimit to 1Gi or less (it is '2G')"],
    },
    {
      says: 'an init container that unpacks much',
      object: 'Job init',
      set: {
        [`${pod}.initContainers`]: [
          {
            ...initContainer,
            resources: {
              limits: { cpu: '400m', memory: '128Mi', 'ephemeral-storage': '4Gi' },
              requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '1' },
            },
          },
        ],
      },
      complains: [
        "Job api/init: init container 'wait': set resources.limits.ephemeral-storage to 1Gi or less (it is '4Gi')",
      ],
    },
  ],
};
