import type { Manifest } from '../../kubernetes/manifest';
import { isSet } from '../../kubernetes/manifest';
import { podOf } from '../pods';
import type { Policy } from '../policy';
import { found } from '../sentences';

/** A field that must be there and look so, wherever its parent is. */
interface Form {
  readonly kinds: readonly string[];
  /** From the object, or from the pod where it begins with `pod`; `[]` is each item. */
  readonly path: string;
  /** The whole value as a text. */
  readonly looks: RegExp;
}

const running = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'];
const name = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const port = /^([1-9][0-9]{0,4}|[a-z0-9-]*[a-z][a-z0-9-]*)$/;
const positive = /^[1-9][0-9]*$/;
const topology = /^[a-z0-9.-]+\/[a-z0-9-]+$/;
const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const probePaths = probes.flatMap((probe) =>
  ['httpGet', 'tcpSocket'].map((action) => `pod.containers[].${probe}.${action}.port`),
);

/** What the API server demands, of the fields that dist has. */
const forms: readonly Form[] = [
  { kinds: running, path: 'pod.containers[].name', looks: name },
  { kinds: running, path: 'pod.containers[].env[].name', looks: /^[A-Za-z_][A-Za-z0-9_.-]*$/ },
  { kinds: running, path: 'pod.containers[].ports[].containerPort', looks: /^[1-9][0-9]{0,4}$/ },
  ...probePaths.map((path) => ({ kinds: running, path, looks: port })),
  { kinds: running, path: 'pod.containers[].livenessProbe.exec.command[]', looks: /./ },
  { kinds: running, path: 'pod.containers[].readinessProbe.exec.command[]', looks: /./ },
  { kinds: running, path: 'pod.restartPolicy', looks: /^(Always|OnFailure|Never)$/ },
  { kinds: running, path: 'pod.topologySpreadConstraints[].maxSkew', looks: positive },
  { kinds: running, path: 'pod.topologySpreadConstraints[].topologyKey', looks: topology },
  {
    kinds: running,
    path: 'pod.topologySpreadConstraints[].whenUnsatisfiable',
    looks: /^(DoNotSchedule|ScheduleAnyway)$/,
  },
  {
    kinds: running,
    path: 'pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].weight',
    looks: /^([1-9][0-9]?|100)$/,
  },
  { kinds: ['Service'], path: 'spec.ports[].port', looks: /^[1-9][0-9]{0,4}$/ },
  { kinds: ['HorizontalPodAutoscaler'], path: 'spec.scaleTargetRef.apiVersion', looks: /^[a-z.]+\/v[0-9]+$/ },
  { kinds: ['Ingress'], path: 'spec.rules[].http.paths[].pathType', looks: /^(Prefix|Exact|ImplementationSpecific)$/ },
  { kinds: ['Deployment'], path: 'spec.strategy.rollingUpdate.maxSurge', looks: /^([1-9][0-9]*|[1-9][0-9]*%)$/ },
  { kinds: ['StatefulSet'], path: 'spec.updateStrategy.type', looks: /^(RollingUpdate|OnDelete)$/ },
  { kinds: ['StatefulSet'], path: 'spec.podManagementPolicy', looks: /^(Parallel|OrderedReady)$/ },
];

export const wellFormed: Policy = {
  id: 'well-formed',
  source: 29,
  title: 'Objects have what the API server demands of them',
  why: 'A roll-out stops at the first object that is refused, with some objects new and some old.',
  fix: 'set each field to what its kind allows',
  answers: [],
  admission: { cannot: 'The API server refuses such an object by itself, before it asks any policy.' },
  check: (object) => [
    ...forms
      .filter(({ kinds }) => kinds.includes(object.kind))
      .flatMap(({ looks, path }) => problems(rootOf(object, path), path.replace(/^pod\./, '').split('.'), looks, path)),
    ...withoutContainers(object),
  ],
};

function rootOf(object: Manifest, path: string): unknown {
  return path.startsWith('pod.') ? podOf(object)?.spec : object;
}

/** Where the parent of the last field is, it must be there too, but for what Kubernetes fills in. */
function problems(
  value: unknown,
  [key = '', ...rest]: readonly string[],
  looks: RegExp,
  path: string,
): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const member = (value as Record<string, unknown>)[key.replace('[]', '')];
  const members = key.endsWith('[]') ? (Array.isArray(member) ? member : []) : [member];
  if (rest.length > 0) return members.flatMap((one) => problems(one, rest, looks, path));
  return members
    .filter((one) => (isSet(one) ? !looks.test(String(one)) : !filledIn.some((end) => path.endsWith(end))))
    .map((one) => `${path.replace(/^pod\./, 'pod: ')}: set what the API server takes ${found(one)}`);
}

const filledIn = [
  'restartPolicy',
  'podManagementPolicy',
  'maxSurge',
  'updateStrategy.type',
  'scaleTargetRef.apiVersion',
];

function withoutContainers(object: Manifest): readonly string[] {
  const pod = podOf(object);
  return pod && (pod.spec.containers ?? []).length === 0 ? ['pod: add a container (there is none)'] : [];
}
