import { isSet, list } from '../../kubernetes/manifest';
import { amountOf, isAboveZero } from '../../kubernetes/quantity';
import { isKind, type LimitRangeItem, objectsOf } from '../kinds';
import { isOurs } from '../platform';
import type { Amounts, Container } from '../pod-shapes';
import { isOwned, type Workload, workloadsIn } from '../pods';
import type { Policy, PolicyContext } from '../policy';
import { found, show } from '../sentences';
import { isTarget } from '../workloads/autoscalers';

/** The largest ratio of a quota to the highest demand of its workloads: small ones leave room for a debugger. */
const room = 4;

const resources = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory', 'pods'] as const;

export const quotaSize: Policy = {
  id: 'quota-size',
  source: 23,
  title: 'A quota has room for its workloads at their largest, and for little more',
  why: 'A quota that is too small stops a service when the load comes; one that is too large is not a limit.',
  fix: `set spec.hard to what the workloads of the namespace ask for at their largest, and at most ${room} times that`,
  answers: [],
  admission: { cannot: 'It adds up the workloads of the namespace and their autoscalers, and it is given one object.' },
  check: (object, context) => {
    if (!isKind(object, 'ResourceQuota') || !isOurs(object)) return [];
    const { namespace } = object.metadata;
    const all = workloadsIn(context, namespace).filter((one) => !isOwned(one.object));
    return resources.flatMap((resource) => {
      const hard = object.spec?.hard?.[resource];
      const needed = all.reduce((sum, workload) => sum + need(workload, resource, context), 0);
      // Sums of fractions are not exact.
      const [given, least, most] = [amountOf(hard), needed, needed * room].map(rounded) as [number, number, number];
      const isMissing = !isSet(hard) && resource !== 'pods';
      if (isMissing || needed === 0 || (given >= least && given <= most)) return [];
      const message = `set spec.hard['${resource}'] to ${least} or more, and ${most} at the most ${found(hard)}`;
      return [{ path: ['spec', 'hard', resource], message }];
    });
  },
};

/** The sum of the requests or limits of a workload's pods, in the middle of an update. */
function need({ object, pod }: Workload, resource: (typeof resources)[number], context: PolicyContext): number {
  const pods = podsOf(object, context);
  if (resource === 'pods') return pods;
  const [field, name] = resource.split('.') as ['requests' | 'limits', 'cpu' | 'memory'];
  const sum = (containers: readonly Container[] | undefined) =>
    list(containers).reduce((total, one) => total + asked(one.resources?.[field], name), 0);
  return pods * atOnce(list(pod.spec.initContainers), sum(pod.spec.containers), (one) => sum([one]));
}

/** The most that a pod asks for at once: each init container runs beside the sidecars that started before it. */
function atOnce(before: readonly Container[], ordinary: number, of: (one: Container) => number): number {
  let [beside, most] = [0, 0];
  for (const one of before) {
    most = Math.max(most, beside + of(one));
    if (one.restartPolicy === 'Always') beside += of(one);
  }
  return Math.max(most, beside + ordinary);
}

function asked(amounts: Amounts | undefined, name: string): number {
  return amountOf(amounts?.[name]) || 0;
}

function podsOf(object: Workload['object'], context: PolicyContext): number {
  if (!isKind(object, 'Deployment', 'StatefulSet')) return 1;
  const scaler = objectsOf(context, 'HorizontalPodAutoscaler', object.metadata.namespace).find((one) =>
    isTarget(object, one),
  );
  const replicas = scaler?.spec?.maxReplicas ?? object.spec?.replicas ?? 1;
  if (!isKind(object, 'Deployment')) return replicas;
  const surge = object.spec?.strategy?.rollingUpdate?.maxSurge ?? '25%';
  return replicas + (typeof surge === 'number' ? surge : Math.ceil((replicas * Number.parseInt(surge, 10)) / 100));
}

function rounded(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}

/** The most that one container may be allowed. */
const largest = { cpu: '8', memory: '8Gi' } as const;
/** Divisor of max: the default limit of a container is less than max divided by it. */
const share = 4;

export const limitRangeOrder: Policy = {
  id: 'limit-range-order',
  source: 23,
  title: 'Defaults of a LimitRange are small, and its maximum is less than a node',
  why: 'A container without resources of its own would take what was meant for those that have them.',
  fix: `let min, defaultRequest, default and max rise in this order, default be less than a quarter of max, and max at most ${largest.cpu} and ${largest.memory}`,
  answers: [],
  admission: { cannot: 'The API server fills default and defaultRequest in from max and min before admission.' },
  check: (object) => {
    if (!isKind(object, 'LimitRange') || !isOurs(object)) return [];
    return list(object.spec?.limits).flatMap((item, index) =>
      (['cpu', 'memory'] as const)
        .filter((resource) => !isOrdered(item, resource))
        .map((resource) => {
          const given = valuesOf(item, resource).map(show).join(', ');
          const message = `spec.limits[${index}]: let min, defaultRequest, default and max of ${resource} rise, default be less than a quarter of max, and max at most ${largest[resource]} (they are ${given})`;
          return { path: ['spec', 'limits', index], message };
        }),
    );
  },
};

function valuesOf({ default: usual, defaultRequest, max, min }: LimitRangeItem, resource: 'cpu' | 'memory') {
  return [min?.[resource], defaultRequest?.[resource], usual?.[resource], max?.[resource]] as const;
}

/** True if the values rise; missing ones are reported by another rule. */
function isOrdered(item: LimitRangeItem, resource: 'cpu' | 'memory'): boolean {
  const values = valuesOf(item, resource);
  if (values.includes(undefined)) return true;
  const [min, request, usual, max] = values;
  return (
    values.every(isAboveZero) &&
    amountOf(min) <= amountOf(request) &&
    amountOf(request) <= amountOf(usual) &&
    amountOf(usual) * share < amountOf(max) &&
    amountOf(max) <= amountOf(largest[resource])
  );
}
