import type { Manifest } from '../../kubernetes/manifest';
import { list } from '../../kubernetes/manifest';
import type { Labels } from '../../kubernetes/selectors';
import type { Resources } from '../admission';
import { isKind } from '../kinds';
import { isTemplated, podOf } from '../pods';
import type { Policy } from '../policy';
import { demand, found, type Part } from '../sentences';

const resources: readonly Resources[] = [
  { group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'statefulsets'] },
  { group: 'batch', version: 'v1', resources: ['cronjobs', 'jobs'] },
];

export const podEnvironment: Policy = {
  id: 'pod-environment',
  source: 'V1',
  title: 'Pods and volumes are of the environment of the workload that makes them',
  why: 'The workload would be accepted, and each of its pods refused: an outage that the answer does not show.',
  fix: 'set the label env of the pod template and of each volumeClaimTemplate to that of the object',
  answers: [],
  admission: {
    resources,
    variables: {
      made: "object.kind == 'CronJob' ? [dyn(object).spec.jobTemplate.spec.template] : [dyn(object).spec.template] + dyn(object).spec.?volumeClaimTemplates.orValue([])",
      env: "object.metadata.?labels[?'env'].orValue('none')",
    },
    expression: "variables.made.all(m, m.?metadata.?labels[?'env'].orValue('none') == variables.env)",
    found: "'its template, of a workload of ' + variables.env",
  },
  check: (object) => {
    if (!isTemplated(object)) return [];
    const env = object.metadata.labels?.['env'] ?? 'none';
    return madeBy(object).flatMap(({ labels, path, subject }) => {
      const value = labels?.['env'];
      return demand(
        (value ?? 'none') === env,
        [...path, 'metadata', 'labels', 'env'],
        `${subject}: set the label env to '${env}' ${found(value)}`,
      );
    });
  },
};

/** A template with labels of its own. */
interface Made extends Part {
  readonly labels: Labels | undefined;
}

function madeBy(object: Manifest): readonly Made[] {
  const pod = podOf(object);
  const claims = isKind(object, 'StatefulSet') ? list(object.spec?.volumeClaimTemplates) : [];
  return [
    ...(pod ? [{ path: pod.template, subject: pod.subject, labels: pod.labels }] : []),
    ...claims.map(({ metadata }, place) => ({
      path: ['spec', 'volumeClaimTemplates', place],
      subject: `claim '${metadata?.name}'`,
      labels: metadata?.labels,
    })),
  ];
}
