import type { Manifest } from '../../kubernetes/manifest';
import { list } from '../../kubernetes/manifest';
import { inNamespace } from '../by-namespace';
import { isKind, type Kinds } from '../kinds';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

const fewestReplicas = 3;

export const autoscalerRange: Policy = {
  id: 'autoscaler-range',
  source: 17,
  title: 'An autoscaler keeps three pods or more, and can add some',
  why: 'It takes pods away at night until one failure takes the service away, or cannot help when the load comes.',
  fix: `set spec.minReplicas to ${fewestReplicas} or more and spec.maxReplicas above it`,
  answers: [
    'KS horizontalpodautoscaler-replicas',
    'KL hpa-minimum-three-replicas',
    'PO hpaMinAvailability',
    'PO hpaMaxAvailability',
    'DT 13',
    'DT 14',
  ],
  admission: {
    resources: [{ group: 'autoscaling', version: 'v2', resources: ['horizontalpodautoscalers'] }],
    variables: { least: 'object.spec.?minReplicas.orValue(1)', most: 'object.spec.?maxReplicas.orValue(0)' },
    expression: `variables.least >= ${fewestReplicas} && variables.most > variables.least`,
    found: "'from ' + string(variables.least) + ' to ' + string(variables.most)",
  },
  check: (object) => {
    if (!isKind(object, 'HorizontalPodAutoscaler')) return [];
    const { maxReplicas, minReplicas } = object.spec ?? {};
    return [
      ...demand(
        Number(minReplicas) >= fewestReplicas,
        ['spec', 'minReplicas'],
        `set spec.minReplicas to ${fewestReplicas} or more ${found(minReplicas)}`,
      ),
      ...demand(
        Number(maxReplicas) > Number(minReplicas ?? 1),
        ['spec', 'maxReplicas'],
        `set spec.maxReplicas above spec.minReplicas ${found(maxReplicas)}`,
      ),
    ];
  },
};

export const autoscalerTarget: Policy = {
  id: 'autoscaler-target',
  source: 17,
  title: 'An autoscaler scales a workload that exists',
  why: 'An autoscaler without a workload looks like one that works, until the load comes.',
  fix: 'let spec.scaleTargetRef name a workload of the namespace',
  answers: ['KS horizontalpodautoscaler-has-target', 'KL dangling-horizontalpodautoscaler', 'KB C-0300'],
  admission: { cannot: 'It depends on the workload beside the autoscaler, which may come later.' },
  check: (object, context) => {
    if (!isKind(object, 'HorizontalPodAutoscaler')) return [];
    const { kind, name } = object.spec?.scaleTargetRef ?? {};
    return demand(
      inNamespace(context.objects, object.metadata.namespace).some((other) => isTarget(other, object)),
      ['spec', 'scaleTargetRef'],
      `let spec.scaleTargetRef name a workload of the namespace (there is no ${kind} '${name}')`,
    );
  },
};

/** True if the autoscaler scales the object. */
export function isTarget(object: Manifest, scaler: Manifest & Kinds['HorizontalPodAutoscaler']): boolean {
  const target = scaler.spec?.scaleTargetRef;
  return (
    target?.kind === object.kind &&
    target.apiVersion === object.apiVersion &&
    target.name === object.metadata.name &&
    scaler.metadata.namespace === object.metadata.namespace
  );
}

/** Shares of what was requested, in per cent. */
const [lowest, highest] = [20, 90];

export const autoscalerMetric: Policy = {
  id: 'autoscaler-metric',
  source: 17,
  title: 'An autoscaler scales by CPU utilization, and below 100 %',
  why: 'Without a measure, or with one that is never reached, it adds no pod when the load comes.',
  fix: `add a metric of type Resource for cpu with a Utilization of ${lowest} to ${highest}`,
  answers: [],
  admission: { cannot: 'The API server fills a metric in before admission, and refuses an unknown one.' },
  check: (object) => {
    if (!isKind(object, 'HorizontalPodAutoscaler')) return [];
    const metrics = object.spec?.metrics;
    return demand(
      list(metrics).some(({ resource, type }) => {
        const { averageUtilization: share = 0, type: kind } = resource?.target ?? {};
        return (
          type === 'Resource' &&
          resource?.name === 'cpu' &&
          kind === 'Utilization' &&
          share >= lowest &&
          share <= highest
        );
      }),
      ['spec', 'metrics'],
      `add a metric of type Resource for cpu with a Utilization of ${lowest} to ${highest} to spec.metrics ${found(metrics)}`,
    );
  },
};
