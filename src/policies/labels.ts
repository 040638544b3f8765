import { podOf } from './pods';
import type { Manifest, Policy } from './policy';
import { type LabelSelector, type Labels, selects } from './selectors';
import { demand, found, isSet, mustBe, show } from './sentences';

const instance = 'app.kubernetes.io/instance';
const version = 'app.kubernetes.io/version';

const required = [
  'app.kubernetes.io/name',
  instance,
  version,
  'app.kubernetes.io/component',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/managed-by',
  'app',
  'owner',
  'env',
];

/** The controllers whose selector is a LabelSelector that cannot be changed later. */
const selecting = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

const validValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export const standardLabels: Policy = {
  id: 'standard-labels',
  row: 28,
  title: 'Objects and pods carry the standard labels',
  why: 'Labels answer what an object is, who owns it and what it belongs to, when somebody is woken up by it.',
  check: (object) => {
    const pod = podOf(object);
    const labels = object.metadata.labels ?? {};
    return [
      ...labelProblems('metadata', labels),
      ...(pod && object.kind !== 'Pod' ? labelProblems('pod', pod.labels) : []),
      ...(pod
        ? mustBe({
            subject: 'metadata',
            field: `the label ${instance}`,
            value: labels[instance],
            wanted: object.metadata.name,
          })
        : []),
      ...(pod && selecting.includes(object.kind) ? selectorProblems(object, pod.labels) : []),
    ];
  },
};

function labelProblems(subject: string, labels: Labels): readonly string[] {
  return [
    ...required.flatMap((key) =>
      demand(isSet(labels[key]) && labels[key] !== '', `${subject}: set the label ${key} ${found(labels[key])}`),
    ),
    ...Object.entries(labels).flatMap(([key, value]) =>
      demand(
        !isSet(value) || (typeof value === 'string' && validValue.test(value)),
        `${subject}: set the label ${key} to at most 63 letters, digits, '-', '_' or '.', with a letter or digit at both ends (it is ${show(value)})`,
      ),
    ),
  ];
}

function selectorProblems(
  object: Manifest & { spec?: { selector?: LabelSelector } },
  labels: Labels,
): readonly string[] {
  const selector = object.spec?.selector;
  return [
    ...demand(selects(selector, labels), `let spec.selector match the pod's labels ${found(selector)}`),
    ...demand(
      !isSet(selector?.matchLabels?.[version]),
      `remove ${version} from spec.selector; a selector cannot change, a version does`,
    ),
  ];
}
