/** Availability of workloads: probes, spread, budgets, and controllers of pods. */
import { list, type Manifest } from '../../kubernetes/manifest';
import { hasLabels, selects, selectsAll } from '../../kubernetes/selectors';
import { isKind, objectsOf } from '../kinds';
import type { PodSpec } from '../pod-shapes';
import { isLongRunning, isReplicated, type Pod, workloadsIn } from '../pods';
import type { PolicyContext } from '../policy';
import { found } from '../sentences';
import { at, isForOperator, isMeantFor, near, podsOf, rule } from './rule';

export const availability = [
  rule({
    id: 'probes',
    severity: 'warning',
    title: 'Pods behind a Service say when they are ready',
    why: 'Without a readiness probe a Service sends to a pod before it can answer, at each roll-out.',
    fix: 'set readinessProbe of the container that listens',
    answers: ['KS pod-probes', 'KL no-readiness-probe', 'CK CKV_K8S_9', 'PO readinessProbeMissing'],
    check: (object, context) => {
      if (!isLongRunning(object)) return [];
      return podsOf(object).flatMap((pod) => {
        const service = serviceOf(object, pod, context);
        const isProbed = list(pod.spec.containers).some(({ readinessProbe }) => readinessProbe);
        if (!service || isProbed || pod.spec.readinessGates) return [];
        const message = `pod: set readinessProbe of a container (none has one); the Service '${service}' sends to it`;
        return [at(pod.path, ['containers'], message)];
      });
    },
  }),
  rule({
    id: 'pod-spread',
    severity: 'info',
    title: 'Pods of a workload keep away from each other',
    why: 'Replicas on one node are none when the node fails.',
    fix: 'add a topologySpreadConstraint or a podAntiAffinity over kubernetes.io/hostname',
    answers: ['KS deployment-has-host-podantiaffinity', 'KL no-anti-affinity'],
    check: (object) => {
      const replicas = isReplicated(object) && isKind(object, 'Deployment') ? object.spec?.replicas : undefined;
      if (!(Number(replicas) > 1)) return [];
      return podsOf(object).flatMap(({ path, spec }) =>
        isSpread(spec)
          ? []
          : [at(path, [], `pod: add a topologySpreadConstraint; ${replicas} pods may all be on one node`)],
      );
    },
  }),
  rule({
    id: 'disruption-budget',
    severity: 'warning',
    title: 'A budget lets pods be evicted',
    why: 'With a budget of none, draining a node for an upgrade never ends.',
    fix: 'let spec.maxUnavailable be 1 or more, or spec.minAvailable less than the replicas',
    answers: ['KL pdb-max-unavailable', 'KL pdb-min-available', 'PO pdbDisruptionsIsZero'],
    check: (object, context) => {
      if (!isKind(object, 'PodDisruptionBudget')) return [];
      const { maxUnavailable, minAvailable, selector } = object.spec ?? {};
      if (isNothing(maxUnavailable))
        return [at(['spec', 'maxUnavailable'], [], `let spec.maxUnavailable be 1 or more ${found(maxUnavailable)}`)];
      const counts = near(object.metadata.namespace, (one) => workloadsIn(context, one))
        .filter(({ pod }) => selects(selector, pod.labels))
        .map((one) => (isKind(one.object, 'Deployment', 'StatefulSet') ? one.object.spec?.replicas : undefined))
        .filter((count) => count !== undefined);
      const isAll =
        minAvailable === '100%' ||
        (counts.length > 0 && counts.every((count) => Number(minAvailable) >= Number(count)));
      if (!isAll || isScaled(object, context)) return [];
      return [
        at(['spec', 'minAvailable'], [], `let spec.minAvailable be less than the replicas ${found(minAvailable)}`),
      ];
    },
  }),
  rule({
    id: 'disruption-budget-target',
    severity: 'warning',
    title: 'A workload has one budget at most, and a budget has pods',
    why: 'With two budgets the API server refuses every eviction, and one without pods protects none.',
    fix: "let the selector of one PodDisruptionBudget match the pod's labels",
    answers: ['KS deployment-has-poddisruptionbudget', 'KL dangling-poddisruptionbudget'],
    check: (object, context) => {
      if (!isKind(object, 'PodDisruptionBudget')) return [];
      const { namespace, name } = object.metadata;
      const selector = object.spec?.selector;
      const workloads = near(namespace, (one) => workloadsIn(context, one));
      if (!selector || selectsAll(selector) || workloads.length === 0) return [];
      const own = workloads.filter(({ pod }) => selects(selector, pod.labels));
      if (own.length === 0 && isForOperator(context, namespace, selector.matchLabels ?? {})) return [];
      if (own.length === 0 && !isMeantFor(workloads, Object.keys(selector.matchLabels ?? {}))) return [];
      if (own.length === 0)
        return [
          at(
            ['spec', 'selector'],
            [],
            'let spec.selector match the labels of a pod of the namespace (it matches none of the YAML)',
          ),
        ];
      const others = objectsOf(context, 'PodDisruptionBudget', namespace).filter(
        (one) => one.metadata.name !== name && own.some(({ pod }) => selects(one.spec?.selector, pod.labels)),
      );
      return others.map((other) =>
        at(
          ['spec', 'selector'],
          [],
          `keep one budget of these pods; '${other.metadata.name}' selects them too, and the API server refuses every eviction`,
        ),
      );
    },
  }),
  rule({
    id: 'managed-pod',
    severity: 'info',
    title: 'Pods are made by controllers',
    why: 'Nothing replaces a bare pod when it ends or when its node goes.',
    fix: 'let a Deployment, StatefulSet or Job make the pod',
    answers: ['KB C-0073', 'DT 25'],
    check: (object) => {
      const isBare = object.kind === 'Pod' && podsOf(object).length > 0;
      const isHook = Object.keys(object.metadata.annotations ?? {}).some((key) =>
        /^(helm\.sh\/hook|argocd\.argoproj\.io\/hook)/.test(key),
      );
      const isOnce = podsOf(object).some(({ spec }) => spec.restartPolicy === 'Never');
      return isBare && !isHook && !isOnce
        ? [at([], [], 'let a Deployment, StatefulSet or Job make the pod; nothing replaces a bare one')]
        : [];
    },
  }),
];

