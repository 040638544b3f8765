import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import {
  type LabelSelector,
  type Labels,
  selects,
  selectsAll,
  selectsAllInCel,
  selectsInCel,
} from '../../kubernetes/selectors';
import { isKind, objectsOf } from '../kinds';
import { isOurs, notOurs } from '../platform';
import { isReplicated, onPod } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { isTarget } from './autoscalers';

const fewestReplicas = 3;
const hostname = 'kubernetes.io/hostname';

export const minimumReplicas: Policy = {
  id: 'minimum-replicas',
  source: 17,
  title: 'Replicated workloads have three pods or more, and one side that decides how many',
  why: 'With fewer pods one failure takes the service away, and two deciders undo each other.',
  fix: `set spec.replicas to ${fewestReplicas} or more, or leave it out where a HorizontalPodAutoscaler decides`,
  answers: [
    'KS deployment-replicas',
    'KS deployment-targeted-by-hpa-does-not-have-replicas-configured',
    'KL minimum-three-replicas',
    'PO deploymentMissingReplicas',
    'DT 16',
  ],
  admission: { cannot: 'It depends on the autoscaler beside the workload, which may come later.' },
  check: (object, context) => replicaProblems(object, context),
};

const own = `!(${selectsAllInCel('s')}) && ${selectsInCel('s', 'variables.labels')}`;
const antiAffinity = 'object.spec.template.spec.?affinity.?podAntiAffinity';

export const podSpread: Policy = {
  id: 'pod-spread',
  source: 18,
  title: 'The pods of a workload keep away from each other',
  why: 'Three replicas on one node are one replica when the node fails.',
  fix: `add a podAntiAffinity term with topologyKey ${hostname} and a topologySpreadConstraint, both with a labelSelector that matches the pod's own labels`,
  answers: [
    'KS deployment-has-host-podantiaffinity',
    'KS statefulset-has-host-podantiaffinity',
    'KS pod-topology-spread-constraints',
    'KL no-anti-affinity',
    'PO topologySpreadConstraint',
  ],
  admission: {
    resources: [{ group: 'apps', version: 'v1', resources: ['deployments', 'statefulsets'] }],
    variables: {
      labels: 'object.spec.template.?metadata.?labels.orValue({})',
      // Not a variable of its own: an optional value does not survive in one.
      terms: `${antiAffinity}.?requiredDuringSchedulingIgnoredDuringExecution.orValue([]) + ${antiAffinity}.?preferredDuringSchedulingIgnoredDuringExecution.orValue([]).map(t, t.podAffinityTerm)`,
      apart: `variables.terms.filter(t, has(t.labelSelector) && t.topologyKey == '${hostname}').map(t, t.labelSelector)`,
      spread: 'object.spec.template.spec.?topologySpreadConstraints.orValue([]).map(t, t.?labelSelector.orValue({}))',
    },
    expression: [
      `variables.apart.exists(s, ${own})`,
      `variables.spread.size() > 0 && variables.spread.all(s, ${own})`,
    ].join(' && '),
    found: "'its pod'",
  },
  check: (object) =>
    isReplicated(object)
      ? onPod(object, ({ labels, path, spec }) => {
          const affinity = spec.affinity?.podAntiAffinity;
          const terms = [
            ...list(affinity?.requiredDuringSchedulingIgnoredDuringExecution),
            ...list(affinity?.preferredDuringSchedulingIgnoredDuringExecution).map((term) => term.podAffinityTerm),
          ].filter((term) => term?.topologyKey === hostname);
          const spread = list(spec.topologySpreadConstraints);
          const place = spread.findIndex(({ labelSelector }) => !selectsOwn(labelSelector, labels));
          return [
            ...demand(
              terms.some((term) => selectsOwn(term?.labelSelector, labels)),
              [...path, 'affinity', 'podAntiAffinity'],
              `pod: add a podAntiAffinity term with topologyKey '${hostname}' whose labelSelector matches the pod's own labels`,
            ),
            ...demand(
              spread.length > 0 && place < 0,
              [...path, 'topologySpreadConstraints', ...(place < 0 ? [] : [place, 'labelSelector'])],
              "pod: add a topologySpreadConstraint, and let the labelSelector of each match the pod's own labels",
            ),
          ];
        })
      : [],
};

/** True if the selector matches the labels, and not every pod. */
function selectsOwn(selector: LabelSelector | undefined, labels: Labels): boolean {
  return isSet(selector) && !selectsAll(selector) && selects(selector, labels);
}

function replicaProblems(object: Manifest, context: PolicyContext): readonly Fault[] {
  if (!isKind(object, 'Deployment', 'StatefulSet')) return [];
  const { namespace } = object.metadata;
  const scaler = objectsOf(context, 'HorizontalPodAutoscaler', namespace).find((other) => isTarget(object, other));
  const replicas = object.spec?.replicas;
  return scaler
    ? demand(
        !isSet(replicas),
        ['spec', 'replicas'],
        `remove spec.replicas ${found(replicas)}; the HorizontalPodAutoscaler '${scaler.metadata.name}' decides`,
      )
    : demand(
        Number(replicas) >= fewestReplicas,
        ['spec', 'replicas'],
        `set spec.replicas to ${fewestReplicas} or more ${found(replicas)}`,
      );
}

const keys = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

export const zoneSpread: Policy = {
  id: 'zone-spread',
  source: 18,
  title: 'Pods of a workload are spread evenly, over nodes and over zones',
  why: 'Three replicas on three nodes of one zone are none when the zone fails.',
  fix: `add a topologySpreadConstraint with maxSkew 1 for each topologyKey of ${keys.join(' and ')}`,
  answers: [],
  admission: {
    resources: [{ group: 'apps', version: 'v1', resources: ['deployments', 'statefulsets'] }],
    unless: notOurs,
    variables: { spread: 'object.spec.template.spec.?topologySpreadConstraints.orValue([])' },
    expression: `['${keys.join("', '")}'].all(k, variables.spread.exists(t, t.topologyKey == k && t.maxSkew == 1))`,
    found: "'its pod'",
  },
  check: (object) =>
    isReplicated(object) && isOurs(object)
      ? onPod(object, ({ path, spec }) =>
          keys.flatMap((key) => {
            const spread = list(spec.topologySpreadConstraints);
            const place = spread.findIndex(({ topologyKey }) => topologyKey === key);
            return demand(
              spread.some((one) => one.topologyKey === key && one.maxSkew === 1),
              [...path, 'topologySpreadConstraints', ...(place < 0 ? [] : [place, 'maxSkew'])],
              `pod: add a topologySpreadConstraint with topologyKey '${key}' and maxSkew 1 ${found(spread[place]?.maxSkew)}`,
            );
          }),
        )
      : [],
};
