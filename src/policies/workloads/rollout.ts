/** Update strategy, termination and priority of pods. */

import type { Manifest } from '../../kubernetes/manifest';
import { list } from '../../kubernetes/manifest';
import { onPods } from '../admission';
import { isKind } from '../kinds';
import { containersOf, onContainers, onPod } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';

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
  check: (object) => [...strategyProblems(object), ...preStopProblems(object)],
};

export const priorityClass: Policy = {
  id: 'priority-class',
  source: 20,
  title: 'Pods have a priorityClassName',
  why: 'When a node is short of memory, the class decides who goes; the system classes would outrank the cluster itself.',
  fix: 'set priorityClassName of the pod to a class of ours',
  answers: ['PO priorityClassNotSet', 'KL priority-class-name'],
  admission: onPods({
    pod: "variables.pod.?priorityClassName.orValue('') != '' && !variables.pod.priorityClassName.startsWith('system-')",
  }),
  check: (object) =>
    onPod(object, ({ path, spec: { priorityClassName } }) =>
      demand(
        !!priorityClassName && !priorityClassName.startsWith('system-'),
        [...path, 'priorityClassName'],
        `pod: set priorityClassName to a class of ours ${found(priorityClassName)}`,
      ),
    ),
};

/** A type that is left out is RollingUpdate; a number that is left out is a quarter. */
function strategyProblems(object: Manifest): readonly Fault[] {
  if (!isKind(object, 'Deployment')) return [];
  const { rollingUpdate, type } = object.spec?.strategy ?? {};
  const value = rollingUpdate?.maxUnavailable;
  return [
    ...mustBe({ field: ['spec', 'strategy', 'type'], value: type ?? 'RollingUpdate', wanted: 'RollingUpdate' }),
    ...mustBe({
      field: ['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'],
      value: value === '0%' ? 0 : value,
      wanted: 0,
    }),
  ];
}

function preStopProblems(object: Manifest): readonly Fault[] {
  if (!isKind(object, 'Deployment')) return [];
  return onContainers(object, ({ lifecycle, ports }, { path, subject }) => {
    const seconds = lifecycle?.preStop?.sleep?.seconds;
    return demand(
      list(ports).length === 0 || Number(seconds) > 0,
      [...path, 'lifecycle', 'preStop', 'sleep', 'seconds'],
      `${subject}: set lifecycle.preStop.sleep.seconds above 0 ${found(seconds)}; proxies need the time to forget the pod`,
    );
  });
}

/** Seconds that a server has for the requests that it is answering, after its callers forgot it. */
const drain = 25;
/** The longest grace period, in seconds. */
const longest = 300;
/** The default of Kubernetes. */
const usual = 30;

const grace = `variables.pod.?terminationGracePeriodSeconds.orValue(${usual})`;

export const terminationGrace: Policy = {
  id: 'termination-grace',
  source: 19,
  title: 'A pod has the time to finish, and not more than a drain can wait',
  why: 'A server that is killed in the middle loses what it was answering; one that never ends holds up every update.',
  fix: `set terminationGracePeriodSeconds to 1 to ${longest}, and to ${drain} more than lifecycle.preStop.sleep.seconds`,
  answers: [],
  admission: onPods({
    pod: `${grace} >= 1 && ${grace} <= ${longest}`,
    container: `c.?lifecycle.?preStop.?sleep.?seconds.orValue(0) == 0 || ${grace} >= c.lifecycle.preStop.sleep.seconds + ${drain}`,
  }),
  check: (object) =>
    onPod(object, (pod) => {
      const seconds = pod.spec.terminationGracePeriodSeconds;
      const given = seconds ?? usual;
      return [
        ...demand(
          given >= 1 && given <= longest,
          [...pod.path, 'terminationGracePeriodSeconds'],
          `pod: set terminationGracePeriodSeconds to 1 to ${longest} ${found(seconds)}`,
        ),
        ...containersOf(pod).flatMap(({ container, subject }) => {
          const sleep = container.lifecycle?.preStop?.sleep?.seconds ?? 0;
          return demand(
            sleep === 0 || given >= sleep + drain,
            [...pod.path, 'terminationGracePeriodSeconds'],
            `${subject}: set terminationGracePeriodSeconds of the pod to ${sleep + drain} or more ${found(seconds)}; it sleeps for ${sleep} before it stops`,
          );
        }),
      ];
    }),
};
