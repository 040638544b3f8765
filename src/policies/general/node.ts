/** Ways from a pod to its node, and to what only the node may reach. */
import { valueAt } from '../../kubernetes/field-path';
import { isSet, list } from '../../kubernetes/manifest';
import type { SecurityContext } from '../pod-shapes';
import { containersOf, type Pod } from '../pods';
import { hostNamespaces, hostPorts } from '../pods/host';
import { safeSysctls } from '../pods/kernel';
import { found, show } from '../sentences';
import { at, podsOf, rule, volumeName } from './rule';

/** Addresses at which clouds hand out credentials of a node. */
const metadata = /^(169\.254\.|fd00:ec2:|100\.100\.100\.200$|192\.0\.0\.192$)/i;
/** Types of SELinux that confine. */
const confined = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

export const node = [
  rule({
    ...hostNamespaces,
    severity: 'error',
    check: (object) =>
      podsOf(object).flatMap(({ path, spec }) =>
        (['hostPID', 'hostIPC', 'hostNetwork'] as const).flatMap((field) =>
          spec[field] === true ? [at(path, [field], `pod: remove ${field} (it is true)`)] : [],
        ),
      ),
  }),
  rule({
    ...hostPorts,
    severity: 'warning',
    check: (object) =>
      podsOf(object).flatMap((pod) => (pod.spec.hostNetwork === true ? [] : hostPorts.check(object, none))),
  }),
  rule({
    id: 'host-mounts',
    severity: 'error',
    title: 'Pods mount no path of the node',
    why: 'Who writes a path of the node, or reads its sockets and keys, takes the node over.',
    fix: 'replace hostPath by an emptyDir, a claim, a ConfigMap or a Secret',
    answers: ['PSS-B', 'KL docker-sock', 'KL sensitive-host-mounts', 'KB C-0048', 'TR KSV-0023', 'CK CKV_K8S_27'],
    check: (object) =>
      podsOf(object).flatMap(({ path, spec }) =>
        list(spec.volumes).flatMap((volume, place) =>
          isSet(volume['hostPath'])
            ? [
                at(
                  path,
                  ['volumes', place, 'hostPath', 'path'],
                  `${volumeName(volume, place)}: replace hostPath, a path of the node ${found(valueAt(volume, ['hostPath', 'path']))}`,
                ),
              ]
            : [],
        ),
      ),
  }),
  rule({
    id: 'kernel-defaults',
    severity: 'error',
    title: 'Pods keep the masks of /proc, safe sysctls and a confined SELinux type',
    why: 'Each override removes a wall between the pod and the kernel that it shares with its node.',
    fix: 'remove procMount Unmasked, unsafe sysctls, hostProcess, and SELinux options beyond those of containers',
    answers: ['PSS-B', 'KL unsafe-proc-mount', 'KL unsafe-sysctls', 'TR KSV-0025', 'TR KSV-0026', 'TR KSV-0027'],
    check: (object) =>
      podsOf(object).flatMap((pod) => [
        ...list(pod.spec.securityContext?.sysctls).flatMap(({ name }, place) =>
          safeSysctls.includes(name) || isNamespaced(name, pod)
            ? []
            : [at(pod.path, ['securityContext', 'sysctls', place], `pod: remove the unsafe sysctl ${show(name)}`)],
        ),
        ...[{ ...pod, container: pod.spec }, ...containersOf(pod)].flatMap(({ container, path, subject }) =>
          overrides(container.securityContext).map(([field, value]) =>
            at(path, ['securityContext', field], `${subject}: remove securityContext.${field} ${found(value)}`),
          ),
        ),
      ]),
  }),
  rule({
    id: 'host-aliases',
    severity: 'warning',
    title: 'Host aliases do not lead to the metadata of a cloud',
    why: 'A name for the metadata address goes around proxies and filters that know it by its number.',
    fix: 'remove the entry from hostAliases',
    check: (object) =>
      podsOf(object).flatMap(({ path, spec }) =>
        list((spec as Aliased).hostAliases).flatMap(({ ip }, place) =>
          metadata.test(String(ip))
            ? [
                at(
                  path,
                  ['hostAliases', place, 'ip'],
                  `pod: remove the host alias of ${show(ip)}, the metadata service`,
                ),
              ]
            : [],
        ),
      ),
  }),
  rule({
    id: 'persistent-volume',
    severity: 'warning',
    title: 'A PersistentVolume is not a path of a node',
    why: 'A claim on such a volume reads and writes the node, although pods may not mount its paths.',
    fix: 'use a storage class, or a local volume with nodeAffinity',
    answers: ['PSS-B'],
    check: (object) => {
      const path = object.kind === 'PersistentVolume' ? valueAt(object, ['spec', 'hostPath', 'path']) : undefined;
      if (!isSet(path)) return [];
      return [
        at(
          ['spec', 'hostPath', 'path'],
          [],
          `replace spec.hostPath, a path of the node ${found(path)}, by a storage class`,
        ),
      ];
    },
  }),
];

interface Aliased {
  readonly hostAliases?: readonly { readonly ip?: string }[];
}

/** Rules about a single object read no other one. */
const none = { objects: [], ownImages: '', foreignImages: [], pullPolicy: 'Always' } as const;

/** Settings of the pod's own network, where it has one, and of its own memory. */
function isNamespaced(name: string, { spec }: Pod): boolean {
  return name === 'net.ipv4.tcp_rmem' || name === 'net.ipv4.tcp_wmem' ? spec.hostNetwork !== true : false;
}

function overrides(context: SecurityContext | undefined): readonly (readonly [field: string, value: unknown])[] {
  const { procMount, seLinuxOptions, windowsOptions } = context ?? {};
  const { role, type = '', user } = seLinuxOptions ?? {};
  return [
    ...(isSet(procMount) && procMount !== 'Default' ? [['procMount', procMount] as const] : []),
    ...(confined.includes(type) && !role && !user ? [] : [['seLinuxOptions', seLinuxOptions] as const]),
    ...(windowsOptions?.hostProcess === true ? [['windowsOptions', windowsOptions] as const] : []),
  ];
}
