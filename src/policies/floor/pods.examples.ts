import type { Manifest } from '../../kubernetes/manifest';
import { another, type BadFixture, type Fixture, type Fixtures, setAt } from '../example';
import { runningPod } from '../good/pods';
import type { AdmissionRequest } from '../policy';

const user = { name: 'visitor', groups: ['system:authenticated'] };
const create = { operation: 'CREATE', user } as const;
const update = (oldObject: Manifest): AdmissionRequest => ({ operation: 'UPDATE', user, oldObject });
const debug = (oldObject: Manifest): AdmissionRequest => ({ ...update(oldObject), subresource: 'ephemeralcontainers' });

type Change = Readonly<Record<string, unknown>>;

/** Of another team, without labels, in a namespace that has none either. */
const theirs = (object: string, set: Change = {}, namespace = 'visitors') =>
  another(object, 'theirs', {
    'metadata.labels': undefined,
    'metadata.namespace': namespace,
    ...set,
  });

function pod(set: Change = {}, namespace = 'visitors'): Manifest {
  // structuredClone makes objects that a sandbox of tests takes for those of others.
  const copy: Manifest = JSON.parse(JSON.stringify(runningPod));
  for (const [path, value] of Object.entries({ 'metadata.name': 'theirs', 'metadata.namespace': namespace, ...set }))
    setAt(copy, path, value);
  return copy;
}

const spec = 'spec.template.spec';
const jobPod = 'spec.jobTemplate.spec.template.spec';
const container = `${spec}.containers[0]`;
const context = `${container}.securityContext`;
const annotation = 'container.apparmor.security.beta.kubernetes.io/api';

const passes = (says: string, set: Change, namespace?: string): Fixture => ({
  says,
  plus: [theirs('Deployment api', set, namespace)],
  request: create,
});

/** Sentences about the Deployment of another team. */
const refuses = (says: string, set: Change, ...complains: readonly string[]): BadFixture => ({
  says,
  plus: [theirs('Deployment api', set)],
  request: create,
  complains: complains.map((one) => `Deployment visitors/theirs: ${one}`),
});

/** The same field of the pod and of a container. */
const inBoth = (field: string, value: unknown, sentence: string, shown = field): readonly BadFixture[] => [
  refuses(`${shown} of a pod`, { [`${spec}.securityContext.${field}`]: value }, `pod: ${sentence}`),
  refuses(`${shown} of a container`, { [`${context}.${field}`]: value }, `container 'api': ${sentence}`),
];

const privileged = { name: 'more', image: 'busybox', securityContext: { privileged: true } };
const node = { 'spec.hostPID': true };
const privilegedPod = pod({ 'spec.hostPID': true });
const privilegedSet = theirs('Deployment api', { [`${spec}.hostPID`]: true });

