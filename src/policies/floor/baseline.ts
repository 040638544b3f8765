/**
 * Pod Security Standards, level "baseline": the values that each field may have.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards
 */
import { safeSysctls } from '../pods/kernel';

export const hostNamespaces = ['hostPID', 'hostIPC', 'hostNetwork'] as const;

/** Those that a container may be given; runtimes give them anyway. */
export const capabilities = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** Ours may set fewer: these two bound memory of the node. */
export const sysctls = [...safeSysctls, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'];

export const seLinuxTypes = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

/** Of seccomp and AppArmor: a profile of the node's administrator is one too. */
export const profiles: readonly string[] = ['RuntimeDefault', 'Localhost'];

/** AppArmor's, by the deprecated annotation. */
export const profileAnnotation = '^(runtime/default|localhost/.+)?$';
