/** Refusals of the API server, said before a roll-out begins. */
import { valueAt } from '../../kubernetes/field-path';
import { isSet, list } from '../../kubernetes/manifest';
import { isKind } from '../kinds';
import { uniqueEnvironment } from '../objects/hygiene';
import { labelValues } from '../objects/labels';
import { containersOf } from '../pods';
import { found, show } from '../sentences';
import { selectorMatch } from '../workloads/controllers';
import { refusedIn } from './accepted';
import { kindFaults } from './kind-faults';
import { isFilledIn, nameFaults } from './names';
import { podFaults } from './pod-faults';
import { removedIn } from './removed-versions';
import { at, podsOf, rule } from './rule';

export const server = [
  rule({
    id: 'well-formed',
    severity: 'error',
    title: 'The API server takes the object',
    why: 'A roll-out stops at the first object that is refused, with some objects new and some old.',
    fix: 'correct the field that the message names',
    check: (object) => [...nameFaults(object), ...refusedIn(object), ...podFaults(object), ...kindFaults(object)],
  }),
  rule({
    ...labelValues,
    severity: 'error',
    check: (object, context) =>
      labelValues.check(object, context).filter(({ path }) => !isFilledIn(String(valueAt(object, path)))),
  }),
  rule({
    ...selectorMatch,
    severity: 'error',
    check: (object, context) => (podsOf(object).length > 0 ? selectorMatch.check(object, context) : []),
  }),
  rule({
    ...uniqueEnvironment,
    severity: 'warning',
    check: (object, context) => (podsOf(object).length > 0 ? uniqueEnvironment.check(object, context) : []),
  }),
  rule({
    id: 'stable-api-version',
    severity: 'warning',
    title: 'Objects use API versions that clusters still have',
    why: 'A removed version is refused: by the next cluster, or already by this one.',
    fix: 'use the version that replaced it',
    answers: ['KS stable-version', 'KL no-extensions-v1beta', 'TR KSV-0107'],
    check: ({ apiVersion, kind }) => {
      const removed = removedIn(apiVersion, kind);
      return removed
        ? [
            at(
              ['apiVersion'],
              [],
              `write ${show(removed.now)} as apiVersion (it is ${show(apiVersion)}, which Kubernetes ${removed.since} removed)`,
            ),
          ]
        : [];
    },
  }),
  rule({
    id: 'job-restart-policy',
    severity: 'error',
    title: 'Pods of jobs do not restart forever, those of other controllers do',
    why: 'The API server refuses any other restartPolicy.',
    fix: 'set restartPolicy to Never or OnFailure in jobs, and to Always or not at all elsewhere',
    answers: ['KS cronjob-restartpolicy'],
    check: (object) =>
      podsOf(object).flatMap(({ path, spec: { restartPolicy } }) => {
        if (isKind(object, 'Job', 'CronJob'))
          return restartPolicy === 'Never' || restartPolicy === 'OnFailure'
            ? []
            : [
                at(
                  path,
                  ['restartPolicy'],
                  `pod: set restartPolicy to 'Never' or 'OnFailure' ${found(restartPolicy)}; the API server takes no other in a job`,
                ),
              ];
        const isController = isKind(object, 'Deployment', 'StatefulSet', 'DaemonSet');
        return isController && isSet(restartPolicy) && restartPolicy !== 'Always'
          ? [
              at(
                path,
                ['restartPolicy'],
                `pod: remove restartPolicy ${found(restartPolicy)}; the API server takes no other than 'Always' here`,
              ),
            ]
          : [];
      }),
  }),
  rule({
    id: 'volume-mounts',
    severity: 'error',
    title: 'Containers mount volumes of their pod',
    why: 'The API server refuses a pod that mounts what it does not have.',
    fix: 'let each volumeMount name a volume or a claim of the pod',
    check: (object) =>
      podsOf(object).flatMap((pod) => {
        const claims = isKind(object, 'StatefulSet') ? list(object.spec?.volumeClaimTemplates) : [];
        const known = [
          ...list(pod.spec.volumes).map(({ name }) => name),
          ...claims.map(({ metadata }) => metadata?.name),
        ];
        return containersOf(pod).flatMap(({ container, path, subject }) =>
          list(container.volumeMounts).flatMap(({ name }, place) =>
            !isSet(name) || known.includes(name)
              ? []
              : [
                  at(
                    path,
                    ['volumeMounts', place, 'name'],
                    `${subject}: mount a volume of the pod (it has no ${show(name)})`,
                  ),
                ],
          ),
        );
      }),
  }),
];