export const podFloor: Fixtures = {
  good: [
    { says: 'a Deployment of another team', plus: [theirs('Deployment api')], request: create },
    passes('a pod of the cluster itself', { [`${spec}.hostPID`]: true }, 'kube-system'),
    passes('a port of the node for the front door', { [`${container}.ports[0].hostPort`]: 443 }, 'ingress-nginx'),
    passes('a port of the node that is none', { [`${container}.ports[0].hostPort`]: 0 }),
    passes('the capabilities of every container', {
      [`${context}.capabilities`]: {
        add: [
          ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
          ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
        ],
      },
    }),
    passes('sysctls of its own network', {
      [`${spec}.securityContext.sysctls`]: [
        { name: 'kernel.shm_rmid_forced', value: '1' },
        { name: 'net.ipv4.tcp_rmem', value: '4096 4096 4096' },
        { name: 'net.ipv4.tcp_wmem', value: '4096 4096 4096' },
      ],
    }),
    ...['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'].map((type) =>
      passes(`the type ${type} of SELinux`, { [`${context}.seLinuxOptions`]: { type, level: 's0:c123,c456' } }),
    ),
    ...['RuntimeDefault', 'Localhost'].map((type) =>
      passes(`profiles ${type}`, {
        [`${context}.seccompProfile`]: { type },
        [`${context}.appArmorProfile`]: { type },
        [`${spec}.securityContext.seccompProfile`]: { type },
        [`${spec}.securityContext.appArmorProfile`]: { type },
      }),
    ),
    ...['runtime/default', 'localhost/own', ''].map((value) =>
      passes(`the old annotation of AppArmor '${value}'`, {
        [`${spec.replace('.spec', '')}.metadata.annotations`]: { [annotation]: value, 'example.com/team': 'a' },
      }),
    ),
    passes('what is root, and says nothing', { [`${spec}.securityContext`]: undefined, [context]: undefined }),
    passes('what keeps /proc as it is', { [`${context}.procMount`]: 'Default' }),
    passes('a probe that names no host', { [`${container}.livenessProbe.httpGet.host`]: '' }),
    passes('what asks for none of it', {
      [`${spec}.hostNetwork`]: false,
      [`${context}.privileged`]: false,
      [`${context}.windowsOptions`]: { hostProcess: false },
    }),
    {
      says: 'a privileged Deployment of before that is scaled',
      plus: [theirs('Deployment api', { [`${spec}.hostPID`]: true, 'spec.replicas': 0 })],
      request: update(privilegedSet),
    },
    {
      says: 'a privileged CronJob of before that is suspended',
      plus: [theirs('CronJob backup', { [`${jobPod}.hostNetwork`]: true, 'spec.suspend': true })],
      request: update(theirs('CronJob backup', { [`${jobPod}.hostNetwork`]: true })),
    },
    {
      says: 'a privileged pod of before that loses its finalizer',
      plus: [pod({ 'spec.hostPID': true, 'metadata.annotations': { [annotation]: 'unconfined' } })],
      request: update({ ...privilegedPod, metadata: { ...privilegedPod.metadata, finalizers: ['a/b'] } }),
    },
  ],
  bad: [
    refuses('processes of the node', { [`${spec}.hostPID`]: true }, 'pod: remove hostPID (it is true)'),
    refuses('memory of the node', { [`${spec}.hostIPC`]: true }, 'pod: remove hostIPC (it is true)'),
    refuses('the network of the node', { [`${spec}.hostNetwork`]: true }, 'pod: remove hostNetwork (it is true)'),
    refuses(
      'a path of the node',
      { [`${spec}.volumes[1]`]: { name: 'root', hostPath: { path: '/' } } },
      `pod: remove hostPath from the volume 'root' (it is {"path":"/"})`,
    ),
    refuses(
      'a sysctl of the node',
      { [`${spec}.securityContext.sysctls`]: [{ name: 'kernel.msgmax', value: '1' }] },
      "pod: remove the unsafe sysctl 'kernel.msgmax' from securityContext.sysctls",
    ),
    ...['unconfined', 'localhost/'].map((value) =>
      refuses(
        `the old annotation of AppArmor '${value}'`,
        { [`${spec.replace('.spec', '')}.metadata.annotations`]: { [annotation]: value } },
        `pod: remove the annotation ${annotation} (it is '${value}')`,
      ),
    ),
    ...inBoth(
      'windowsOptions.hostProcess',
      true,
      'remove securityContext.windowsOptions.hostProcess (it is true)',
      'a process of the Windows node',
    ),
    ...inBoth(
      'seccompProfile.type',
      'Unconfined',
      "remove securityContext.seccompProfile.type (it is 'Unconfined')",
      'no seccomp',
    ),
    ...inBoth(
      'appArmorProfile.type',
      'Unconfined',
      "remove securityContext.appArmorProfile.type (it is 'Unconfined')",
      'no AppArmor',
    ),
    ...inBoth(
      'seLinuxOptions.type',
      'spc_t',
      "remove securityContext.seLinuxOptions.type (it is 'spc_t')",
      'a type of SELinux',
    ),
    ...inBoth(
      'seLinuxOptions.user',
      'system_u',
      "remove securityContext.seLinuxOptions.user (it is 'system_u')",
      'a user of SELinux',
    ),
    ...inBoth(
      'seLinuxOptions.role',
      'sysadm_r',
      "remove securityContext.seLinuxOptions.role (it is 'sysadm_r')",
      'a role of SELinux',
    ),
    refuses(
      'a privileged container',
      { [`${context}.privileged`]: true },
      "container 'api': remove securityContext.privileged (it is true)",
    ),
    ...['ALL', 'NET_RAW', 'SYS_ADMIN'].map((one) =>
      refuses(
        `the capability ${one}`,
        { [`${context}.capabilities.add`]: ['CHOWN', one] },
        `container 'api': remove '${one}' from securityContext.capabilities.add`,
      ),
    ),
    refuses(
      'an open /proc',
      { [`${context}.procMount`]: 'Unmasked' },
      "container 'api': remove securityContext.procMount (it is 'Unmasked')",
    ),
    ...(
      [
        ['livenessProbe', 'httpGet'],
        ['readinessProbe', 'tcpSocket'],
        ['startupProbe', 'httpGet'],
        ['lifecycle.postStart', 'httpGet'],
        ['lifecycle.preStop', 'tcpSocket'],
      ] as const
    ).map(([handler, action]) =>
      refuses(
        `a host of ${handler}`,
        { [`${container}.${handler}`]: { [action]: { host: '169.254.169.254', port: 80 } } },
        `container 'api': remove host from ${handler} (it is '169.254.169.254'); the pod itself is the default`,
      ),
    ),
    refuses(
      'a port of the node',
      { [`${container}.ports[0].hostPort`]: 8443 },
      "container 'api': remove hostPort (it is 8443); publish the port by a Service",
    ),
    refuses(
      'a privileged init container',
      { [`${spec}.initContainers`]: [privileged] },
      "init container 'more': remove securityContext.privileged (it is true)",
    ),
    {
      says: 'a privileged debug container of a running pod',
      plus: [pod({ 'spec.ephemeralContainers': [privileged] })],
      request: debug(pod()),
      complains: ["Pod visitors/theirs: ephemeral container 'more': remove securityContext.privileged (it is true)"],
    },
    {
      says: 'a pod on the node, as kubectl debug node makes it',
      plus: [pod(node, 'default')],
      request: create,
      complains: ['Pod default/theirs: pod: remove hostPID (it is true)'],
    },
    ...(['StatefulSet mongo', 'Job init'] as const).map(
      (one): BadFixture => ({
        says: `a ${one} on the node`,
        plus: [theirs(one, { [`${spec}.hostNetwork`]: true })],
        request: create,
        complains: [`${one.replace(/ .*/, '')} visitors/theirs: pod: remove hostNetwork (it is true)`],
      }),
    ),
    {
      says: 'a CronJob on the node',
      plus: [theirs('CronJob backup', { [`${jobPod}.hostNetwork`]: true })],
      request: create,
      complains: ['CronJob visitors/theirs: pod: remove hostNetwork (it is true)'],
    },
    ...(['DaemonSet', 'ReplicaSet'] as const).map(
      (kind): BadFixture => ({
        says: `a ${kind} on the node`,
        plus: [{ ...theirs('Deployment api', { [`${spec}.hostNetwork`]: true }), kind }],
        request: create,
        complains: [`${kind} visitors/theirs: pod: remove hostNetwork (it is true)`],
      }),
    ),
    {
      says: 'a ReplicationController on the node',
      plus: [
        {
          ...theirs('Deployment api', { [`${spec}.hostNetwork`]: true }),
          apiVersion: 'v1',
          kind: 'ReplicationController',
        },
      ],
      request: create,
      complains: ['ReplicationController visitors/theirs: pod: remove hostNetwork (it is true)'],
    },
    {
      says: 'a Deployment that becomes privileged',
      plus: [privilegedSet],
      request: update(theirs('Deployment api')),
      complains: ['Deployment visitors/theirs: pod: remove hostPID (it is true)'],
    },
    {
      says: 'a template whose annotation turns AppArmor off',
      plus: [
        theirs('Deployment api', {
          [`${spec.replace('.spec', '')}.metadata.annotations`]: { [annotation]: 'unconfined' },
        }),
      ],
      request: update(theirs('Deployment api')),
      complains: [`Deployment visitors/theirs: pod: remove the annotation ${annotation} (it is 'unconfined')`],
    },
    {
      says: 'a privileged pod of before whose image changes',
      plus: [privilegedPod],
      request: update(pod({ 'spec.hostPID': true, 'spec.containers[0].image': 'other' })),
      complains: ['Pod visitors/theirs: pod: remove hostPID (it is true)'],
    },
    {
      says: 'the other liberties of the front door',
      plus: [theirs('Deployment api', { [`${spec}.hostNetwork`]: true }, 'ingress-nginx')],
      request: create,
      complains: ['Deployment ingress-nginx/theirs: pod: remove hostNetwork (it is true)'],
    },
  ],
};
