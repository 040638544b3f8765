/** Attacks by a changed workload, with the credentials of the deployer: rights and writers do not stop them. */

import { altered, applied, type Changes } from './altered';
import type { Attack } from './attack';
import { policy } from './controls';

const template = 'spec.template.spec';
const container = `${template}.containers[0]`;
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** By the control that stops it: name, what it gains, the changes of the Deployment of the API. */
const changes: readonly (readonly [id: string, name: string, gains: string, changes: Changes])[] = [
  [
    'no-privileged-container',
    'a privileged container',
    'the node',
    {
      [`${container}.securityContext.privileged`]: true,
      [`${container}.securityContext.allowPrivilegeEscalation`]: true,
    },
  ],
  ['host-namespaces', 'the processes of the node', 'the memory of every other pod', { [`${template}.hostPID`]: true }],
  [
    'host-namespaces',
    'the network of the node',
    'all traffic, past every NetworkPolicy',
    { [`${template}.hostNetwork`]: true },
  ],
  ['host-ports', 'a port of the node', 'a way in past the front door', { [`${container}.ports[0].hostPort`]: 8443 }],
  [
    'volume-sources',
    'the disk of the node as a volume',
    'the keys of the kubelet',
    { [`${template}.volumes[9]`]: { name: 'disk', hostPath: { path: '/' } } },
  ],
  [
    'volume-sources',
    'a token of the API server in a volume',
    'the API server, as the account of the pod',
    {
      [`${template}.volumes[9]`]: {
        name: 'token',
        projected: { sources: [{ serviceAccountToken: { path: 'token' } }] },
      },
    },
  ],
  [
    'service-account',
    'a token of the API server, mounted',
    'the same',
    { [`${template}.automountServiceAccountToken`]: true },
  ],
  [
    'run-as-user',
    'the user root',
    'whatever root may in the container',
    { [`${container}.securityContext.runAsUser`]: 0 },
  ],
  [
    'drop-capabilities',
    'raw sockets',
    'forged packets in the network of the node',
    { [`${container}.securityContext.capabilities.add`]: ['NET_RAW'] },
  ],
  [
    'seccomp-profile',
    'all system calls',
    'the attack surface of the kernel',
    { [`${container}.securityContext.seccompProfile`]: { type: 'Unconfined' } },
  ],
  [
    'no-privilege-escalation',
    'programs that become root',
    'root by a setuid program',
    { [`${container}.securityContext.allowPrivilegeEscalation`]: true },
  ],
  [
    'read-only-root-filesystem',
    'a file system that can be written',
    'a program that stays',
    { [`${container}.securityContext.readOnlyRootFilesystem`]: false },
  ],
  [
    'image-reference',
    'an image of another registry',
    'any code under a name of ours',
    { [`${container}.image`]: `registry.example/breakwater/api:1@${digest}` },
  ],
  [
    'declared-workload',
    'the image of another service of ours',
    'code with the rights of another service',
    { [`${container}.image`]: `localhost/breakwater/web:${'0'.repeat(40)}` },
  ],
  [
    'container-command',
    'another program of the image',
    'a shell in place of the service',
    { [`${container}.command`]: ['/usr/bin/python3.13', '-c', 'print(1)'] },
  ],
  [
    'environment-variables',
    'a variable that changes what the program loads',
    'code in the process of the service',
    { [`${container}.env[9]`]: { name: 'PYTHONSTARTUP', value: '/tmp/x.py' } },
  ],
  [
    'secrets-as-files',
    'a Secret in a variable',
    'a secret in each crash report',
    { [`${container}.envFrom[0]`]: { secretRef: { name: 'api-mongo-client' } } },
  ],
  [
    'resource-limits',
    'memory without a limit',
    'the memory of the node',
    { [`${container}.resources.limits`]: undefined },
  ],
  [
    'priority-class',
    'the priority of the control plane',
    'the eviction of every other pod',
    { [`${template}.priorityClassName`]: 'system-node-critical' },
  ],
  [
    'pod-dns',
    'a resolver of the attacker',
    'every name that the service asks for',
    { [`${template}.dnsPolicy`]: 'None', [`${template}.dnsConfig`]: { nameservers: ['203.0.113.10'] } },
  ],
];

export const workloadAttacks: readonly Attack[] = changes.map(([id, name, gains, set]) => ({
  name,
  from: 'a stolen deployer',
  gains,
  control: policy(id),
  attempt: () => applied(denseVolumes(altered('Deployment api/api', set))),
}));

/** Lists without the holes that a far index leaves. */
function denseVolumes<T>(object: T): T {
  return JSON.parse(JSON.stringify(object), (_, value) =>
    Array.isArray(value) ? value.filter((one) => one !== null) : value,
  ) as T;
}
