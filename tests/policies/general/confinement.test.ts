import { confinement } from '../../../src/policies/general/confinement';
import { ruleCases } from './cases';
import { context, deployment } from './judged';

ruleCases(confinement, {
  'run-as-non-root': {
    good: [
      ['on the pod', deployment('', context('runAsNonRoot: true'))],
      ['on the container', deployment(context('runAsNonRoot: true'))],
      ['a user by its number, on the pod', deployment('', context('runAsUser: 1000'))],
      ['the container over the pod', deployment(context('runAsNonRoot: true'), context('runAsNonRoot: false'))],
      [
        'what is put over a Deployment',
        '{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 0}}',
      ],
      ['Windows', deployment('', 'os: {name: windows}')],
    ],
    bad: [
      ['nowhere', deployment()],
      ['the container over the pod', deployment(context('runAsNonRoot: false'), context('runAsNonRoot: true'))],
      ['root by its number', deployment(context('runAsUser: 0, runAsNonRoot: true'))],
      ['yes and no of YAML 1.1', deployment(context('runAsNonRoot: no'))],
      [
        'the second task of Volcano',
        '{apiVersion: batch.volcano.sh/v1alpha1, kind: Job, metadata: {name: a}, spec: {tasks: [{template: {spec: {securityContext: {runAsNonRoot: true}, containers: [{name: c}]}}}, {template: {spec: {containers: [{name: d}]}}}]}}',
      ],
      ['a Rollout', deployment().replace('apps/v1', 'argoproj.io/v1alpha1').replace('Deployment', 'Rollout')],
      [
        'a PodTemplate',
        '{apiVersion: v1, kind: PodTemplate, metadata: {name: a}, template: {spec: {containers: [{name: c, image: "x:1"}]}}}',
      ],
    ],
  },
  'no-privilege-escalation': {
    good: [
      ['off', deployment(context('allowPrivilegeEscalation: false'))],
      ['privileged has its own rule', deployment(context('privileged: true'))],
    ],
    bad: [['not said, which is on', deployment()]],
  },
  'no-privileged-container': {
    good: [
      ['not said', deployment()],
      ['off', deployment(context('privileged: false'))],
    ],
    bad: [
      ['on', deployment(context('privileged: on'))],
      [
        'of Knative',
        '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: a}, spec: {template: {spec: {containers: [{image: "x:1", securityContext: {privileged: true}}]}}}}',
      ],
    ],
  },
  'drop-capabilities': {
    good: [
      ['all', deployment(context('capabilities: {drop: [ALL]}'))],
      ['all, and one again', deployment(context('capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}'))],
    ],
    bad: [['one of them', deployment(context('capabilities: {drop: [NET_RAW]}'))]],
  },
  'added-capabilities': {
    good: [['a usual one', deployment(context('capabilities: {add: [CHOWN, NET_BIND_SERVICE]}'))]],
    bad: [
      ['SYS_ADMIN', deployment(context('capabilities: {add: [SYS_ADMIN]}'))],
      ['all', deployment(context('capabilities: {add: [ALL]}'))],
    ],
  },
  'seccomp-profile': {
    good: [
      ['of the pod', deployment('', context('seccompProfile: {type: RuntimeDefault}'))],
      ['of the container', deployment(context('seccompProfile: {type: Localhost}'))],
    ],
    bad: [
      ['none', deployment()],
      [
        'unconfined over the pod',
        deployment(context('seccompProfile: {type: Unconfined}'), context('seccompProfile: {type: RuntimeDefault}')),
      ],
    ],
  },
  'apparmor-profile': {
    good: [
      ['none', deployment()],
      ['of a file', deployment(context('appArmorProfile: {type: Localhost}'))],
    ],
    bad: [['unconfined', deployment(context('appArmorProfile: {type: Unconfined}'))]],
  },
  'read-only-root-filesystem': {
    good: [['on', deployment(context('readOnlyRootFilesystem: true'))]],
    bad: [['off', deployment(context('readOnlyRootFilesystem: false'))]],
  },
});
