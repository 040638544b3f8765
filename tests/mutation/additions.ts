/** Additions that weaken an object. */
import type { Manifest } from '../../src/kubernetes/manifest';

export interface Addition {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly how: string;
}

const secret = { name: 'leak', key: 'value' };

/** The additions to an object of its kind. */
export function additions(object: Manifest): readonly Addition[] {
  const pod = podPath(object.kind);
  return [...(pod ? toPod(object, pod) : []), ...(byKind[object.kind] ?? []).map(add)];
}

const add = ([path, value, how]: readonly [string, unknown, string]): Addition => ({
  path: path.split('/').map((key) => key.replaceAll('~1', '/')),
  value,
  how,
});

function podPath(kind: string): readonly string[] | undefined {
  if (['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind)) return ['spec', 'template', 'spec'];
  return kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template', 'spec'] : undefined;
}

function toPod(object: Manifest, pod: readonly string[]): readonly Addition[] {
  const spec = pod.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, object as never);
  const list = (name: string) => (spec[name] ?? []) as readonly unknown[];
  const first = (list('containers')[0] ?? {}) as Record<string, readonly unknown[] | undefined>;
  const at = (path: readonly (string | number)[], value: unknown, how: string): Addition => ({
    path: [...pod, ...path],
    value,
    how,
  });
  const container = ['containers', 0] as const;
  const context = [...container, 'securityContext'] as const;
  return [
    at(['hostNetwork'], true, 'given the network of the node'),
    at(['hostPID'], true, 'given the processes of the node'),
    at(['hostIPC'], true, 'given the memory of the node'),
    at(['volumes'], [...list('volumes'), { name: 'node', hostPath: { path: '/' } }], 'given the files of the node'),
    at(['volumes'], [...list('volumes'), { name: 'free', emptyDir: {} }], 'given a volume without a limit'),
    at(['volumes'], [...list('volumes'), { name: 'keys', secret: { secretName: 'leak' } }], 'given a Secret as files'),
    at(['shareProcessNamespace'], true, 'given the processes of its neighbours'),
    at(['terminationGracePeriodSeconds'], 86400, 'allowed to take a day to end'),
    at(['priorityClassName'], 'system-node-critical', 'made more important than the cluster'),
    at(['securityContext', 'sysctls'], [{ name: 'kernel.msgmax', value: '1' }], 'given an unsafe sysctl'),
    at(['securityContext', 'seccompProfile'], { type: 'Unconfined' }, 'given every system call'),
    at(['securityContext', 'supplementalGroups'], [0], 'given group root'),
    at(['initContainers'], [{ name: 'first', image: 'docker.io/library/busybox:latest' }], 'given an init container'),
    at(
      ['containers'],
      [...list('containers'), { name: 'second', image: 'docker.io/library/busybox' }],
      'given a sidecar',
    ),
    at([...context, 'capabilities', 'add'], ['NET_ADMIN'], 'given a capability'),
    at([...context, 'procMount'], 'Unmasked', 'given all of /proc'),
    at([...context, 'seLinuxOptions'], { type: 'spc_t' }, 'given another SELinux type'),
    at([...context, 'appArmorProfile'], { type: 'Unconfined' }, 'freed from AppArmor'),
    at([...container, 'env'], [...(first['env'] ?? []), { name: 'DB_PASSWORD', value: 'x' }], 'given a password'),
    at(
      [...container, 'env'],
      [...(first['env'] ?? []), { name: 'DB', valueFrom: { secretKeyRef: secret } }],
      'given a secret as a variable',
    ),
    at([...container, 'envFrom'], [...(first['envFrom'] ?? []), { secretRef: { name: 'leak' } }], 'given a Secret'),
    at([...container, 'ports'], [...(first['ports'] ?? []), { containerPort: 80 }], 'given a port of root'),
    at(
      [...container, 'ports'],
      [...(first['ports'] ?? []), { containerPort: 8443, hostPort: 8443 }],
      'given a port of the node',
    ),
    at(
      [...container, 'lifecycle', 'postStart'],
      { httpGet: { host: '10.0.0.1', port: 80 } },
      'made to call another host',
    ),
  ];
}

type Added = readonly [path: string, value: unknown, how: string];

const byKind: Readonly<Record<string, readonly Added[]>> = {
  Certificate: [
    ['spec/isCA', true, 'made an authority'],
    ['spec/usages', ['digital signature', 'any'], 'made good for everything'],
    ['spec/dnsNames', ['*.example.com'], 'made good for every host'],
    ['spec/privateKey/rotationPolicy', 'Never', 'given one key for ever'],
    ['spec/duration', '87600h0m0s', 'made to live ten years'],
  ],
  ClusterIssuer: [['spec', { selfSigned: {} }, 'made to let everything sign itself']],
  ConfigMap: [['data/password', 'hunter2', 'given a password']],
  Deployment: [['spec/replicas', 1, 'given one replica']],
  Ingress: [
    ['spec/defaultBackend', { service: { name: 'web', port: { number: 8000 } } }, 'made to answer every host'],
    ['metadata/annotations/nginx.ingress.kubernetes.io~1server-snippet', 'x', 'given a snippet'],
    ['metadata/annotations/nginx.ingress.kubernetes.io~1auth-url', 'http://elsewhere.example', 'made to ask elsewhere'],
    [
      'metadata/annotations/nginx.ingress.kubernetes.io~1mirror-target',
      'http://elsewhere.example',
      'made to copy requests',
    ],
  ],
  Namespace: [
    ['metadata/labels/pod-security.kubernetes.io~1enforce', 'privileged', 'opened to privileged pods'],
    ['metadata/labels/pod-security.kubernetes.io~1enforce', 'baseline', 'opened to pods that run as root'],
  ],
  NetworkPolicy: [
    ['spec/ingress', [{}], 'opened to all callers'],
    ['spec/egress', [{}], 'opened to all destinations'],
    ['spec/ingress', [{ from: [{ namespaceSelector: {} }] }], 'opened to all namespaces'],
    ['spec/egress', [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], 'opened to the internet'],
    ['spec/policyTypes', ['Ingress'], 'without a say about egress'],
  ],
  PodDisruptionBudget: [
    ['spec/minAvailable', 0, 'without a floor'],
    ['spec/maxUnavailable', '100%', 'made to let all go at once'],
  ],
  PriorityClass: [['globalDefault', true, 'made the default']],
  Service: [
    ['spec/type', 'NodePort', 'opened on every node'],
    ['spec/type', 'LoadBalancer', 'given an address of its own'],
    ['spec/externalIPs', ['192.0.2.1'], 'given a foreign address'],
  ],
  ServiceAccount: [['automountServiceAccountToken', true, 'given a token']],
  StatefulSet: [
    ['spec/replicas', 2, 'given two replicas'],
    ['spec/persistentVolumeClaimRetentionPolicy/whenDeleted', 'Delete', 'made to lose its data when deleted'],
    ['spec/persistentVolumeClaimRetentionPolicy/whenScaled', 'Delete', 'made to lose its data when scaled'],
  ],
};
