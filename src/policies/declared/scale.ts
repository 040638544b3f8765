/** Autoscalers and disruption budgets of declared services: whose they are, and how far they go. */
import type { Declared } from '../../config/declared';
import { isSet } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { isKind } from '../kinds';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';
import { onDeclared } from './declared';

const nameLabel = 'app.kubernetes.io/name';

export const declaredAutoscaler: Policy = {
  id: 'declared-autoscaler',
  source: 'V18',
  title: 'An autoscaler is that of a declared service, up to what the environment declares',
  why: 'One that may make thousands of pods takes the quota of its namespace, and one of another workload moves what no autoscaler should.',
  fix: 'let metadata.name and spec.scaleTargetRef.name be those of a service with a range of instances in the environment, and spec.maxReplicas at most the end of the range',
  answers: [],
  admission: onDeclared(autoscalers),
  check: (object, { declared }) => {
    if (!declared || !isKind(object, 'HorizontalPodAutoscaler')) return [];
    const { maxReplicas, scaleTargetRef } = object.spec ?? {};
    const { name, namespace } = object.metadata;
    const service = declared.services.find((one) => one.namespace === namespace && one.name === name);
    const largest = service?.largest ?? 0;
    return [
      ...demand(
        largest > 0,
        ['metadata', 'name'],
        `set metadata.name to a service of the namespace with a range of instances (it is '${name}')`,
      ),
      ...demand(
        largest === 0 || (isSet(maxReplicas) && maxReplicas <= largest),
        ['spec', 'maxReplicas'],
        `set spec.maxReplicas to ${largest} or less ${found(maxReplicas)}`,
      ),
      ...demand(
        scaleTargetRef?.name === name,
        ['spec', 'scaleTargetRef', 'name'],
        `set spec.scaleTargetRef.name to '${name}' ${found(scaleTargetRef?.name)}`,
      ),
    ];
  },
};

export const declaredBudget: Policy = {
  id: 'declared-budget',
  source: 'V18',
  title: 'A disruption budget is that of a declared service, and of its pods alone',
  why: 'A budget that counts the pods of others holds back every drain of a node.',
  fix: `let metadata.name be that of a service of the namespace, and the label ${nameLabel} in spec.selector.matchLabels the same`,
  answers: [],
  admission: onDeclared(budgets),
  check: (object, { declared }) => {
    if (!declared || !isKind(object, 'PodDisruptionBudget')) return [];
    const { name, namespace } = object.metadata;
    const selected = object.spec?.selector?.matchLabels?.[nameLabel];
    return [
      ...demand(
        declared.services.some((one) => one.namespace === namespace && one.name === name),
        ['metadata', 'name'],
        `set metadata.name to a service of the namespace (it is '${name}')`,
      ),
      ...demand(
        isSet(selected) && selected === name,
        ['spec', 'selector'],
        `set the label ${nameLabel} in spec.selector.matchLabels to '${name}' ${found(selected)}`,
      ),
    ];
  },
};

const own = "object.metadata.namespace + '/' + object.metadata.name";

function autoscalers({ services }: Declared): Admission {
  const ranges = services.flatMap(({ largest, name, namespace }) =>
    largest ? [`${celText(`${namespace}/${name}`)}: ${largest}`] : [],
  );
  return {
    resources: [{ group: 'autoscaling', version: 'v2', resources: ['horizontalpodautoscalers'] }],
    variables: { largest: `{${ranges.join(', ')}}[?${own}].orValue(0)` },
    expression:
      "object.spec.maxReplicas <= variables.largest && object.spec.scaleTargetRef.?name.orValue('') == object.metadata.name",
    found: "'its name, target or maxReplicas'",
  };
}

function budgets({ services }: Declared): Admission {
  const names = celList(services.map(({ name, namespace }) => `${namespace}/${name}`));
  return {
    resources: [{ group: 'policy', version: 'v1', resources: ['poddisruptionbudgets'] }],
    expression: `${own} in ${names} && object.spec.?selector.?matchLabels[?'${nameLabel}'].orValue('') == object.metadata.name`,
    found: "'its name or selector'",
  };
}
