import { isSet } from '../../kubernetes/manifest';
import { selects, selectsAll } from '../../kubernetes/selectors';
import { isKind, objectsOf } from '../kinds';
import { isReplicated, onPod, type Pod, workloadsIn } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found, mustBe } from '../sentences';

export const disruptionBudget: Policy = {
  id: 'disruption-budget',
  source: 17,
  title: 'A budget lets one pod at a time be evicted, and a broken one always',
  why: 'With a wrong budget draining a node never ends, or takes all pods on it at once.',
  fix: 'set spec.maxUnavailable to 1 and spec.unhealthyPodEvictionPolicy to AlwaysAllow, and leave minAvailable out',
  answers: [
    'KS poddisruptionbudget-has-policy',
    'KL pdb-max-unavailable',
    'KL pdb-min-available',
    'KL pdb-unhealthy-pod-eviction-policy',
    'PO pdbDisruptionsIsZero',
    'PO pdbMinAvailableGreaterThanHPAMinReplicas',
  ],
  admission: {
    resources: [{ group: 'policy', version: 'v1', resources: ['poddisruptionbudgets'] }],
    expression:
      "object.spec.?maxUnavailable.orValue(0) == 1 && !has(object.spec.minAvailable) && object.spec.?unhealthyPodEvictionPolicy.orValue('') == 'AlwaysAllow'",
    found: "'its spec'",
  },
  check: (object) => {
    if (!isKind(object, 'PodDisruptionBudget')) return [];
    const { maxUnavailable, minAvailable, unhealthyPodEvictionPolicy } = object.spec ?? {};
    return [
      ...mustBe({ field: ['spec', 'maxUnavailable'], value: maxUnavailable, wanted: 1 }),
      ...demand(
        !isSet(minAvailable),
        ['spec', 'minAvailable'],
        `remove spec.minAvailable ${found(minAvailable)}; maxUnavailable says it`,
      ),
      ...mustBe({
        field: ['spec', 'unhealthyPodEvictionPolicy'],
        value: unhealthyPodEvictionPolicy,
        wanted: 'AlwaysAllow',
        hint: 'else a pod that keeps crashing blocks the drain of its node',
      }),
    ];
  },
};

export const disruptionBudgetTarget: Policy = {
  id: 'disruption-budget-target',
  source: 17,
  title: 'A replicated workload has one budget, and a budget has pods',
  why: 'Without a budget draining a node takes all pods on it at once; with two the API server refuses every eviction.',
  fix: "add one PodDisruptionBudget whose selector matches the pod's labels",
  answers: [
    'KS deployment-has-poddisruptionbudget',
    'KS statefulset-has-poddisruptionbudget',
    'PO missingPodDisruptionBudget',
  ],
  admission: { cannot: 'It depends on the budgets beside the workload, which may come later.' },
  check: (object, context) => {
    const { namespace } = object.metadata;
    if (isReplicated(object)) return onPod(object, (pod) => budgetProblems(pod, namespace, context));
    if (!isKind(object, 'PodDisruptionBudget')) return [];
    return demand(
      isSet(object.spec?.selector) &&
        !selectsAll(object.spec.selector) &&
        workloadsIn(context, namespace).some(({ pod }) => selects(object.spec?.selector, pod.labels)),
      ['spec', 'selector'],
      'let spec.selector match the labels of a pod of the namespace (it matches none, or all)',
    );
  },
};

function budgetProblems(pod: Pod, namespace: string | undefined, context: PolicyContext): readonly Fault[] {
  const budgets = objectsOf(context, 'PodDisruptionBudget', namespace)
    .filter(({ spec }) => selects(spec?.selector, pod.labels))
    .map(({ metadata }) => metadata.name);
  return [
    ...demand(
      budgets.length > 0,
      [],
      "add a PodDisruptionBudget whose selector matches the pod's labels (there is none)",
    ),
    ...demand(
      budgets.length < 2,
      [],
      `keep one PodDisruptionBudget of ${budgets.join(', ')}; with several the API server refuses every eviction`,
    ),
  ];
}
