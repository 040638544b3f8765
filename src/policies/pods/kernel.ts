/** What the kernel and the kubelet do for pods unless somebody turns it off. */

import { isSet, list } from '../../kubernetes/manifest';
import { celList, onPods } from '../admission';
import type { Container, Handler } from '../pod-shapes';
import { containersOf, onContainers, onPod } from '../pods';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

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

/** Where the kubelet may be told to call somebody. */
const handlers = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'];

const podAndContainer = (of: string) =>
  `!${of}.?securityContext.?seLinuxOptions.hasValue() && ${of}.?securityContext.?windowsOptions.?hostProcess.orValue(false) == false`;

export const kernelDefaults: Policy = {
  id: 'kernel-defaults',
  source: 12,
  title: 'Pods keep the defaults of /proc, sysctls, SELinux and the address of their probes',
  why: 'Each override removes a mask of the runtime, and a probe with a host makes the kubelet call it.',
  fix: 'remove procMount, seLinuxOptions, windowsOptions.hostProcess, unsafe sysctls, and host from probes and hooks',
  answers: [
    'PSS-B',
    'KL unsafe-proc-mount',
    'KL unsafe-sysctls',
    'PO procMount',
    'PO hostProcess',
    'TR KSV-0025',
    'TR KSV-0026',
    'TR KSV-0027',
    'TR KSV-0103',
    'KB C-0202',
    'DT 85',
    'DT 86',
    'DT 87',
    'DT 88',
    'MO PSS101',
    'MO PSS108',
    'MO PSS109',
    'MO PSS111',
  ],
  admission: onPods({
    pod: `${podAndContainer('variables.pod')} && variables.pod.?securityContext.?sysctls.orValue([]).all(s, s.name in ${celList(safeSysctls)})`,
    container: [
      podAndContainer('c'),
      "c.?securityContext.?procMount.orValue('Default') == 'Default'",
      ...handlers.flatMap((handler) =>
        ['httpGet', 'tcpSocket'].map((action) => `c.?${handler.replace('.', '.?')}.?${action}.?host.orValue('') == ''`),
      ),
    ].join(' && '),
  }),
  check: (object) => [
    ...onPod(object, (pod) => [
      ...list(pod.spec.securityContext?.sysctls).flatMap(({ name }) =>
        demand(safeSysctls.includes(name), `pod: remove the unsafe sysctl '${name}' from securityContext.sysctls`),
      ),
      ...overrideProblems('pod', { ...pod.spec.securityContext, procMount: undefined }),
      ...containersOf(pod).flatMap(({ subject, container }) => overrideProblems(subject, container.securityContext)),
    ]),
    ...onContainers(object, ({ lifecycle, livenessProbe, readinessProbe, startupProbe }, subject) =>
      [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop].flatMap(
        (handler, index) => hostProblems(`${subject}: remove host from ${handlers[index]}`, handler),
      ),
    ),
  ],
};

function overrideProblems(subject: string, context: Container['securityContext']): readonly string[] {
  const { procMount, seLinuxOptions, windowsOptions } = context ?? {};
  return [
    ...demand(
      !isSet(procMount) || procMount === 'Default',
      `${subject}: remove securityContext.procMount ${found(procMount)}`,
    ),
    ...demand(!isSet(seLinuxOptions), `${subject}: remove securityContext.seLinuxOptions ${found(seLinuxOptions)}`),
    ...demand(
      windowsOptions?.hostProcess !== true,
      `${subject}: remove securityContext.windowsOptions.hostProcess ${found(windowsOptions?.hostProcess)}`,
    ),
  ];
}

function hostProblems(sentence: string, handler: Handler | undefined): readonly string[] {
  return [handler?.httpGet?.host, handler?.tcpSocket?.host]
    .filter((host) => isSet(host) && host !== '')
    .map((host) => `${sentence} ${found(host)}; the pod itself is the default`);
}
