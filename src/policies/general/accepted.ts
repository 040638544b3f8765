/** Values that the API server takes, field by field: a table of places, and what each value must look like. */
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { groupOf, isBuiltIn } from '../../kubernetes/groups';
import { isSet, type Manifest } from '../../kubernetes/manifest';
import { amountOf } from '../../kubernetes/quantity';
import { podOf } from '../pods';
import type { Fault } from '../policy';
import { found } from '../sentences';
import { isCronSchedule } from './cron';

/** A field, wherever its parent is. */
interface Form {
  /** Kinds of the object; for a path that begins with `pod` any kind with a pod. */
  readonly kinds?: readonly string[];
  /** From the object, or from the pod where it begins with `pod`; `[]` is each item, `*` each value. */
  readonly path: string;
  readonly is: (value: unknown) => boolean;
  readonly wanted: string;
  /** @default false */
  readonly required?: true;
}

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const port = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535;
const portName = (value: unknown) =>
  /^[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/.test(String(value)) &&
  /[a-z]/.test(String(value)) &&
  !/--/.test(String(value));
const count = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const oneOf = (...values: readonly string[]) => ({
  is: (value: unknown) => values.includes(String(value)),
  wanted: values.map((one) => `'${one}'`).join(' or '),
});
const aPort = { is: port, wanted: 'a port, from 1 to 65535' };
const aTarget = {
  is: (value: unknown) => (typeof value === 'string' ? portName(value) : port(value)),
  wanted: 'a port from 1 to 65535, or the name of one: at most 15 of a-z, 0-9 and -, with a letter',
};
const aPortName = { is: portName, wanted: 'at most 15 of a-z, 0-9 and -, with a letter' };
const aCount = { is: count, wanted: 'a whole number, 0 or more' };
const anAmount = {
  is: (value: unknown) => !Number.isNaN(amountOf(value)),
  wanted: 'a quantity, such as 100m or 128Mi',
};
const aName = { is: (value: unknown) => label.test(String(value)), wanted: 'at most 63 of a-z, 0-9 and -' };
const aProtocol = oneOf('TCP', 'UDP', 'SCTP');
const aKey = {
  is: (value: unknown) => /^[-._a-zA-Z0-9]{1,253}$/.test(String(value)),
  wanted: 'letters, digits, -, _ and .',
};

const containers = ['containers', 'initContainers'];
const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const inContainers = (path: string, form: Omit<Form, 'path'>): readonly Form[] =>
  containers.map((field) => ({ path: `pod.${field}[].${path}`, ...form }));

export const forms: readonly Form[] = [
  ...inContainers('name', { ...aName, required: true }),
  ...inContainers('image', {
    is: (value) => String(value).trim() === value && value !== '',
    wanted: 'an image',
    required: true,
  }),
  ...inContainers('imagePullPolicy', oneOf('Always', 'IfNotPresent', 'Never')),
  ...inContainers('env[].name', {
    is: (value) => /^[ -<>-~]+$/.test(String(value)),
    wanted: 'a name without =',
    required: true,
  }),
  ...inContainers('ports[].containerPort', { ...aPort, required: true }),
  ...inContainers('ports[].hostPort', { is: (value) => value === 0 || port(value), wanted: aPort.wanted }),
  ...inContainers('ports[].name', aPortName),
  ...inContainers('ports[].protocol', aProtocol),
  ...inContainers('volumeMounts[].name', { is: isSet, wanted: 'the name of a volume', required: true }),
  ...inContainers('volumeMounts[].mountPath', {
    is: (value) => value !== '' && !String(value).includes(':'),
    wanted: 'a path without :',
    required: true,
  }),
  ...inContainers('resources.requests.*', anAmount),
  ...inContainers('resources.limits.*', anAmount),
  ...probes.flatMap((probe) => [
    ...inContainers(`${probe}.httpGet.port`, { ...aTarget, required: true }),
    ...inContainers(`${probe}.tcpSocket.port`, { ...aTarget, required: true }),
    ...inContainers(`${probe}.grpc.port`, { ...aPort, required: true }),
  ]),
  { path: 'pod.restartPolicy', ...oneOf('Always', 'OnFailure', 'Never') },
  { path: 'pod.terminationGracePeriodSeconds', ...aCount },
  { path: 'pod.volumes[].name', ...aName, required: true },
  {
    path: 'pod.topologySpreadConstraints[].maxSkew',
    is: (value) => count(value) && value !== 0,
    wanted: 'a whole number above 0',
    required: true,
  },
  {
    path: 'pod.topologySpreadConstraints[].topologyKey',
    is: (value) => value !== '',
    wanted: 'the label of nodes',
    required: true,
  },
  {
    path: 'pod.topologySpreadConstraints[].whenUnsatisfiable',
    ...oneOf('DoNotSchedule', 'ScheduleAnyway'),
    required: true,
  },
  { kinds: ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'], path: 'spec.replicas', ...aCount },
  { kinds: ['Deployment'], path: 'spec.strategy.type', ...oneOf('RollingUpdate', 'Recreate') },
  { kinds: ['StatefulSet'], path: 'spec.updateStrategy.type', ...oneOf('RollingUpdate', 'OnDelete') },
  { kinds: ['StatefulSet'], path: 'spec.podManagementPolicy', ...oneOf('OrderedReady', 'Parallel') },
  {
    kinds: ['CronJob'],
    path: 'spec.schedule',
    is: (value) => isCronSchedule(String(value)),
    wanted: 'five fields, such as "0 3 * * *", or @daily',
    required: true,
  },
  { kinds: ['CronJob'], path: 'spec.concurrencyPolicy', ...oneOf('Allow', 'Forbid', 'Replace') },
  { kinds: ['Service'], path: 'spec.type', ...oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName') },
  { kinds: ['Service'], path: 'spec.ports[].port', ...aPort, required: true },
  { kinds: ['Service'], path: 'spec.ports[].targetPort', ...aTarget },
  { kinds: ['Service'], path: 'spec.ports[].name', ...aName },
  { kinds: ['Service'], path: 'spec.ports[].protocol', ...aProtocol },
  { kinds: ['NetworkPolicy'], path: 'spec.ingress[].ports[].port', ...aTarget },
  { kinds: ['NetworkPolicy'], path: 'spec.egress[].ports[].port', ...aTarget },
  { kinds: ['NetworkPolicy'], path: 'spec.policyTypes[]', ...oneOf('Ingress', 'Egress') },
  {
    kinds: ['Ingress'],
    path: 'spec.rules[].http.paths[].pathType',
    ...oneOf('Prefix', 'Exact', 'ImplementationSpecific'),
    required: true,
  },
  {
    kinds: ['HorizontalPodAutoscaler'],
    path: 'spec.maxReplicas',
    is: (value) => count(value) && value !== 0,
    wanted: 'a whole number above 0',
    required: true,
  },
  {
    kinds: ['PersistentVolumeClaim'],
    path: 'spec.accessModes[]',
    ...oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'),
  },
  { kinds: ['PersistentVolumeClaim'], path: 'spec.resources.requests.storage', ...anAmount, required: true },
  {
    kinds: ['Namespace'],
    path: 'metadata.labels.pod-security~kubernetes~io/enforce',
    ...oneOf('privileged', 'baseline', 'restricted'),
  },
  { kinds: ['ConfigMap', 'Secret'], path: 'data.?', ...aKey },
];

interface Place {
  readonly path: FieldPath;
  readonly value: unknown;
}

/** Faults of an object by the table. */
export function refusedIn(object: Manifest): readonly Fault[] {
  // Other controllers fill in what Kubernetes wants.
  const pod = isBuiltIn(object.kind, groupOf(object.apiVersion)) ? podOf(object) : undefined;
  return forms.flatMap((form) => {
    if (form.path.startsWith('pod.'))
      return pod ? faults({ path: pod.path, value: pod.spec }, form.path.slice(4).split('.'), form, 'pod: ') : [];
    return form.kinds?.includes(object.kind) ? faults({ path: [], value: object }, form.path.split('.'), form, '') : [];
  });
}

function faults(place: Place, [key = '', ...rest]: readonly string[], form: Form, subject: string): readonly Fault[] {
  const { path, value } = place;
  if (typeof value !== 'object' || value === null) return [];
  const name = key.replace('[]', '').replaceAll('~', '.');
  const fields = value as Readonly<Record<string, unknown>>;
  if (name === '*' || name === '?')
    return Object.entries(fields).flatMap(([one, item]) =>
      verdict({ path: [...path, one], value: name === '?' ? one : item }, form, subject),
    );
  const member: Place = { path: [...path, name], value: fields[name] };
  const members = key.endsWith('[]') ? itemsOf(member) : [member];
  return members.flatMap((one) => (rest.length > 0 ? faults(one, rest, form, subject) : verdict(one, form, subject)));
}

function verdict({ path, value }: Place, { is, required, wanted }: Form, subject: string): readonly Fault[] {
  // A variable of Flux or envsubst: what stands there is known only once it is replaced.
  if (typeof value === 'string' && /\$\{[^}]+\}/.test(value)) return [];
  if (isSet(value) ? is(value) : !required) return [];
  const field = subject ? pathText(path.slice(path.lastIndexOf('spec') + 1)) : pathText(path);
  return [{ path, message: `${subject}write ${wanted} as ${field} ${found(value)}` }];
}

function itemsOf({ path, value }: Place): readonly Place[] {
  return Array.isArray(value) ? value.map((item, place) => ({ path: [...path, place], value: item })) : [];
}
