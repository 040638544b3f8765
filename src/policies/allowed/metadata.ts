/** Keys of annotations and labels, by allow list. */
import type { FieldPath } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { incident } from '../access/break-glass';
import { celList } from '../admission';
import { isKind } from '../kinds';
import { podOf } from '../pods';
import { exemptionPrefix, type Policy } from '../policy';
import { demand, found } from '../sentences';
import { written } from '../written';

/** Annotations of ours, and those that the tools write by which dist is applied. */
const ownAnnotations = [
  'argocd.argoproj.io/tracking-id',
  'breakwater.example/noted',
  'deployment.kubernetes.io/revision',
  'kubectl.kubernetes.io/last-applied-configuration',
  'kubernetes.io/description',
];

/** Of bindings that are made for an incident: another policy says which, and with which values. */
const incidentAnnotations: readonly string[] = [incident.reason, incident.expires];

/** `kubectl rollout restart` writes it. */
const podAnnotations = ['kubectl.kubernetes.io/restartedAt'];

/** Annotations of the front door: another policy says which, and with which values. */
const ingressPrefix = 'nginx.ingress.kubernetes.io/';

const podLabels = [
  'app',
  'app.kubernetes.io/component',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/name',
  'app.kubernetes.io/part-of',
  'app.kubernetes.io/version',
  'env',
  'owner',
];

const toolLabels = [
  'argocd.argoproj.io/instance',
  'kustomize.toolkit.fluxcd.io/name',
  'kustomize.toolkit.fluxcd.io/namespace',
];

const namespaceLabels = [
  'kubernetes.io/metadata.name',
  ...['audit', 'enforce', 'warn'].flatMap((mode) => [
    `pod-security.kubernetes.io/${mode}`,
    `pod-security.kubernetes.io/${mode}-version`,
  ]),
];

/** Controllers write keys of their own into Jobs, which a CronJob makes. */
const resources = [
  ...written.map((one) => ({ ...one, resources: one.resources.filter((resource) => resource !== 'jobs') })),
  { group: '', version: 'v1', resources: ['namespaces'] },
];

const templates =
  "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate, dyn(object).spec.jobTemplate.spec.template] : object.kind in ['DaemonSet', 'Deployment', 'StatefulSet'] ? [dyn(object).spec.template] : []";

/** What is not in a list of keys of the mapping `of`, in CEL. */
const amongInCel = (of: string, keys: readonly string[], more = '') =>
  `${of}.orValue({}).all(k, k in ${celList(keys)}${more})`;

/** The metadata of an object, and of the pods and jobs that it makes. */
interface Place {
  readonly path: FieldPath;
  readonly metadata: Annotated;
  /** Whether it is the object's own. */
  readonly own: boolean;
}

function placesOf(object: Manifest): readonly Place[] {
  const pod = object.kind === 'Pod' ? undefined : podOf(object);
  const job = isKind(object, 'CronJob') ? [object.spec?.jobTemplate?.metadata ?? {}] : [];
  return [
    { path: ['metadata'], metadata: object.metadata, own: true },
    ...job.map((metadata) => ({ path: ['spec', 'jobTemplate', 'metadata'], metadata, own: false })),
    ...(pod ? [{ path: [...pod.template, 'metadata'], metadata: pod, own: false }] : []),
  ];
}

interface Annotated {
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, unknown>>;
}

export const annotationKeys: Policy = {
  id: 'annotation-keys',
  source: 'V18',
  title: 'Annotations are ours, or of the tools that apply dist',
  why: 'An annotation is a request to whichever controller reads it: for a sidecar, a certificate, another proxy, or a node.',
  fix: 'remove each annotation that no chart writes; pods have none',
  answers: [],
  admission: {
    resources,
    variables: { templates },
    expression: [
      amongInCel(
        'object.metadata.?annotations',
        ownAnnotations,
        ` || k.startsWith('${exemptionPrefix}') || object.kind == 'Ingress' && k.startsWith('${ingressPrefix}') || object.kind == 'RoleBinding' && k in ${celList(incidentAnnotations)}`,
      ),
      `variables.templates.all(t, ${amongInCel('t.?metadata.?annotations', podAnnotations)})`,
    ].join(' && '),
    found: "'its annotations'",
  },
  check: (object, { environment }) => {
    if (environment === undefined) return [];
    const isOfKind = (key: string) =>
      (object.kind === 'Ingress' && key.startsWith(ingressPrefix)) ||
      (object.kind === 'RoleBinding' && incidentAnnotations.includes(key));
    return placesOf(object).flatMap(({ metadata, own, path }) =>
      Object.keys(metadata.annotations ?? {}).flatMap((key) =>
        demand(
          own
            ? ownAnnotations.includes(key) || key.startsWith(exemptionPrefix) || isOfKind(key)
            : podAnnotations.includes(key),
          [...path, 'annotations', key],
          `remove the annotation ${key} ${found(metadata.annotations?.[key])}; no chart writes it`,
        ),
      ),
    );
  },
};

export const labelKeys: Policy = {
  id: 'label-keys',
  source: 'V18',
  title: 'Labels are those that charts write',
  why: 'A label is a request too: roles are aggregated into others by one, and injectors and schedulers read theirs.',
  fix: 'remove each label that no chart writes',
  answers: [],
  admission: {
    resources,
    variables: { templates },
    expression: [
      amongInCel(
        'object.metadata.?labels',
        [...podLabels, ...toolLabels],
        ` || object.kind == 'Namespace' && k in ${celList(namespaceLabels)}`,
      ),
      `variables.templates.all(t, ${amongInCel('t.?metadata.?labels', podLabels)})`,
    ].join(' && '),
    found: "'its labels'",
  },
  check: (object, { environment }) => {
    if (environment === undefined || isMadeByControllers(object)) return [];
    const more = object.kind === 'Namespace' ? namespaceLabels : [];
    return placesOf(object).flatMap(({ metadata, own, path }) =>
      Object.keys(metadata.labels ?? {}).flatMap((key) =>
        demand(
          podLabels.includes(key) || (own && [...toolLabels, ...more].includes(key)),
          [...path, 'labels', key],
          `remove the label ${key} ${found(metadata.labels?.[key])}; no chart writes it`,
        ),
      ),
    );
  },
};

/** Controllers label the pods that they make, by their hash, their number or their owner. */
function isMadeByControllers({ kind }: Manifest): boolean {
  return ['Pod', 'ReplicaSet'].includes(kind);
}
