import { containersOf, onContainers, onPod } from './pods';
import type { Policy } from './policy';
import { demand, found, isSet, list, mustBe } from './sentences';

export const noPrivilegeEscalation: Policy = {
  id: 'no-privilege-escalation',
  row: 4,
  title: 'Containers cannot gain privileges',
  why: 'A setuid program in the image would undo the non-root user.',
  check: (object) =>
    onContainers(object, ({ securityContext }, subject) =>
      mustBe({
        subject,
        field: 'securityContext.allowPrivilegeEscalation',
        value: securityContext?.allowPrivilegeEscalation,
        wanted: false,
      }),
    ),
};

export const noPrivilegedContainer: Policy = {
  id: 'no-privileged-container',
  row: 5,
  title: 'Containers are not privileged, and say so',
  why: 'A privileged container is root on the node.',
  check: (object) =>
    onContainers(object, ({ securityContext }, subject) =>
      mustBe({
        subject,
        field: 'securityContext.privileged',
        value: securityContext?.privileged,
        wanted: false,
      }),
    ),
};

export const dropCapabilities: Policy = {
  id: 'drop-capabilities',
  row: 6,
  title: 'Containers drop all capabilities and add none',
  why: 'The default capabilities let a container forge packets and change owners of files.',
  check: (object) =>
    onContainers(object, ({ securityContext }, subject) => {
      const { add, drop } = securityContext?.capabilities ?? {};
      return [
        ...demand(
          list(drop).includes('ALL'),
          `${subject}: set securityContext.capabilities.drop to ["ALL"] ${found(drop)}`,
        ),
        ...demand(list(add).length === 0, `${subject}: remove securityContext.capabilities.add ${found(add)}`),
      ];
    }),
};

export const seccompProfile: Policy = {
  id: 'seccomp-profile',
  row: 7,
  title: "Pods use the container runtime's seccomp profile",
  why: 'Without a profile every system call of the kernel is open to attack.',
  check: (object) => [
    ...onPod(object, ({ spec }) => mustBeRuntimeDefault('pod', spec.securityContext?.seccompProfile?.type)),
    ...onContainers(object, ({ securityContext }, subject) => {
      const profile = securityContext?.seccompProfile;
      return isSet(profile) ? mustBeRuntimeDefault(subject, profile.type) : [];
    }),
  ],
};

export const appArmorProfile: Policy = {
  id: 'apparmor-profile',
  row: 8,
  title: 'No pod replaces the AppArmor profile of the runtime',
  why: 'An unconfined pod loses the second fence, and a custom profile keeps it from starting on nodes without that file.',
  check: (object) =>
    onPod(object, (pod) => [
      ...[{ subject: 'pod', container: pod.spec }, ...containersOf(pod)].flatMap(({ subject, container }) => {
        const profile = container.securityContext?.appArmorProfile;
        return demand(
          !isSet(profile) || profile.type === 'RuntimeDefault',
          `${subject}: remove securityContext.appArmorProfile ${found(profile?.type)}`,
        );
      }),
      ...Object.entries(pod.annotations)
        .filter(([key]) => key.startsWith('container.apparmor.security.beta.kubernetes.io/'))
        .flatMap(([key, value]) =>
          demand(value === 'runtime/default', `pod: remove the annotation ${key} ${found(value)}`),
        ),
    ]),
};

export const readOnlyRootFilesystem: Policy = {
  id: 'read-only-root-filesystem',
  row: 9,
  title: 'Containers cannot write into their image',
  why: 'What an attacker cannot write he cannot run later.',
  check: (object) =>
    onContainers(object, ({ securityContext }, subject) =>
      mustBe({
        subject,
        field: 'securityContext.readOnlyRootFilesystem',
        value: securityContext?.readOnlyRootFilesystem,
        wanted: true,
        hint: 'give it an emptyDir for what it must write',
      }),
    ),
};

function mustBeRuntimeDefault(subject: string, value: string | undefined): readonly string[] {
  return mustBe({ subject, field: 'securityContext.seccompProfile.type', value, wanted: 'RuntimeDefault' });
}
