import { describeBroken } from './broken';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;
const security = `${container}.securityContext`;

describeBroken('no-privilege-escalation', [
  {
    says: 'a container that says nothing',
    object: 'Deployment api',
    set: { [`${security}.allowPrivilegeEscalation`]: undefined },
    complains: [
      "Deployment api/api: container 'api': set securityContext.allowPrivilegeEscalation to false (it is missing)",
    ],
  },
  {
    says: 'a container that may',
    object: 'StatefulSet mongo',
    set: { [`${security}.allowPrivilegeEscalation`]: true },
    complains: [
      "StatefulSet api/mongo: container 'mongo': set securityContext.allowPrivilegeEscalation to false (it is true)",
    ],
  },
]);

describeBroken('no-privileged-container', [
  {
    says: 'a privileged container',
    object: 'Deployment api',
    set: { [`${security}.privileged`]: true },
    complains: ["Deployment api/api: container 'api': set securityContext.privileged to false (it is true)"],
  },
  {
    says: 'a container that says nothing',
    object: 'Job init',
    set: { [`${security}.privileged`]: undefined },
    complains: ["Job api/init: container 'init': set securityContext.privileged to false (it is missing)"],
  },
]);

describeBroken('drop-capabilities', [
  {
    says: 'only some are dropped',
    object: 'Deployment api',
    set: { [`${security}.capabilities.drop`]: ['NET_RAW'] },
    complains: [
      'Deployment api/api: container \'api\': set securityContext.capabilities.drop to ["ALL"] (it is ["NET_RAW"])',
    ],
  },
  {
    says: 'nothing is said',
    object: 'Job init',
    set: { [`${security}.capabilities`]: undefined },
    complains: ['Job api/init: container \'init\': set securityContext.capabilities.drop to ["ALL"] (it is missing)'],
  },
  {
    says: 'one is added again',
    object: 'Job init',
    set: { [`${security}.capabilities.add`]: ['NET_BIND_SERVICE'] },
    complains: [
      'Job api/init: container \'init\': remove securityContext.capabilities.add (it is ["NET_BIND_SERVICE"])',
    ],
  },
]);

describeBroken('seccomp-profile', [
  {
    says: 'a pod without a profile',
    object: 'Deployment api',
    set: { [`${pod}.securityContext.seccompProfile`]: undefined },
    complains: ["Deployment api/api: pod: set securityContext.seccompProfile.type to 'RuntimeDefault' (it is missing)"],
  },
  {
    says: 'a container that leaves the profile of its pod',
    object: 'Deployment api',
    set: { [`${security}.seccompProfile`]: { type: 'Unconfined' } },
    complains: [
      "Deployment api/api: container 'api': set securityContext.seccompProfile.type to 'RuntimeDefault' (it is 'Unconfined')",
    ],
  },
]);

describeBroken('apparmor-profile', [
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
  {
    says: 'nothing about the profile of the runtime',
    object: 'Deployment api',
    set: { [`${security}.appArmorProfile`]: { type: 'RuntimeDefault' } },
    complains: [],
  },
]);

describeBroken('read-only-root-filesystem', [
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
]);
