import type { Manifest } from '../../kubernetes/manifest';
import { isSet } from '../../kubernetes/manifest';
import type { Labels } from '../../kubernetes/selectors';
import { celList } from '../admission';
import { isKind } from '../kinds';
import { partOf, platform } from '../platform';
import { podOf } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found, type Part, show } from '../sentences';
import { defaultsOfCluster, isOfControlPlane, namespacedKinds, written, writtenKinds } from '../written';

const required = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/version',
  'app.kubernetes.io/component',
  partOf,
  'app.kubernetes.io/managed-by',
  'app',
  'owner',
  'env',
];

const validValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export const standardLabels: Policy = {
  id: 'standard-labels',
  source: 28,
  title: 'Objects and the pods that they make carry the standard labels',
  why: 'Labels answer what an object is, who owns it and what it belongs to, when an alert names it at night.',
  fix: `set the labels ${required.join(', ')} on the object and on its pod`,
  answers: ['KL required-label-owner', 'KB C-0076', 'KB C-0077', 'DT 21', 'DT 22'],
  admission: {
    resources: written,
    unless: defaultsOfCluster,
    variables: {
      template:
        "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate, dyn(object).spec.jobTemplate.spec.template] : object.kind in ['DaemonSet', 'Deployment', 'Job', 'StatefulSet'] ? [dyn(object).spec.template] : []",
      places: '[object.metadata.?labels.orValue({})] + variables.template.map(t, t.?metadata.?labels.orValue({}))',
      missing: `${celList(required)}.filter(l, !variables.places.all(p, p[?l].orValue('') != ''))`,
    },
    expression: 'variables.missing.size() == 0',
    found: "'without ' + variables.missing.join(', ')",
  },
  check: (object, context) =>
    writtenKinds.includes(object.kind) && !isOfControlPlane(object, context)
      ? placesOf(object).flatMap(missingLabels)
      : [],
};

export const clusterLabels: Policy = {
  id: 'cluster-labels',
  source: 28,
  title: 'Objects outside of namespaces carry the standard labels too',
  why: 'A cluster-scoped object without an owner is never cleaned up.',
  fix: `set the labels ${required.join(', ')}`,
  answers: ['KB C-0076', 'KB C-0077'],
  admission: { cannot: 'Outside of namespaces an object is known as ours by these labels and by nothing else.' },
  check: (object, context) =>
    isNamespaced(object) ? [] : [...missingLabels(ownLabels(object)), ...platformProblems(object, context)],
};

export const labelValues: Policy = {
  id: 'label-values',
  source: 28,
  title: 'Values of labels are what the API server takes',
  why: 'One wrong value stops a roll-out halfway, with some objects new and some old.',
  fix: "set each label to at most 63 letters, digits, '-', '_' or '.', with a letter or digit at both ends",
  answers: ['KS label-values', 'DT 9'],
  admission: { cannot: 'The API server refuses such values by itself, before admission.' },
  check: (object) =>
    placesOf(object).flatMap(({ labels, path, subject }) =>
      Object.entries(labels).flatMap(([key, value]) =>
        demand(
          !isSet(value) || (typeof value === 'string' && validValue.test(value)),
          [...path, key],
          `${subject}: set the label ${key} to at most 63 letters, digits, '-', '_' or '.', with a letter or digit at both ends (it is ${show(value)})`,
        ),
      ),
    ),
};

/** A place with labels: the path is that of the labels. */
export interface Place extends Part {
  readonly labels: Labels;
}

/** The label sets of an object: its own, and those of its templates. */
export function placesOf(object: Manifest): readonly Place[] {
  const pod = object.kind === 'Pod' ? undefined : podOf(object);
  const job = isKind(object, 'CronJob') ? [object.spec?.jobTemplate?.metadata?.labels ?? {}] : [];
  return [
    ownLabels(object),
    ...job.map((labels) => ({ path: ['spec', 'jobTemplate', 'metadata', 'labels'], subject: 'job', labels })),
    ...(pod ? [{ path: [...pod.template, 'metadata', 'labels'], subject: pod.subject, labels: pod.labels }] : []),
  ];
}

function ownLabels({ metadata }: Manifest): Place {
  return { path: ['metadata', 'labels'], subject: 'metadata', labels: metadata.labels ?? {} };
}

/** Objects in namespaces have a rule of their own, or are of a kind that no chart writes. */
function isNamespaced({ kind, metadata: { namespace } }: Manifest): boolean {
  return namespacedKinds.includes(kind) || (isSet(namespace) && namespace !== '');
}

/** In an environment of ours everything is part of the platform. */
function platformProblems({ metadata: { labels } }: Manifest, { environment }: PolicyContext): readonly Fault[] {
  const value = labels?.[partOf];
  return demand(
    environment === undefined || !value || value === platform,
    ['metadata', 'labels', partOf],
    `metadata: set the label ${partOf} to '${platform}' ${found(value)}; without it no rule applies`,
  );
}

/** One sentence for all that are missing. */
function missingLabels({ labels, path, subject }: Place): readonly Fault[] {
  const missing = required.filter((key) => !isSet(labels[key]) || labels[key] === '');
  const [first, ...more] = missing;
  if (first === undefined) return [];
  const message =
    more.length === 0
      ? `${subject}: set the label ${first} ${found(labels[first])}`
      : `${subject}: set the labels ${missing.join(', ')} (they are missing)`;
  return [{ path: [...path, first], message }];
}
