/** Confinement of containers, by the values that hold: a container's own, else those of its pod. */
import { isSet, list } from '../../kubernetes/manifest';
import { appArmorAnnotation } from '../pods/confinement';
import { dropCapabilities, noPrivilegedContainer, noPrivilegeEscalation } from '../pods/privileges';
import { runAsNonRoot } from '../pods/users';
import { found, show } from '../sentences';
import { at, onEach, onLinux, podsOf, rule } from './rule';

/** The capabilities that the Pod Security level baseline admits. */
const usual = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);

export const confinement = [
  rule({
    ...runAsNonRoot,
    severity: 'warning',
    title: 'Containers do not run as root',
    fix: 'set securityContext.runAsNonRoot of the pod or of the container to true',
    check: (object) =>
      onLinux(object, ({ container, path, subject }, { spec }) => {
        const user = container.securityContext?.runAsUser ?? spec.securityContext?.runAsUser;
        const refused = container.securityContext?.runAsNonRoot ?? spec.securityContext?.runAsNonRoot;
        if (Number(user) > 0 || (refused === true && user !== 0)) return [];
        if (user === 0)
          return [at(path, ['securityContext', 'runAsUser'], `${subject}: set runAsUser to another user than 0, root`)];
        const hint = 'in the pod or here; the image may run as root';
        return [
          at(
            path,
            ['securityContext', 'runAsNonRoot'],
            `${subject}: set runAsNonRoot to true ${hint} ${found(refused)}`,
          ),
        ];
      }),
  }),
  rule({
    ...noPrivilegeEscalation,
    severity: 'warning',
    check: (object) =>
      onLinux(object, ({ container: { securityContext: own }, path, subject }) =>
        own?.allowPrivilegeEscalation === false || own?.privileged === true
          ? []
          : [
              at(
                path,
                ['securityContext', 'allowPrivilegeEscalation'],
                `${subject}: set allowPrivilegeEscalation to false ${found(own?.allowPrivilegeEscalation)}`,
              ),
            ],
      ),
  }),
  rule({
    ...noPrivilegedContainer,
    severity: 'error',
    title: 'Containers are not privileged',
    fix: 'remove securityContext.privileged, and add the capability or the device that is needed',
    check: (object) =>
      onEach(object, ({ container, path, subject }) =>
        container.securityContext?.privileged === true
          ? [
              at(
                path,
                ['securityContext', 'privileged'],
                `${subject}: remove privileged (it is true); the container is root on the node`,
              ),
            ]
          : [],
      ),
  }),
  rule({
    ...dropCapabilities,
    severity: 'warning',
    title: 'Containers drop all capabilities',
    fix: 'set securityContext.capabilities.drop of each container to ["ALL"], and add what is needed',
    check: (object) =>
      onLinux(object, ({ container: { securityContext: own }, path, subject }) =>
        own?.privileged === true || list(own?.capabilities?.drop).some((one) => String(one).toUpperCase() === 'ALL')
          ? []
          : [
              at(
                path,
                ['securityContext', 'capabilities', 'drop'],
                `${subject}: set capabilities.drop to ["ALL"] ${found(own?.capabilities?.drop)}, and add those that it needs`,
              ),
            ],
      ),
  }),
  rule({
    id: 'added-capabilities',
    severity: 'error',
    title: 'Containers add no capability of an administrator',
    why: 'A capability such as SYS_ADMIN or NET_ADMIN reaches the node, or the traffic of other pods.',
    fix: 'remove the capability from securityContext.capabilities.add',
    answers: ['PSS-B', 'KL sys-admin', 'TR KSV-0005', 'CK CKV_K8S_39'],
    check: (object) =>
      onLinux(object, ({ container: { securityContext: own }, path, subject }) =>
        list(own?.capabilities?.add).flatMap((name, place) =>
          usual.has(String(name).toUpperCase().replace(/^CAP_/, ''))
            ? []
            : [
                at(
                  path,
                  ['securityContext', 'capabilities', 'add', place],
                  `${subject}: remove ${show(name)} from capabilities.add; the Pod Security level baseline does not admit it`,
                ),
              ],
        ),
      ),
  }),
  rule({
    id: 'seccomp-profile',
    severity: 'info',
    title: 'Containers run under a seccomp profile',
    why: 'Without a profile every system call of the kernel is open to attack.',
    fix: 'set securityContext.seccompProfile.type of the pod to RuntimeDefault',
    answers: ['PSS-R', 'TR KSV-0030', 'CK CKV_K8S_31'],
    check: (object) =>
      onLinux(object, ({ container: { securityContext: own }, path, subject }, { spec }) => {
        const type = own?.seccompProfile?.type ?? spec.securityContext?.seccompProfile?.type;
        if (own?.privileged === true || type === 'RuntimeDefault' || type === 'Localhost') return [];
        const message = `${subject}: set seccompProfile.type of the pod to 'RuntimeDefault' ${found(type)}`;
        return [at(path, ['securityContext', 'seccompProfile', 'type'], message)];
      }),
  }),
  rule({
    id: 'apparmor-profile',
    severity: 'warning',
    title: 'No pod turns AppArmor off',
    why: 'An unconfined pod loses the second fence around its processes.',
    fix: 'remove appArmorProfile of type Unconfined, and the annotation unconfined of AppArmor',
    answers: ['PSS-B', 'TR KSV-0002'],
    check: (object) => [
      ...onLinux(object, ({ container: { securityContext: own }, path, subject }, { spec }) => {
        const type = own?.appArmorProfile?.type ?? spec.securityContext?.appArmorProfile?.type;
        if (type !== 'Unconfined') return [];
        return [at(path, ['securityContext', 'appArmorProfile'], `${subject}: remove appArmorProfile ${found(type)}`)];
      }),
      ...podsOf(object).flatMap(({ annotations, template }) =>
        Object.entries(annotations)
          .filter(([key, value]) => key.startsWith(appArmorAnnotation) && value === 'unconfined')
          .map(([key]) => at(template, ['metadata', 'annotations', key], `pod: remove the annotation ${key}`)),
      ),
    ],
  }),
  rule({
    id: 'read-only-root-filesystem',
    severity: 'info',
    title: 'Containers cannot write into their image',
    why: 'An attacker cannot run later what he cannot write.',
    fix: 'set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir where the container must write',
    answers: ['KL no-read-only-root-fs', 'TR KSV-0014', 'CK CKV_K8S_22'],
    check: (object) =>
      onLinux(object, ({ container: { securityContext: own }, path, subject, role }) =>
        role === 'ephemeral container' || (isSet(own?.readOnlyRootFilesystem) && own.readOnlyRootFilesystem)
          ? []
          : [
              at(
                path,
                ['securityContext', 'readOnlyRootFilesystem'],
                `${subject}: set readOnlyRootFilesystem to true ${found(own?.readOnlyRootFilesystem)}, with an emptyDir for what it must write`,
              ),
            ],
      ),
  }),
];
