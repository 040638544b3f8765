/** How pods are replaced, and who goes first. */
import { onPods } from '../../admission';
import * as fixtures from '../../fixtures/workloads/rollout';
import { isKind } from '../../kinds';
import { onContainers, onPod } from '../../pods';
import type { Manifest, Policy } from '../../policy';
import { demand, found, list, mustBe } from '../../sentences';

export const rollingUpdate: Policy = {
  id: 'rolling-update',
  source: 19,
  title: 'Deployments replace pods one after the other and let them finish',
  why: 'A pod that goes before its successor is ready, or before the proxies forgot it, loses requests.',
  fix: 'set strategy to RollingUpdate with maxUnavailable 0, and lifecycle.preStop.sleep.seconds of each container with ports above 0',
  answers: ['KS deployment-strategy', 'KL no-rolling-update-strategy', 'KB C-0305', 'DT 60'],
  admission: onPods({
    pod: [
      "object.spec.?strategy.?type.orValue('RollingUpdate') == 'RollingUpdate'",
      "string(object.spec.?strategy.?rollingUpdate.?maxUnavailable.orValue('25%')) in ['0', '0%']",
    ].join(' && '),
    container: 'c.?ports.orValue([]).size() == 0 || c.?lifecycle.?preStop.?sleep.?seconds.orValue(0) > 0',
    resources: [{ group: 'apps', version: 'v1', resources: ['deployments'] }],
  }),
  fixtures: fixtures.rollingUpdate,
  check: (object) => [...strategyProblems(object), ...preStopProblems(object)],
};

export const priorityClass: Policy = {
  id: 'priority-class',
  source: 20,
  title: 'Pods state how important they are',
  why: 'When a node is short of memory, the class decides who goes; the system classes would outrank the cluster itself.',
  fix: 'set priorityClassName of the pod to a class of ours',
  answers: ['PO priorityClassNotSet', 'KL priority-class-name'],
  admission: onPods({
    pod: "variables.pod.?priorityClassName.orValue('') != '' && !variables.pod.priorityClassName.startsWith('system-')",
  }),
  fixtures: fixtures.priorityClass,
  check: (object) =>
    onPod(object, ({ spec: { priorityClassName } }) =>
      demand(
        !!priorityClassName && !priorityClassName.startsWith('system-'),
        `pod: set priorityClassName to a class of ours ${found(priorityClassName)}`,
      ),
    ),
};

/** A type that is left out is RollingUpdate; a number that is left out is a quarter. */
function strategyProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'Deployment')) return [];
  const { rollingUpdate, type } = object.spec?.strategy ?? {};
  const value = rollingUpdate?.maxUnavailable;
  return [
    ...mustBe({ field: 'spec.strategy.type', value: type ?? 'RollingUpdate', wanted: 'RollingUpdate' }),
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
