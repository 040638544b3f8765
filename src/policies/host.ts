import type { Handler, Volume } from './pod-shapes';
import { containersOf, onContainers, onPod } from './pods';
import type { Policy } from './policy';
import { demand, found, isSet, list, mustBe } from './sentences';

const coreVolumes = ['configMap', 'downwardAPI', 'emptyDir', 'persistentVolumeClaim', 'projected', 'secret'];

/** The sysctls that the Pod Security Standards call safe: they are namespaced and cannot hurt a neighbour. */
const safeSysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_syncookies',
];

export const hostNamespaces: Policy = {
  id: 'host-namespaces',
  row: 10,
  title: 'Pods share no namespace with the node',
  why: 'In a shared namespace a pod sees the processes or the network of the node.',
  check: (object) =>
    onPod(object, ({ spec }) =>
      (['hostPID', 'hostIPC', 'hostNetwork'] as const).flatMap((field) =>
        demand(spec[field] !== true, `pod: remove ${field} ${found(spec[field])}`),
      ),
    ),
};

export const userNamespaces: Policy = {
  id: 'user-namespaces',
  row: 10,
  title: 'Pods have user ids of their own',
  why: 'In a user namespace even root of a container that broke out is nobody on the node.',
  check: (object) =>
    onPod(object, ({ spec }) => mustBe({ subject: 'pod', field: 'hostUsers', value: spec.hostUsers, wanted: false })),
};

export const hostMounts: Policy = {
  id: 'host-mounts',
  row: 11,
  title: 'Pods take only volumes of Kubernetes itself, and no port of the node',
  why: "A path, a port or a driver of the node is a door around the pod's walls, and an unbounded emptyDir fills its disk.",
  check: (object) => [
    ...onPod(object, ({ spec }) => list(spec.volumes).flatMap(volumeProblems)),
    ...onContainers(object, ({ ports, volumeMounts }, subject) => [
      ...list(ports).flatMap(({ hostPort }) =>
        demand(!hostPort, `${subject}: remove hostPort ${found(hostPort)}; publish the port by a Service`),
      ),
      ...list(volumeMounts).flatMap(({ mountPath, subPath, subPathExpr }) =>
        demand(
          !isSet(subPath) && !isSet(subPathExpr),
          `${subject}: remove subPath from the mount at '${mountPath}' ${found(subPath ?? subPathExpr)}; mount the whole volume`,
        ),
      ),
    ]),
  ],
};

export const kernelDefaults: Policy = {
  id: 'kernel-defaults',
  row: 12,
  title: 'Pods keep the defaults of /proc, sysctls, SELinux and the address of their probes',
  why: 'Each override removes a mask of the runtime, and a probe with a host makes the kubelet call it.',
  check: (object) => [
    ...onPod(object, (pod) => [
      ...list(pod.spec.securityContext?.sysctls).flatMap(({ name }) =>
        demand(safeSysctls.includes(name), `pod: remove the unsafe sysctl '${name}' from securityContext.sysctls`),
      ),
      ...[{ subject: 'pod', container: pod.spec }, ...containersOf(pod)].flatMap(({ subject, container }) => {
        const { procMount, seLinuxOptions, windowsOptions } = container.securityContext ?? {};
        return [
          ...demand(
            !isSet(procMount) || procMount === 'Default',
            `${subject}: remove securityContext.procMount ${found(procMount)}`,
          ),
          ...demand(
            !isSet(seLinuxOptions),
            `${subject}: remove securityContext.seLinuxOptions ${found(seLinuxOptions)}`,
          ),
          ...demand(
            windowsOptions?.hostProcess !== true,
            `${subject}: remove securityContext.windowsOptions.hostProcess ${found(windowsOptions?.hostProcess)}`,
          ),
        ];
      }),
    ]),
    ...onContainers(object, ({ lifecycle, livenessProbe, readinessProbe, startupProbe }, subject) =>
      Object.entries({
        livenessProbe,
        readinessProbe,
        startupProbe,
        'lifecycle.postStart': lifecycle?.postStart,
        'lifecycle.preStop': lifecycle?.preStop,
      }).flatMap(([field, handler]) => hostProblems(`${subject}: remove host from ${field}`, handler)),
    ),
  ],
};

function volumeProblems(volume: Volume): readonly string[] {
  const sources = Object.keys(volume).filter((key) => key !== 'name');
  return [
    ...sources.flatMap((source) =>
      demand(
        coreVolumes.includes(source),
        `volume '${volume.name}': replace ${source} by one of ${coreVolumes.join(', ')}`,
      ),
    ),
    ...demand(
      !sources.includes('emptyDir') || isSet(volume.emptyDir?.sizeLimit),
      `volume '${volume.name}': set emptyDir.sizeLimit (it is missing)`,
    ),
  ];
}

function hostProblems(sentence: string, handler: Handler | undefined): readonly string[] {
  return [handler?.httpGet?.host, handler?.tcpSocket?.host]
    .filter(isSet)
    .map((host) => `${sentence} ${found(host)}; the pod itself is the default`);
}
