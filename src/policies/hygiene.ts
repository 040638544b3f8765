import { isKind, type JobSpec } from './kinds';
import { onContainers, onPod } from './pods';
import type { Manifest, Policy } from './policy';
import { demand, found, isSet, list, mustBe } from './sentences';

export const manifestHygiene: Policy = {
  id: 'manifest-hygiene',
  row: 29,
  title: 'Objects use stable APIs and say what would else be guessed',
  why: 'What is unstable or implied changes with the next version of the cluster.',
  check: (object) => [
    ...demand(
      !/v\d+(alpha|beta)\d*$/.test(object.apiVersion),
      `use a stable apiVersion (it is '${object.apiVersion}')`,
    ),
    ...demand(object.kind !== 'Pod', 'let a Deployment, StatefulSet or Job make the pod; nothing replaces a naked one'),
    ...onPod(object, ({ spec }) => {
      const ndots = list(spec.dnsConfig?.options).find(({ name }) => name === 'ndots')?.value;
      return [
        ...demand(isSet(spec.restartPolicy), 'pod: set restartPolicy (it is missing)'),
        ...mustBe({
          subject: 'pod',
          field: 'the option ndots of dnsConfig',
          value: ndots,
          wanted: '2',
          hint: 'the default asks the cluster four times for every outside name',
        }),
        ...mustBe({
          subject: 'pod',
          field: 'enableServiceLinks',
          value: spec.enableServiceLinks,
          wanted: false,
          hint: 'else the environment tells every Service of the namespace',
        }),
      ];
    }),
    ...onContainers(object, ({ env }, subject) => {
      const names = list(env).map(({ name }) => name);
      const repeated = names.filter((name, index) => names.indexOf(name) < index);
      return [...new Set(repeated)].map((name) => `${subject}: keep one env '${name}' (it is there more than once)`);
    }),
  ],
};

export const jobLifetime: Policy = {
  id: 'job-lifetime',
  row: 30,
  title: 'Jobs end, and are cleaned up by exactly one side',
  why: 'A job that hangs blocks every later run, and finished ones pile up or vanish before their CronJob saw them.',
  check: (object) => [...jobProblems(object), ...cronJobProblems(object)],
};

function jobProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'Job')) return [];
  const { ttlSecondsAfterFinished } = object.spec ?? {};
  return [
    ...demand(
      isSet(ttlSecondsAfterFinished),
      'set spec.ttlSecondsAfterFinished (it is missing); nothing else removes the finished job',
    ),
    ...endProblems(object, 'spec', object.spec),
  ];
}

function cronJobProblems(object: Manifest): readonly string[] {
  if (!isKind(object, 'CronJob')) return [];
  const { concurrencyPolicy, jobTemplate, startingDeadlineSeconds } = object.spec ?? {};
  const ttl = jobTemplate?.spec?.ttlSecondsAfterFinished;
  return [
    ...demand(
      isSet(startingDeadlineSeconds),
      'set spec.startingDeadlineSeconds (it is missing); after 100 missed starts the job never runs again',
    ),
    ...mustBe({ field: 'spec.concurrencyPolicy', value: concurrencyPolicy, wanted: 'Forbid' }),
    ...demand(
      !isSet(ttl),
      `remove spec.jobTemplate.spec.ttlSecondsAfterFinished ${found(ttl)}; the history limits remove finished jobs`,
    ),
    ...endProblems(object, 'spec.jobTemplate.spec', jobTemplate?.spec),
  ];
}

/** What makes a job end, whoever made it. */
function endProblems(object: Manifest, path: string, spec: JobSpec | undefined): readonly string[] {
  return [
    ...(['activeDeadlineSeconds', 'backoffLimit'] as const).flatMap((field) =>
      demand(isSet(spec?.[field]), `set ${path}.${field} (it is missing)`),
    ),
    ...onPod(object, ({ spec: { restartPolicy } }) =>
      demand(
        restartPolicy !== 'Always',
        `pod: set restartPolicy to 'Never' or 'OnFailure' ${found(restartPolicy)}; a job must end`,
      ),
    ),
  ];
}
