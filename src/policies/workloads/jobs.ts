/** Jobs and CronJobs. */

import { type FieldPath, pathText } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet } from '../../kubernetes/manifest';
import { isKind, type JobSpec } from '../kinds';
import { isOwned, onPod } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, mustBe } from '../sentences';

/** Seconds after which a job has hung: six hours. */
const longest = 21_600;
/** Tries after which it will not work. */
const mostTries = 10;

export const jobLifetime: Policy = {
  id: 'job-lifetime',
  source: 30,
  title: 'Jobs end, and are cleaned up by exactly one side',
  why: 'A job that hangs blocks every later run, and finished ones pile up or vanish before their CronJob saw them.',
  fix: 'set activeDeadlineSeconds to six hours or less; of a Job ttlSecondsAfterFinished too; of a CronJob startingDeadlineSeconds and concurrencyPolicy Forbid, and no ttlSecondsAfterFinished',
  answers: ['KS cronjob-has-deadline', 'KL job-ttl-seconds-after-finished', 'DT 17', 'DT 24'],
  admission: {
    resources: [{ group: 'batch', version: 'v1', resources: ['cronjobs', 'jobs'] }],
    variables: {
      job: "object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec : dyn(object).spec",
      owned: 'object.metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) == true)',
      scheduled:
        "has(object.spec.startingDeadlineSeconds) && dyn(object).spec.?concurrencyPolicy.orValue('') == 'Forbid' && !has(variables.job.ttlSecondsAfterFinished)",
      alone: 'variables.owned || has(variables.job.ttlSecondsAfterFinished)',
    },
    expression: `variables.job.?activeDeadlineSeconds.orValue(0) >= 1 && variables.job.?activeDeadlineSeconds.orValue(0) <= ${longest} && (object.kind == 'CronJob' ? variables.scheduled : variables.alone)`,
  },
  check: (object) => [...jobProblems(object), ...cronJobProblems(object)],
};

export const backoffLimit: Policy = {
  id: 'backoff-limit',
  source: 30,
  title: 'Jobs limit their retries and their time',
  why: 'The default of six tries, each later than the one before, hides a failure for half an hour.',
  fix: 'set backoffLimit of the job to 10 or less',
  answers: [],
  admission: { cannot: 'The API server fills it in before admission.' },
  check: (object) =>
    jobOf(object).flatMap(({ path, spec }) =>
      demand(
        isSet(spec?.backoffLimit) && spec.backoffLimit <= mostTries,
        [...path, 'backoffLimit'],
        `set ${pathText(path)}.backoffLimit to ${mostTries} or less ${found(spec?.backoffLimit)}`,
      ),
    ),
};

export const jobRestartPolicy: Policy = {
  id: 'job-restart-policy',
  source: 30,
  title: 'Pods of jobs do not restart forever',
  why: 'A job whose pod always restarts never ends.',
  fix: 'set restartPolicy of the pod to Never or OnFailure',
  answers: ['KS cronjob-restartpolicy'],
  admission: { cannot: 'The API server refuses such a job by itself, before admission.' },
  check: (object) =>
    isKind(object, 'Job', 'CronJob')
      ? onPod(object, ({ path, spec: { restartPolicy } }) =>
          demand(
            restartPolicy !== 'Always',
            [...path, 'restartPolicy'],
            `pod: set restartPolicy to 'Never' or 'OnFailure' ${found(restartPolicy)}; a job must end`,
          ),
        )
      : [],
};

/** Faults of a Job; one that a CronJob made is removed by the CronJob. */
function jobProblems(object: Manifest): readonly Fault[] {
  if (!isKind(object, 'Job')) return [];
  return [
    ...demand(
      isOwned(object) || isSet(object.spec?.ttlSecondsAfterFinished),
      ['spec', 'ttlSecondsAfterFinished'],
      'set spec.ttlSecondsAfterFinished (it is missing); nothing else removes the finished job',
    ),
    ...deadlineProblems(object),
  ];
}

function cronJobProblems(object: Manifest): readonly Fault[] {
  if (!isKind(object, 'CronJob')) return [];
  const { concurrencyPolicy, jobTemplate, startingDeadlineSeconds } = object.spec ?? {};
  const ttl = jobTemplate?.spec?.ttlSecondsAfterFinished;
  return [
    ...demand(
      isSet(startingDeadlineSeconds),
      ['spec', 'startingDeadlineSeconds'],
      'set spec.startingDeadlineSeconds (it is missing); after 100 missed starts the job never runs again',
    ),
    ...mustBe({ field: ['spec', 'concurrencyPolicy'], value: concurrencyPolicy, wanted: 'Forbid' }),
    ...demand(
      !isSet(ttl),
      ['spec', 'jobTemplate', 'spec', 'ttlSecondsAfterFinished'],
      `remove spec.jobTemplate.spec.ttlSecondsAfterFinished ${found(ttl)}; the history limits remove finished jobs`,
    ),
    ...deadlineProblems(object),
  ];
}

function deadlineProblems(object: Manifest): readonly Fault[] {
  return jobOf(object).flatMap(({ path, spec }) => {
    const seconds = spec?.activeDeadlineSeconds;
    return demand(
      Number(seconds ?? 0) >= 1 && Number(seconds) <= longest,
      [...path, 'activeDeadlineSeconds'],
      `set ${pathText(path)}.activeDeadlineSeconds to 1 to ${longest} ${found(seconds)}`,
    );
  });
}

/** The job of an object, and where it stands. */
function jobOf(object: Manifest): readonly { readonly path: FieldPath; readonly spec: JobSpec | undefined }[] {
  if (isKind(object, 'Job')) return [{ path: ['spec'], spec: object.spec }];
  if (isKind(object, 'CronJob'))
    return [{ path: ['spec', 'jobTemplate', 'spec'], spec: object.spec?.jobTemplate?.spec }];
  return [];
}