/** The name of a Service that sends to the pod. */
function serviceOf({ metadata: { namespace } }: Manifest, { labels }: Pod, context: PolicyContext): string | undefined {
  return near(namespace, (one) => objectsOf(context, 'Service', one)).find(({ spec }) => {
    const selector = spec?.selector ?? {};
    return Object.keys(selector).length > 0 && hasLabels(selector, labels) && spec?.publishNotReadyAddresses !== true;
  })?.metadata.name;
}

function isSpread({ affinity, topologySpreadConstraints }: PodSpec): boolean {
  const {
    preferredDuringSchedulingIgnoredDuringExecution: preferred,
    requiredDuringSchedulingIgnoredDuringExecution: required,
  } = affinity?.podAntiAffinity ?? {};
  return list(topologySpreadConstraints).length + list(preferred).length + list(required).length > 0;
}

function isNothing(amount: unknown): boolean {
  return amount === 0 || amount === '0' || amount === '0%';
}

/** An autoscaler decides how many there are: the replicas of the YAML say little. */
function isScaled({ metadata: { namespace }, ...budget }: Manifest, context: PolicyContext): boolean {
  const { selector } = (budget['spec'] ?? {}) as { readonly selector?: Parameters<typeof selects>[0] };
  const names = workloadsIn(context, namespace).filter(({ pod }) => selects(selector, pod.labels));
  return objectsOf(context, 'HorizontalPodAutoscaler', namespace).some(({ spec }) =>
    names.some(({ object }) => spec?.scaleTargetRef?.name === object.metadata.name),
  );
}
