import { node } from '../../../src/policies/general/node';
import { ruleCases } from './cases';
import { context, deployment, object, volume } from './judged';

ruleCases(node, {
  'host-namespaces': {
    good: [['off', deployment('', 'hostNetwork: false')]],
    bad: [
      ['network, by yes', deployment('', 'hostNetwork: yes')],
      ['processes', deployment('', 'hostPID: true')],
    ],
  },
  'host-ports': {
    good: [
      ['a port of the pod', deployment('ports: [{containerPort: 80}]')],
      ['in the network of the node', deployment('ports: [{containerPort: 80, hostPort: 80}]', 'hostNetwork: true')],
    ],
    bad: [['a port of the node', deployment('ports: [{containerPort: 80, hostPort: 80}]')]],
  },
  'host-mounts': {
    good: [
      ['an emptyDir', volume('emptyDir: {}')],
      ['a driver', volume('csi: {driver: a}')],
    ],
    bad: [['a path', volume('hostPath: {path: /var/run/docker.sock}')]],
  },
  'kernel-defaults': {
    good: [
      ['a safe sysctl', deployment('', context('sysctls: [{name: net.ipv4.tcp_syncookies, value: "1"}]'))],
      ['a probe of another host', deployment('readinessProbe: {httpGet: {host: 127.0.0.1, port: 80}}')],
      ['a type of containers', deployment(context('seLinuxOptions: {type: container_t, level: "s0:c1"}'))],
    ],
    bad: [
      ['an unsafe sysctl', deployment('', context('sysctls: [{name: kernel.msgmax, value: "1"}]'))],
      ['an unmasked /proc', deployment(context('procMount: Unmasked'))],
      ['a type that does not confine', deployment(context('seLinuxOptions: {type: spc_t}'))],
    ],
  },
  'host-aliases': {
    good: [['of a host', deployment('', 'hostAliases: [{ip: 192.0.2.1, hostnames: [a]}]')]],
    bad: [['of the metadata of a cloud', deployment('', 'hostAliases: [{ip: 169.254.169.254, hostnames: [a]}]')]],
  },
  'persistent-volume': {
    good: [
      ['of a driver', object('v1', 'PersistentVolume', 'spec: {csi: {driver: a}}')],
      ['local', object('v1', 'PersistentVolume', 'spec: {local: {path: /a}}')],
    ],
    bad: [['a path', object('v1', 'PersistentVolume', 'spec: {hostPath: {path: /}}')]],
  },
});
