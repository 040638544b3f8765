/** PriorityClasses. */

import { isSet } from '../../kubernetes/manifest';
import { isKind, objectsOf } from '../kinds';
import { isOurs, notOurs } from '../platform';
import { onPod } from '../pods';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

const highest = 100_000;

export const priorityClassTarget: Policy = {
  id: 'priority-class-target',
  source: 20,
  title: 'Pods have a PriorityClass that exists',
  why: 'The API server creates no pod of an unknown class: the next one that is needed never starts.',
  fix: 'let priorityClassName of the pod name a PriorityClass of the platform',
  answers: [],
  admission: { cannot: 'The API server refuses a pod of an unknown class by itself, before admission.' },
  check: (object, context) => {
    if (!isOurs(object)) return [];
    const known = objectsOf(context, 'PriorityClass', undefined).map(({ metadata }) => metadata.name);
    return onPod(object, ({ path, spec: { priorityClassName: name } }) =>
      demand(
        !isSet(name) || known.includes(name) || name.startsWith('system-'),
        [...path, 'priorityClassName'],
        `pod: let priorityClassName name a class that is here: ${known.join(', ')} ${found(name)}`,
      ),
    );
  },
};

export const priorityClassValue: Policy = {
  id: 'priority-class-value',
  source: 20,
  title: 'Our classes are below those of the cluster, and none is the default',
  why: 'Pods of a class that is too high evict those of the cluster itself, and a default one applies to foreign pods too.',
  fix: `set value to 1 to ${highest}, and leave globalDefault out`,
  answers: [],
  admission: {
    resources: [{ group: 'scheduling.k8s.io', version: 'v1', resources: ['priorityclasses'] }],
    unless: notOurs,
    variables: { value: 'object.?value.orValue(0)' },
    expression: `variables.value >= 1 && variables.value <= ${highest} && !object.?globalDefault.orValue(false)`,
    found: "'value ' + string(variables.value)",
  },
  check: (object) => {
    if (!isKind(object, 'PriorityClass') || !isOurs(object)) return [];
    const { globalDefault, value } = object;
    return [
      ...demand(
        Number(value ?? 0) >= 1 && Number(value) <= highest,
        ['value'],
        `set value to 1 to ${highest} ${found(value)}`,
      ),
      ...demand(globalDefault !== true, ['globalDefault'], 'remove globalDefault (it is true)'),
    ];
  },
};
