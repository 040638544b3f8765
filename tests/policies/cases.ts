/** Generated objects: each combination of the cases that a rule distinguishes. */

import type { Manifest } from '../../src/kubernetes/manifest';
import { forbidden } from '../../src/policies/access/rights';
import { containerShape, podShape, runningFields } from '../../src/policies/allowed/pod-shape';
import { Each, type Shape, Values } from '../../src/policies/allowed/shape';
import { shapes } from '../../src/policies/allowed/shapes';
import { another, setAt } from '../../src/policies/example';
import { good } from '../../src/policies/good';
import { configMap } from '../../src/policies/good/api';
import { initContainer, runningPod } from '../../src/policies/good/pods';
import { type AdmissionRequest, exemptionPrefix } from '../../src/policies/policy';

/** An object and how it comes to be. */
export interface MadeCase {
  readonly says: string;
  readonly object: Manifest;
  readonly request?: AdmissionRequest;
}

type Change = Readonly<Record<string, unknown>>;

const container = 'spec.template.spec.containers[0]';

export const madeCases: readonly MadeCase[] = [
  ...probes(),
  ...hosts(),
  ...selectors(),
  ...roles(),
  ...bindings(),
  ...configMaps(),
  ...ofTheCluster(),
  ...disks(),
  ...strangeFields(),
  ...peers(),
  relabelled(),
];

function deployment(says: string, change: Change): MadeCase {
  return { says, object: another('Deployment api', 'api', change) };
}

/** Liveness and readiness of every sort beside each other, and startup of every sort. */
function probes(): readonly MadeCase[] {
  const declared = [
    { containerPort: 8080, name: 'http' },
    { containerPort: 9091, name: 'other' },
  ];
  const ports = ['http', 8080, 9091, 'lost'];
  const sorts: readonly object[] = [
    {},
    ...ports.flatMap((port) => [{ httpGet: { path: '/a', port } }, { tcpSocket: { port } }]),
    ...[8080, 9091, 1].map((port) => ({ grpc: { port, service: 'a' } })),
    { httpGet: { path: '/b', port: 'http' } },
    { grpc: { port: 8080, service: 'b' } },
    { exec: { command: ['/a'] } },
    { exec: { command: ['/b'] } },
  ];
  return sorts.flatMap((live, row) => [
    deployment(`startup ${row}`, { [`${container}.ports`]: declared, [`${container}.startupProbe`]: live }),
    ...sorts.map((ready, column) =>
      deployment(`liveness ${row}, readiness ${column}`, {
        [`${container}.livenessProbe`]: live,
        [`${container}.ports`]: declared,
        [`${container}.readinessProbe`]: ready,
      }),
    ),
  ]);
}

/** Every field that can make the kubelet call another host. */
function hosts(): readonly MadeCase[] {
  const handlers = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'];
  return handlers.flatMap((handler) =>
    ['httpGet', 'tcpSocket'].map((action) =>
      deployment(`${handler} of another host by ${action}`, {
        [`${container}.${handler}`]: { [action]: { host: '192.0.2.1', path: '/x', port: 'http' } },
      }),
    ),
  );
}

/** Selectors that ask for labels that are there, are others, or are not there. */
function selectors(): readonly MadeCase[] {
  const keys = ['app', 'lost'];
  const expressions = keys.flatMap((key) => [
    ...['In', 'NotIn'].flatMap((operator) => [['api'], ['web']].map((values) => ({ key, operator, values }))),
    ...['Exists', 'DoesNotExist', 'Like'].map((operator) => ({ key, operator })),
  ]);
  const labels = [{ app: 'api' }, { app: 'web' }, { lost: 'api' }];
  const all = [
    undefined,
    {},
    ...labels.map((matchLabels) => ({ matchLabels })),
    ...expressions.map((one) => ({ matchExpressions: [one] })),
  ];
  const affinity = 'spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0]';
  const paths = [
    `${affinity}.podAffinityTerm.labelSelector`,
    'spec.template.spec.topologySpreadConstraints[0].labelSelector',
  ];
  const second = { podAffinityTerm: { topologyKey: 'kubernetes.io/hostname' }, weight: 1 };
  return [
    deployment('a second term without a selector', { [affinity.replace('[0]', '[1]')]: second }),
    ...paths.flatMap((path) => all.map((selector, place) => deployment(`selector ${place}`, { [path]: selector }))),
  ];
}

