/** Labels and selectors of controllers. */

import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { type LabelSelector, selects, selectsAll } from '../../kubernetes/selectors';
import type { Resources } from '../admission';
import { isOwned, podOf } from '../pods';
import type { Policy } from '../policy';
import { demand, found, mustBe, type Part } from '../sentences';

const instance = 'app.kubernetes.io/instance';
const version = 'app.kubernetes.io/version';

/** The controllers whose selector is a LabelSelector that cannot be changed later. */
const selecting = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];
const named = ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'StatefulSet'];

const sets: Resources = { group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'statefulsets'] };

interface Selecting {
  readonly spec?: { readonly selector?: LabelSelector };
}

const metadata: Part = { path: ['metadata'], subject: 'metadata' };

export const instanceLabel: Policy = {
  id: 'instance-label',
  source: 28,
  title: 'The instance of a workload is its name',
  why: 'Dashboards, alerts and people look for a workload by the label, and find another one.',
  fix: `set the label ${instance} to metadata.name`,
  answers: ['PO metadataAndInstanceMismatched'],
  admission: {
    resources: [sets, { group: 'batch', version: 'v1', resources: ['cronjobs', 'jobs'] }],
    unless: {
      'made-by-a-controller': 'object.metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false))',
    },
    variables: { instance: `object.metadata.?labels[?'${instance}'].orValue(object.metadata.name)` },
    expression: 'variables.instance == object.metadata.name',
    found: "'instance ' + variables.instance",
  },
  // A missing label is reported by the rule standard-labels.
  check: (object) => {
    const value = object.metadata.labels?.[instance] ?? object.metadata.name;
    return named.includes(object.kind) && !isOwned(object)
      ? mustBe({
          of: metadata,
          field: ['labels', instance],
          called: `the label ${instance}`,
          value,
          wanted: object.metadata.name,
        })
      : [];
  },
};

export const selectorLabels: Policy = {
  id: 'selector-labels',
  source: 28,
  title: 'Selectors are labels that never change',
  why: 'A selector is immutable: the next version could only replace the workload after deleting it.',
  fix: `remove ${version} from spec.selector`,
  answers: [],
  admission: {
    resources: [{ ...sets, resources: [...sets.resources, 'replicasets'] }],
    expression: `!('${version}' in object.spec.?selector.?matchLabels.orValue({})) && !object.spec.?selector.?matchExpressions.orValue([]).exists(e, e.?key.orValue('') == '${version}')`,
    found: "'its selector'",
  },
  check: (object) => {
    const { matchExpressions, matchLabels } = selectorOf(object) ?? {};
    const isLabel = isSet(matchLabels?.[version]);
    const place = list(matchExpressions).findIndex(({ key }) => key === version);
    return demand(
      !isLabel && place < 0,
      ['spec', 'selector', ...(isLabel ? ['matchLabels', version] : ['matchExpressions', place])],
      `remove ${version} from spec.selector; a selector cannot change, a version does`,
    );
  },
};

export const selectorMatch: Policy = {
  id: 'selector-match',
  source: 28,
  title: 'A selector selects the pods of its own workload',
  why: 'The API server refuses a controller that would never find its pods, when the roll-out has begun.',
  fix: "let spec.selector match the pod's labels",
  answers: [
    'KS deployment-pod-selector-labels-match-template-metadata-labels',
    'KS statefulset-pod-selector-labels-match-template-metadata-labels',
    'KL mismatching-selector',
    'KB C-0296',
  ],
  admission: { cannot: 'The API server refuses such a selector by itself, before admission.' },
  check: (object) => {
    const pod = podOf(object);
    if (!pod || !selecting.includes(object.kind)) return [];
    const selector = selectorOf(object);
    return demand(
      isSet(selector) && !selectsAll(selector) && selects(selector, pod.labels),
      ['spec', 'selector'],
      `let spec.selector match the pod's labels ${found(selector)}`,
    );
  },
};

function selectorOf(object: Manifest & Selecting): LabelSelector | undefined {
  return selecting.includes(object.kind) ? object.spec?.selector : undefined;
}
