/** Defaults of the kernel and the kubelet that pods keep. */

import { pathText, valueAt } from '../../kubernetes/field-path';
import { isSet, list } from '../../kubernetes/manifest';
import { celList, onPods } from '../admission';
import type { Container } from '../pod-shapes';
import { containersOf, onContainers, onPod, type RoledContainer } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, type Part } from '../sentences';

/** The sysctls that the Pod Security Standards call safe: they are namespaced and cannot hurt a neighbour. */
export const safeSysctls = [
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

/** Fields of a container by which the kubelet may be made to call another host. */
export const handlers: readonly (readonly string[])[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];
export const actions = ['httpGet', 'tcpSocket'];

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
        actions.map((action) => `c.?${handler.join('.?')}.?${action}.?host.orValue('') == ''`),
      ),
    ].join(' && '),
  }),
  check: (object) => [
    ...onPod(object, (pod) => [
      ...list(pod.spec.securityContext?.sysctls).flatMap(({ name }, place) =>
        demand(
          safeSysctls.includes(name),
          [...pod.path, 'securityContext', 'sysctls', place, 'name'],
          `pod: remove the unsafe sysctl '${name}' from securityContext.sysctls`,
        ),
      ),
      ...overrideProblems(pod, { ...pod.spec.securityContext, procMount: undefined }),
      ...containersOf(pod).flatMap((part) => overrideProblems(part, part.container.securityContext)),
    ]),
    ...onContainers(object, (_, part) => handlers.flatMap((handler) => hostProblems(part, handler))),
  ],
};

function overrideProblems({ path, subject }: Part, context: Container['securityContext']): readonly Fault[] {
  const { procMount, seLinuxOptions, windowsOptions } = context ?? {};
  return [
    ...demand(
      !isSet(procMount) || procMount === 'Default',
      [...path, 'securityContext', 'procMount'],
      `${subject}: remove securityContext.procMount ${found(procMount)}`,
    ),
    ...demand(
      !isSet(seLinuxOptions),
      [...path, 'securityContext', 'seLinuxOptions'],
      `${subject}: remove securityContext.seLinuxOptions ${found(seLinuxOptions)}`,
    ),
    ...demand(
      windowsOptions?.hostProcess !== true,
      [...path, 'securityContext', 'windowsOptions', 'hostProcess'],
      `${subject}: remove securityContext.windowsOptions.hostProcess ${found(windowsOptions?.hostProcess)}`,
    ),
  ];
}

function hostProblems({ container, path, subject }: RoledContainer, handler: readonly string[]): readonly Fault[] {
  return actions.flatMap((action) => {
    const field = [...handler, action, 'host'];
    const host = valueAt(container, field);
    return demand(
      !isSet(host) || host === '',
      [...path, ...field],
      `${subject}: remove host from ${pathText(handler)} ${found(host)}; the pod itself is the default`,
    );
  });
}