/** Each right that no role may give, and what is one step beside it. */
function roles(): readonly MadeCase[] {
  const wild = ['apiGroups', 'resources', 'verbs', 'nonResourceURLs'].map((field) => ({
    apiGroups: ['apps'],
    resources: ['deployments'],
    verbs: ['get'],
    [field]: ['*'],
  }));
  const rights = forbidden.flatMap(({ group, resources, verbs = ['get'] }) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) => [
        { apiGroups: [group], resources: [resource], verbs: [verb] },
        { apiGroups: ['other.example'], resources: [resource], verbs: [verb] },
        { apiGroups: [group], resources: ['others'], verbs: [verb] },
        { apiGroups: [group], resources: [resource], verbs: ['watch'] },
      ]),
    ),
  );
  const escalating = ['bind', 'escalate', 'impersonate'].map((verb) => ({ resources: ['users'], verbs: [verb] }));
  return [...wild, ...rights, ...escalating].flatMap((rule) => [
    { says: JSON.stringify(rule), object: another('Role reader', 'reader', { rules: [rule] }) },
    ...['breakwater', 'elsewhere'].map((partOf) => ({
      says: `${JSON.stringify(rule)} for the cluster, of ${partOf}`,
      object: clusterWide('Role reader', 'ClusterRole', partOf, { rules: [rule] }),
    })),
  ]);
}

function bindings(): readonly MadeCase[] {
  const subjects = ['ServiceAccount', 'User', 'Group'].flatMap((kind) =>
    ['default', 'system:masters', 'api'].map((name) => ({ kind, name })),
  );
  const references = ['Role', 'ClusterRole'].flatMap((kind) =>
    ['admin', 'reader'].map((name) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name })),
  );
  const changes: readonly Change[] = [
    ...subjects.map((subject) => ({ subjects: [subject] })),
    ...references.map((roleRef) => ({ roleRef })),
  ];
  return changes.flatMap((change) => [
    { says: JSON.stringify(change), object: another('RoleBinding reader', 'reader', change) },
    ...['breakwater', 'elsewhere'].map((partOf) => ({
      says: `${JSON.stringify(change)} for the cluster, of ${partOf}`,
      object: clusterWide('RoleBinding reader', 'ClusterRoleBinding', partOf, change),
    })),
  ]);
}

function clusterWide(object: string, kind: string, partOf: string, change: Change): Manifest {
  const label = 'metadata.labels[app.kubernetes.io/part-of]';
  return another(object, 'reader', { kind, 'metadata.namespace': undefined, [label]: partOf, ...change });
}

/** Names and contents of ConfigMaps, and what becomes of the one that says whose the cluster is. */
function configMaps(): readonly MadeCase[] {
  const environment = 'ConfigMap environment';
  const changes: readonly Change[] = [
    { binaryData: { production: 'AA==' } },
    { data: { production: 'beta' } },
    { data: { beta: 'beta', production: 'production' } },
    { 'metadata.name': 'api--00000000', 'metadata.labels.env': '' },
    { 'metadata.name': 'api-production-00000000', data: { beta: 'beta' } },
    { 'metadata.name': 'environment-too' },
  ];
  const user = { name: 'developer', groups: [] };
  const identities = ['cluster-identity', 'other'].flatMap((name) =>
    ['kube-system', 'api'].flatMap((namespace) => {
      const object = { ...configMap({ environment: 'beta' }), metadata: { name, namespace } };
      const before = { ...object, data: { environment: 'production' } };
      return [
        { object, request: { operation: 'UPDATE', user, oldObject: before } },
        { object, request: { operation: 'UPDATE', user, oldObject: object } },
        { object, request: { operation: 'DELETE', user, oldObject: object } },
      ] as const;
    }),
  );
  return [
    ...changes.map((change) => ({ says: JSON.stringify(change), object: another(environment, 'environment', change) })),
    ...identities.map((one) => ({ says: `${one.request.operation} ${one.object.metadata.name}`, ...one })),
  ];
}

