/** Confinement of containers: seccomp and AppArmor profiles, read-only root filesystem. */

import { isSet } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import { containersOf, onContainers, onPod } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, mustBe, type Part } from '../sentences';

/** Prefix of the deprecated AppArmor annotation; the container's name follows. */
export const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';

export const seccompProfile: Policy = {
  id: 'seccomp-profile',
  source: 7,
  title: "Pods use the container runtime's seccomp profile",
  why: 'Without a profile every system call of the kernel is open to attack.',
  fix: 'set securityContext.seccompProfile.type of the pod to RuntimeDefault, and no other one in its containers',
  answers: [
    'V15',
    'CIS 5.6.2',
    'KS container-seccomp-profile',
    'KB C-0055',
    'KB C-0210',
    'PO linuxHardening',
    'CK CKV_K8S_31',
    'TR KSV-0030',
    'TR KSV-0104',
    'KA seccomp',
    'DT 61',
    'DT 99',
    'MO PSS110',
    'MO PSS205',
  ],
  admission: onPods({
    pod: "variables.pod.?securityContext.?seccompProfile.?type.orValue('none') == 'RuntimeDefault'",
    container: noneButRuntimeDefault('c.?securityContext.?seccompProfile'),
  }),
  check: (object) => [
    ...onPod(object, (pod) => mustBeRuntimeDefault(pod, pod.spec.securityContext?.seccompProfile?.type)),
    ...onContainers(object, ({ securityContext }, part) => {
      const profile = securityContext?.seccompProfile;
      return isSet(profile) ? mustBeRuntimeDefault(part, profile.type) : [];
    }),
  ],
};

export const appArmorProfile: Policy = {
  id: 'apparmor-profile',
  source: 8,
  title: 'No pod replaces the AppArmor profile of the runtime',
  why: 'An unconfined pod loses the second fence, and a custom profile keeps it from starting on nodes without that file.',
  fix: 'remove securityContext.appArmorProfile from the pod and its containers, and the annotations of AppArmor',
  answers: ['PSS-B', 'TR KSV-0002', 'MO PSS107'],
  admission: onPods({
    variables: { annotations: 'variables.template.?metadata.?annotations.orValue({})' },
    pod: `${noneButRuntimeDefault('variables.pod.?securityContext.?appArmorProfile')} && variables.annotations.all(k, !k.startsWith('${appArmorAnnotation}') || variables.annotations[k] == 'runtime/default')`,
    container: noneButRuntimeDefault('c.?securityContext.?appArmorProfile'),
  }),
  check: (object) =>
    onPod(object, (pod) => [
      ...[{ ...pod, container: pod.spec }, ...containersOf(pod)].flatMap(({ container, path, subject }) => {
        const profile = container.securityContext?.appArmorProfile;
        return demand(
          !isSet(profile) || profile.type === 'RuntimeDefault',
          [...path, 'securityContext', 'appArmorProfile'],
          `${subject}: remove securityContext.appArmorProfile ${found(profile?.type)}`,
        );
      }),
      ...Object.entries(pod.annotations)
        .filter(([key]) => key.startsWith(appArmorAnnotation))
        .flatMap(([key, value]) =>
          demand(
            value === 'runtime/default',
            [...pod.template, 'metadata', 'annotations', key],
            `pod: remove the annotation ${key} ${found(value)}`,
          ),
        ),
    ]),
};

export const readOnlyRootFilesystem: Policy = {
  id: 'read-only-root-filesystem',
  source: 9,
  title: 'Containers cannot write into their image',
  why: 'An attacker cannot run later what he cannot write.',
  fix: 'set securityContext.readOnlyRootFilesystem of each container to true, and give it an emptyDir for what it must write',
  answers: [
    'KS container-security-context-readonlyrootfilesystem',
    'KL no-read-only-root-fs',
    'KB C-0017',
    'PO notReadOnlyRootFilesystem',
    'CK CKV_K8S_22',
    'TR KSV-0014',
    'KA rootfs',
    'DT 45',
    'MO KBP102',
  ],
  admission: onPods({ container: 'c.?securityContext.?readOnlyRootFilesystem.orValue(false) == true' }),
  check: (object) =>
    onContainers(object, ({ securityContext }, part) =>
      mustBe({
        of: part,
        field: ['securityContext', 'readOnlyRootFilesystem'],
        value: securityContext?.readOnlyRootFilesystem,
        wanted: true,
        hint: 'give it an emptyDir for what it must write',
      }),
    ),
};

function mustBeRuntimeDefault(part: Part, value: string | undefined): readonly Fault[] {
  return mustBe({ of: part, field: ['securityContext', 'seccompProfile', 'type'], value, wanted: 'RuntimeDefault' });
}

/** In CEL: a profile that is not there, or that of the runtime. */
function noneButRuntimeDefault(profile: string): string {
  return `(!${profile}.hasValue() || ${profile}.?type.orValue('none') == 'RuntimeDefault')`;
}
