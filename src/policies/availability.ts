import { isKind, type Kinds, objectsOf } from './kinds';
import { isReplicated, onPod, type Pod, workloadsIn } from './pods';
import type { Manifest, Policy, PolicyContext } from './policy';
import { selects } from './selectors';
import { demand, found, isSet, list, mustBe } from './sentences';

const fewestReplicas = 3;

export const minimumReplicas: Policy = {
  id: 'minimum-replicas',
  row: 17,
  title: 'Replicated workloads have three pods or more, and one side that decides how many',
  why: 'With fewer pods one failure takes the service away, and two deciders undo each other.',
  check: (object, context) => [...replicaProblems(object, context), ...autoscalerProblems(object, context)],
};

export const disruptionBudget: Policy = {
  id: 'disruption-budget',
  row: 17,
  title: 'Of the pods of a replicated workload one at a time may be evicted',
  why: 'Without a budget draining a node takes all pods on it at once, and with a wrong one the drain never ends.',
  check: (object, context) => [
    ...(isReplicated(object)
      ? onPod(object, (pod) => budgetCountProblems(pod, object.metadata.namespace, context))
      : []),
    ...budgetProblems(object, context),
  ],
};

function replicaProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (!isKind(object, 'Deployment', 'StatefulSet')) return [];
  const { namespace } = object.metadata;
  const scaler = objectsOf(context, 'HorizontalPodAutoscaler', namespace).find((other) => isTarget(object, other));
  const replicas = object.spec?.replicas;
  return scaler
    ? demand(
        !isSet(replicas),
        `remove spec.replicas ${found(replicas)}; the HorizontalPodAutoscaler '${scaler.metadata.name}' decides`,
      )
    : demand(isEnough(replicas), `set spec.replicas to ${fewestReplicas} or more ${found(replicas)}`);
}

function budgetCountProblems(pod: Pod, namespace: string | undefined, context: PolicyContext): readonly string[] {
  const budgets = objectsOf(context, 'PodDisruptionBudget', namespace)
    .filter(({ spec }) => selects(spec?.selector, pod.labels))
    .map(({ metadata }) => metadata.name);
  return [
    ...demand(budgets.length > 0, "add a PodDisruptionBudget whose selector matches the pod's labels (there is none)"),
    ...demand(
      budgets.length < 2,
      `keep one PodDisruptionBudget of ${budgets.join(', ')}; with several the API server refuses every eviction`,
    ),
  ];
}

function autoscalerProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (!isKind(object, 'HorizontalPodAutoscaler')) return [];
  const { maxReplicas, minReplicas, scaleTargetRef } = object.spec ?? {};
  const target = `${scaleTargetRef?.kind} '${scaleTargetRef?.name}'`;
  return [
    ...demand(isEnough(minReplicas), `set spec.minReplicas to ${fewestReplicas} or more ${found(minReplicas)}`),
    ...demand(
      Number(maxReplicas) > Number(minReplicas ?? 1),
      `set spec.maxReplicas above spec.minReplicas ${found(maxReplicas)}`,
    ),
    ...demand(
      context.objects.some((other) => isTarget(other, object)),
      `let spec.scaleTargetRef name a workload of the namespace (there is no ${target})`,
    ),
  ];
}

function budgetProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (!isKind(object, 'PodDisruptionBudget')) return [];
  const { maxUnavailable, selector, unhealthyPodEvictionPolicy } = object.spec ?? {};
  return [
    ...mustBe({ field: 'spec.maxUnavailable', value: maxUnavailable, wanted: 1 }),
    ...mustBe({
      field: 'spec.unhealthyPodEvictionPolicy',
      value: unhealthyPodEvictionPolicy,
      wanted: 'AlwaysAllow',
      hint: 'else a pod that keeps crashing blocks the drain of its node',
    }),
    ...demand(
      workloadsIn(context, object.metadata.namespace).some(({ pod }) => selects(selector, pod.labels)),
      'let spec.selector match the labels of a pod of the namespace (it matches none)',
    ),
  ];
}

export const podSpread: Policy = {
  id: 'pod-spread',
  row: 18,
  title: 'The pods of a workload keep away from each other',
  why: 'Three replicas on one node are one replica when the node fails.',
  check: (object) =>
    isReplicated(object)
      ? onPod(object, ({ labels, spec }) => {
          const affinity = spec.affinity?.podAntiAffinity;
          const terms = [
            ...list(affinity?.requiredDuringSchedulingIgnoredDuringExecution),
            ...list(affinity?.preferredDuringSchedulingIgnoredDuringExecution).map((term) => term.podAffinityTerm),
          ].filter((term) => term?.topologyKey === 'kubernetes.io/hostname');
          return [
            ...demand(
              terms.some((term) => selects(term?.labelSelector, labels)),
              "pod: add a podAntiAffinity term with topologyKey 'kubernetes.io/hostname' whose labelSelector matches the pod's own labels",
            ),
            ...demand(
              list(spec.topologySpreadConstraints).some((constraint) => selects(constraint.labelSelector, labels)),
              "pod: add a topologySpreadConstraint whose labelSelector matches the pod's own labels",
            ),
          ];
        })
      : [],
};

/** Whether the autoscaler scales the object. */
function isTarget(object: Manifest, scaler: Manifest & Kinds['HorizontalPodAutoscaler']): boolean {
  const target = scaler.spec?.scaleTargetRef;
  return (
    target?.kind === object.kind &&
    target.name === object.metadata.name &&
    scaler.metadata.namespace === object.metadata.namespace
  );
}

function isEnough(replicas: number | undefined): boolean {
  return Number(replicas) >= fewestReplicas;
}