/** Objects that the cluster creates in every namespace, and similar ones by other users, names and labels. */
function ofTheCluster(): readonly MadeCase[] {
  const controller = 'system:serviceaccount:kube-system:service-account-controller';
  const kinds = ['ConfigMap environment', 'ServiceAccount api', 'Deployment api'];
  return kinds.flatMap((kind) =>
    ['kube-root-ca.crt', 'default', 'other'].flatMap((name) =>
      [controller, 'developer'].flatMap((user) =>
        [undefined, { app: name, 'app.kubernetes.io/part-of': 'elsewhere' }].map((labels) => ({
          says: `${kind} as ${name} by ${user}`,
          object: another(kind, name, {
            'metadata.labels': labels,
            automountServiceAccountToken: undefined,
            ...(kind.startsWith('Deployment') ? { 'spec.template.spec.serviceAccountName': 'default' } : {}),
          }),
          request: { operation: 'CREATE', user: { name: user, groups: [] } } as const,
        })),
      ),
    ),
  );
}

/** Limits and requests of scratch disk. */
function disks(): readonly MadeCase[] {
  const amounts = [undefined, 'x', '512Mi', '1Gi', '2Gi'];
  const path = (field: string) => `${container}.resources.${field}[ephemeral-storage]`;
  return amounts.flatMap((limit) =>
    amounts.map((request) =>
      deployment(`${request} of ${limit}`, { [path('limits')]: limit, [path('requests')]: request }),
    ),
  );
}

/** Network policies of every sort of target, peer and port. */
function peers(): readonly MadeCase[] {
  const pods = (name: string, more: object = {}) => ({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name }, ...more },
  });
  const around = (name: string, more: object = {}) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name }, ...more },
  });
  const some = { matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] };
  const targets = [
    ...['api', 'mongo', 'shop', 'lost'].map((one) => pods(one).podSelector),
    {},
    { matchLabels: { app: 'api' } },
  ];
  const all = [
    ...['api', 'mongo', 'lost'].flatMap((one) => [pods(one), { ...pods(one), ...around('api') }]),
    { ...pods('mongo'), ...around('web') },
    { ...pods('api'), ...around('web') },
    { ...pods('api'), ...around('api', some) },
    pods('api', some),
    { ipBlock: { cidr: '192.0.2.0/24' } },
    { ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.1/32'] } },
    { ...pods('mongo'), ...around('api', some) },
    { ...pods('mongo'), namespaceSelector: {} },
    { podSelector: {}, ...around('api') },
    around('api'),
    pods('mongo', some),
    ...['10.0.0.0/8', '10.0.0.0/9'].map((cidr) => ({ ipBlock: { cidr } })),
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
  ];
  const ports = [
    { port: 27017 },
    { port: 8080 },
    { port: 27017, protocol: 'TCP' },
    { port: 27017, protocol: 'UDP' },
    { port: 'http' },
    {},
  ];
  const policy = (says: string, spec: object, namespace = 'api') => ({
    says: `${namespace} ${says} ${JSON.stringify(spec)}`,
    object: another('NetworkPolicy api', 'api', {
      'metadata.namespace': namespace,
      spec: { policyTypes: ['Ingress', 'Egress'], ...spec },
    }),
  });
  const rules = (peer: object, port: object) => [
    { egress: [{ to: [peer], ports: [port] }] },
    { ingress: [{ from: [peer], ports: [port] }] },
  ];
  const [api, mongo] = [pods('api'), pods('mongo')];
  const first = [{ port: 27017 }];
  return [
    ...[api, mongo].flatMap((target) =>
      all.flatMap((peer) =>
        ports.flatMap((port) => rules(peer, port).map((rule) => policy('opens', { ...target, ...rule }))),
      ),
    ),
    ...targets.flatMap((target) => [
      policy('for', { podSelector: target, egress: [{ to: [mongo], ports: first }] }),
      policy('for', { podSelector: { ...target, ...some }, egress: [{ to: [mongo], ports: first }] }),
      policy('for nothing', { podSelector: target }),
    ]),
    policy('both', { ...api, egress: [{ to: [mongo, { ...pods('mongo'), ...around('web') }], ports: first }] }),
    policy('more ports', { ...api, egress: [{ to: [mongo], ports: [...first, { port: 22 }] }] }),
    policy('without ports', { ...api, egress: [{ to: [mongo] }] }),
    policy('without peers', { ...api, egress: [{ ports: first }] }),
  ];
}

