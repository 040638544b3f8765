import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;
const security = `${container}.securityContext`;

export const seccompProfile: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'a container that repeats what its pod says',
      object: 'Deployment api',
      set: { [`${security}.seccompProfile`]: { type: 'RuntimeDefault' } },
    },
  ],
  bad: [
    {
      says: 'a pod without a profile',
      object: 'Deployment api',
      set: { [`${pod}.securityContext.seccompProfile`]: undefined },
      complains: [
        "Deployment api/api: pod: set securityContext.seccompProfile.type to 'RuntimeDefault' (it is missing)",
      ],
    },
    {
      says: 'a container that leaves the profile of its pod',
      object: 'Deployment api',
      set: { [`${security}.seccompProfile`]: { type: 'Unconfined' } },
      complains: [
        "Deployment api/api: container 'api': set securityContext.seccompProfile.type to 'RuntimeDefault' (it is 'Unconfined')",
      ],
    },
  ],
};

export const appArmorProfile: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'the profile of the runtime, for the whole pod, and an annotation of something else',
      object: 'Deployment api',
      set: {
        [`${pod}.securityContext.appArmorProfile`]: { type: 'RuntimeDefault' },
        'spec.template.metadata.annotations': { note: 'unconfined' },
      },
    },
    {
      says: 'the profile of the runtime',
      object: 'Deployment api',
      set: { [`${security}.appArmorProfile`]: { type: 'RuntimeDefault' } },
    },
    {
      says: 'the annotation of old for the profile of the runtime',
      object: 'Deployment api',
      set: {
        'spec.template.metadata.annotations': {
          'container.apparmor.security.beta.kubernetes.io/api': 'runtime/default',
        },
      },
    },
  ],
  bad: [
    {
      says: 'an unconfined pod',
      object: 'Deployment api',
      set: { [`${pod}.securityContext.appArmorProfile`]: { type: 'Unconfined' } },
      complains: ["Deployment api/api: pod: remove securityContext.appArmorProfile (it is 'Unconfined')"],
    },
    {
      says: 'a container with a profile of its own',
      object: 'Deployment api',
      set: { [`${security}.appArmorProfile`]: { localhostProfile: 'mine', type: 'Localhost' } },
      complains: ["Deployment api/api: container 'api': remove securityContext.appArmorProfile (it is 'Localhost')"],
    },
    {
      says: 'the annotation of old',
      object: 'Deployment api',
      set: {
        'spec.template.metadata.annotations': {
          'container.apparmor.security.beta.kubernetes.io/api': 'unconfined',
          'prometheus.io/port': '8080',
        },
      },
      complains: [
        "Deployment api/api: pod: remove the annotation container.apparmor.security.beta.kubernetes.io/api (it is 'unconfined')",
      ],
    },
  ],
};

export const readOnlyRootFilesystem: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'a container that says nothing',
      object: 'Deployment api',
      set: { [`${security}.readOnlyRootFilesystem`]: undefined },
      complains: [
        "Deployment api/api: container 'api': set securityContext.readOnlyRootFilesystem to true (it is missing); give it an emptyDir for what it must write",
      ],
    },
    {
      says: 'a writable container',
      object: 'StatefulSet mongo',
      set: { [`${security}.readOnlyRootFilesystem`]: false },
      complains: [
        "StatefulSet api/mongo: container 'mongo': set securityContext.readOnlyRootFilesystem to true (it is false); give it an emptyDir for what it must write",
      ],
    },
  ],
};
