/** Host isolation: namespaces, ports and users of the node. */

import { list } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import { onContainers, onPod } from '../pods';
import type { Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';

export const hostNamespaces: Policy = {
  id: 'host-namespaces',
  source: 10,
  title: 'Pods do not use the namespaces of the node',
  why: 'In a shared namespace a pod sees the processes or the network of the node.',
  fix: 'remove hostPID, hostIPC and hostNetwork from the pod',
  answers: [
    'CIS 5.2.3',
    'CIS 5.2.4',
    'CIS 5.2.5',
    'KL host-pid',
    'KL host-ipc',
    'KL host-network',
    'KB C-0038',
    'KB C-0041',
    'KB C-0194',
    'KB C-0195',
    'KB C-0196',
    'KB C-0275',
    'KB C-0276',
    'PO hostPIDSet',
    'PO hostIPCSet',
    'PO hostNetworkSet',
    'CK CKV_K8S_17',
    'CK CKV_K8S_18',
    'CK CKV_K8S_19',
    'TR KSV-0008',
    'TR KSV-0009',
    'TR KSV-0010',
    'KA hostns',
    'DT 26',
    'DT 27',
    'DT 28',
    'MO PSS102',
  ],
  admission: onPods({
    pod: ['hostPID', 'hostIPC', 'hostNetwork']
      .map((field) => `variables.pod.?${field}.orValue(false) == false`)
      .join(' && '),
  }),
  check: (object) =>
    onPod(object, ({ path, spec }) =>
      (['hostPID', 'hostIPC', 'hostNetwork'] as const).flatMap((field) =>
        demand(spec[field] !== true, [...path, field], `pod: remove ${field} ${found(spec[field])}`),
      ),
    ),
};

export const userNamespaces: Policy = {
  id: 'user-namespaces',
  source: 10,
  title: 'Pods have user ids of their own',
  why: 'In a user namespace even root in a container that broke out has no rights on the node.',
  fix: 'set hostUsers of the pod to false',
  answers: ['V15'],
  admission: onPods({ pod: 'variables.pod.?hostUsers.orValue(true) == false' }),
  check: (object) =>
    onPod(object, (pod) => mustBe({ of: pod, field: ['hostUsers'], value: pod.spec.hostUsers, wanted: false })),
};

export const hostPorts: Policy = {
  id: 'host-ports',
  source: 11,
  title: 'Containers take no port of the node',
  why: 'A port of the node goes around Services and network policies, and only one pod of a node can have it.',
  fix: 'remove hostPort from the ports of each container, and publish the port by a Service',
  answers: ['CIS 5.2.12', 'KB C-0044', 'PO hostPortSet', 'CK CKV_K8S_26', 'TR KSV-0024', 'DT 50', 'MO PSS106'],
  admission: onPods({ container: 'c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0)' }),
  check: (object) =>
    onContainers(object, ({ ports }, { path, subject }) =>
      list(ports).flatMap(({ hostPort }, place) =>
        demand(
          !hostPort,
          [...path, 'ports', place, 'hostPort'],
          `${subject}: remove hostPort ${found(hostPort)}; publish the port by a Service`,
        ),
      ),
    ),
};

export const processNamespace: Policy = {
  id: 'process-namespace',
  source: 10,
  title: 'Containers of a pod do not see the processes of each other',
  why: 'In one process namespace a container reads the memory and the files of the others.',
  fix: 'remove shareProcessNamespace of the pod, or set it to false',
  answers: [],
  admission: onPods({ pod: '!variables.pod.?shareProcessNamespace.orValue(false)' }),
  check: (object) =>
    onPod(object, ({ path, spec }) =>
      demand(
        spec.shareProcessNamespace !== true,
        [...path, 'shareProcessNamespace'],
        'pod: remove shareProcessNamespace (it is true)',
      ),
    ),
};