/** A field that no chart writes, and a value that none has, at every level of every kind. */
function strangeFields(): readonly MadeCase[] {
  const issuer = another('ClusterIssuer front-door', 'ours', { kind: 'Issuer', 'metadata.namespace': 'api' });
  const kinds = Object.entries(shapes).flatMap(([kind, shape]) => {
    const object = [...good.objects, issuer].find(
      ({ kind: one, metadata: { namespace = 'api' } }) => one === kind && namespace === 'api',
    );
    return object ? samples(shape).map((sample) => ({ object, sample })) : [];
  });
  const [spec, first] = ['spec.template.spec', 'spec.template.spec.containers[0]'];
  const secret = { name: 'key', secret: { items: [{ key: 'a', path: 'a' }], secretName: 'api-tls' } };
  const settings = { configMap: { items: [{ key: 'a', path: 'a' }], name: 'a' }, name: 'settings' };
  const deployments = [
    another('Deployment api', 'api', { [`${spec}.initContainers`]: [copyOf(initContainer)] }),
    another('Deployment api', 'api', { [`${spec}.volumes`]: [copyOf(secret)], [`${first}.volumeMounts`]: [] }),
    another('Deployment api', 'api', { [`${spec}.volumes`]: [settings], [`${first}.volumeMounts`]: [] }),
  ];
  const inPods = (all: readonly unknown[], some: readonly Manifest[]) =>
    all.flatMap((one) => some.map((object) => ({ object, sample: { spec: { template: { spec: one } } } })));
  const [whole] = deployments.slice(0, 1);
  const pods = [
    ...inPods(samples(podShape), deployments),
    ...inPods(
      samples(containerShape).flatMap((one) => [{ containers: [one] }, { initContainers: [one] }]),
      whole ? [whole] : [],
    ),
  ];
  const running = runningFields.flatMap((field) =>
    [runningPod, ...deployments.slice(0, 1)].map((object) => {
      const sample = { [field]: field === 'tolerations' ? [{ key: 'node.kubernetes.io/not-ready' }] : 'one' };
      return { object, sample: object.kind === 'Pod' ? { spec: sample } : { spec: { template: { spec: sample } } } };
    }),
  );
  const exempt = {
    object: another('Deployment api', 'api'),
    sample: { metadata: { annotations: { [`${exemptionPrefix}probes`]: 'the pod has no server at all' } } },
  };
  return [...kinds, ...pods, ...running, exempt].map(({ object, sample }) => ({
    says: `${object.kind} ${object.metadata.name} with ${JSON.stringify(sample)}`,
    object: merged(object, sample) as Manifest,
    ...(object.kind === 'Pod' ? { request: { operation: 'UPDATE', user: { name: 'developer', groups: [] } } } : {}),
  }));
}

/** A value with the fields and items of another one, at any depth. */
function merged(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other))
    return Array.from({ length: Math.max(value.length, other.length) }, (_, at) =>
      at in other ? merged(value[at], other[at]) : value[at],
    );
  if (!isMapping(value) || !isMapping(other)) return other;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(other)])];
  return Object.fromEntries(keys.map((key) => [key, key in other ? merged(value[key], other[key]) : value[key]]));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values with one strange field or value each, one for each level of the shape. */
function samples(shape: Shape): readonly unknown[] {
  if (shape === true) return [];
  if (shape instanceof Values) return ['strange'];
  if (shape instanceof Each) return samples(shape.item).map((one) => [one]);
  const fields = Object.entries(shape).filter(([field]) => field !== '*');
  return [
    ...('*' in shape ? [] : [{ strange: 'strange' }]),
    ...fields.flatMap(([field, inner]) => samples(inner).map((one) => ({ [field]: one }))),
  ];
}

function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A namespace of another team, to which its owner gives another environment. */
function relabelled(): MadeCase {
  const label = 'metadata.labels[app.kubernetes.io/part-of]';
  const oldObject = another('Namespace api', 'theirs', { [label]: 'elsewhere' });
  const object = another('Namespace api', 'theirs', { [label]: 'elsewhere', 'metadata.labels.env': 'beta' });
  return {
    says: 'a namespace of others',
    object,
    request: { operation: 'UPDATE', user: { name: 'a', groups: [] }, oldObject },
  };
}

/** The same object of another team: not labelled as part of the platform. */
export function ofOthers(object: Manifest): Manifest {
  const copy = JSON.parse(JSON.stringify(object)) as Manifest;
  setAt(copy, 'metadata.labels[app.kubernetes.io/part-of]', 'elsewhere');
  return copy;
}

/** @returns the good environment with this object in the place of the one of its name, or added */
export function withObject(object: Manifest): readonly Manifest[] {
  const isSame = (one: Manifest) => one.kind === object.kind && one.metadata.name === object.metadata.name;
  return [...good.objects.filter((one) => !isSame(one)), object];
}
