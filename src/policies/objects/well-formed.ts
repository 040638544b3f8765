import type { FieldPath } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { onPod, podOf } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';

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

/** Formats that the API server requires, for the fields that dist has. */
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
  title: 'Objects have the fields that the API server requires',
  why: 'A roll-out stops at the first object that is refused, with some objects new and some old.',
  fix: 'set each field to what its kind allows',
  answers: [],
  admission: { cannot: 'The API server refuses such an object by itself, before admission.' },
  check: (object) => [
    ...forms
      .filter(({ kinds }) => kinds.includes(object.kind))
      .flatMap((form) => problems(rootOf(object, form), form.path.replace(/^pod\./, '').split('.'), form)),
    ...withoutContainers(object),
  ],
};

/** A value on the way of a form, and where it is. */
interface Place {
  readonly path: FieldPath;
  readonly value: unknown;
}

function rootOf(object: Manifest, form: Form): Place {
  const pod = form.path.startsWith('pod.') ? podOf(object) : undefined;
  return pod ? { path: pod.path, value: pod.spec } : { path: [], value: object };
}

/** Faults of the last field: required where its parent is set, unless Kubernetes has a default for it. */
function problems({ path, value }: Place, [key = '', ...rest]: readonly string[], form: Form): readonly Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  const name = key.replace('[]', '');
  const member = { path: [...path, name], value: (value as Record<string, unknown>)[name] };
  const members = key.endsWith('[]') ? itemsOf(member) : [member];
  if (rest.length > 0) return members.flatMap((one) => problems(one, rest, form));
  return members.flatMap((one) =>
    demand(
      isSet(one.value) ? form.looks.test(String(one.value)) : filledIn.some((end) => form.path.endsWith(end)),
      one.path,
      `${form.path.replace(/^pod\./, 'pod: ')}: set what the API server takes ${found(one.value)}`,
    ),
  );
}

function itemsOf({ path, value }: Place): readonly Place[] {
  return Array.isArray(value) ? value.map((item, place) => ({ path: [...path, place], value: item })) : [];
}

const filledIn = [
  'restartPolicy',
  'podManagementPolicy',
  'maxSurge',
  'updateStrategy.type',
  'scaleTargetRef.apiVersion',
];

function withoutContainers(object: Manifest): readonly Fault[] {
  return onPod(object, ({ path, spec }) =>
    demand(list(spec.containers).length > 0, [...path, 'containers'], 'pod: add a container (there is none)'),
  );
}
