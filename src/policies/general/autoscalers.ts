/** Autoscalers: whether there is something to scale. */
import { groupOf, isBuiltIn } from '../../kubernetes/groups';
import { inNamespace } from '../by-namespace';
import { isKind } from '../kinds';
import { workloadsIn } from '../pods';
import { show } from '../sentences';
import { isFilledIn } from './names';
import { at, isForOperator, near, rule } from './rule';

/** Kinds of Kubernetes that can be scaled. */
const scalable = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

export const autoscalers = [
  rule({
    id: 'autoscaler-target',
    severity: 'warning',
    title: 'An autoscaler scales a workload that exists',
    why: 'An autoscaler without a workload looks like one that works, until the load comes.',
    fix: 'let spec.scaleTargetRef name a workload of the namespace, by its apiVersion and kind',
    answers: ['KS horizontalpodautoscaler-has-target', 'KL dangling-horizontalpodautoscaler', 'KB C-0300'],
    check: (object, context) => {
      if (!isKind(object, 'HorizontalPodAutoscaler')) return [];
      const { apiVersion, kind, name } = object.spec?.scaleTargetRef ?? {};
      if (!kind || !name || isFilledIn(name)) return [];
      const { namespace } = object.metadata;
      const group = groupOf(apiVersion ?? '');
      const alike = near(namespace, (one) => inNamespace(context.objects, one)).filter(
        (other) => other.kind === kind && groupOf(other.apiVersion) === group,
      );
      if (alike.some(({ metadata }) => metadata.name === name)) return [];
      // Without workloads the YAML is a part; without an object of a kind of others, that kind is made elsewhere.
      const isOwnKind = scalable.includes(kind) && isBuiltIn(kind, group);
      const isPart =
        near(namespace, (one) => workloadsIn(context, one)).length === 0 || (!isOwnKind && alike.length === 0);
      if (isPart || isForOperator(context, namespace, { name })) return [];
      return [
        at(
          ['spec', 'scaleTargetRef'],
          [],
          `let spec.scaleTargetRef name a workload of the namespace; the YAML has no ${kind} ${show(name)} of ${apiVersion || 'v1'}`,
        ),
      ];
    },
  }),
];
