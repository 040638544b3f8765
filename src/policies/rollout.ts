import { isKind } from './kinds';
import { onContainers, onPod } from './pods';
import type { Manifest, Policy } from './policy';
import { demand, found, isSet, list, mustBe } from './sentences';

export const rollingUpdate: Policy = {
  id: 'rolling-update',
  row: 19,
  title: 'Deployments replace pods one after the other and let them finish',
  why: 'A pod that goes before its successor is ready, or before the proxies forgot it, loses requests.',
  check: (object) => [...strategyProblems(object), ...preStopProblems(object)],
};

export const priorityClass: Policy = {
  id: 'priority-class',
  row: 20,
  title: 'Pods state how important they are',
  why: 'When a node is short of memory, the class decides who goes; the system classes would outrank the cluster itself.',
  check: (object) =>
    onPod(object, ({ spec: { priorityClassName } }) =>
      demand(
        isSet(priorityClassName) && !priorityClassName.startsWith('system-'),
        `pod: set priorityClassName to a class of ours ${found(priorityClassName)}`,
      ),
    ),
};

function strategyProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'Deployment')) return [];
  const strategy = object.spec?.strategy;
  const value = strategy?.rollingUpdate?.maxUnavailable;
  return [
    ...mustBe({ field: 'spec.strategy.type', value: strategy?.type, wanted: 'RollingUpdate' }),
    ...mustBe({
      field: 'spec.strategy.rollingUpdate.maxUnavailable',
      value: value === '0%' ? 0 : value,
      wanted: 0,
    }),
  ];
}

function preStopProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'Deployment')) return [];
  return onContainers(object, ({ lifecycle, ports }, subject) => {
    const seconds = lifecycle?.preStop?.sleep?.seconds;
    return demand(
      list(ports).length === 0 || Number(seconds) > 0,
      `${subject}: set lifecycle.preStop.sleep.seconds above 0 ${found(seconds)}; proxies need the time to forget the pod`,
    );
  });
}
