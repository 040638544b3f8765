/** Alerts that every service has, from the list of services alone: a new one has them at once. */
import { services as declared, type Service, type ServiceName } from '../config/services';
import type { Alert, Subject } from './alert';

type Named = readonly [ServiceName, Service];

const all = Object.entries(declared) as readonly Named[];

/** A service that is called: Prometheus gets no answer of any pod, or there is none. */
function serviceDown([name, { failure }]: Named): Alert {
  return {
    name: 'ServiceDown',
    severity: 'critical',
    owner: 'platform',
    service: name,
    summary: `No pod of ${name} answers.`,
    description: `For two minutes no pod of ${name} answered on its metrics port. Its callers see: ${failure}.`,
    query: () => `absent(up{job="${name}"} == 1)`,
    holds: '2m',
    reportsDown: [name],
    cases: [
      {
        says: 'every pod stops answering',
        series: { [`up{job="${name}", pod="a"}`]: '1x4 0x10', [`up{job="${name}", pod="b"}`]: '1x2 0x10' },
        fires: { at: '7m', alerts: [{}] },
      },
      {
        says: 'no pod is left, and others answer',
        series: { 'up{job="other", pod="a"}': '1x20' },
        fires: { at: '2m', alerts: [{}] },
      },
      {
        says: 'one pod of two answers',
        series: { [`up{job="${name}", pod="a"}`]: '1x20', [`up{job="${name}", pod="b"}`]: '0x20' },
        silent: ['3m', '20m'],
      },
    ],
  };
}

/** A job: the last run failed, and none ended well after it began. */
function jobFailed([name, { failure }]: Named): Alert {
  const of = (metric: string, job: string, more = '') =>
    `kube_job_${metric}{namespace="${name}", job_name="${job}"${more}}`;
  const failed = ', condition="true"';
  const others = {
    [`kube_job_failed{namespace="other", job_name="x"${failed}}`]: '1x20',
    'kube_job_status_start_time{namespace="other", job_name="x"}': '900x20',
    'kube_job_status_completion_time{namespace="other", job_name="y"}': '950x20',
    [of('status_start_time', 'good')]: '940x20',
    [of('failed', 'good', failed)]: '0x20',
    [of('failed', 'good', ', condition="false"')]: '1x20',
  };
  return {
    name: 'JobFailed',
    severity: 'warning',
    owner: 'platform',
    service: name,
    summary: `The last run of ${name} failed.`,
    description: `A run of ${name} failed, and none ended well since. While that is so: ${failure}.`,
    query: () =>
      `max(kube_job_status_start_time{namespace="${name}"} and on (namespace, job_name) kube_job_failed{condition="true"} > 0) > (max(kube_job_status_completion_time{namespace="${name}"}) or vector(0))`,
    holds: '2m',
    reportsDown: [name],
    cases: [
      {
        says: 'a run fails after one that ended well',
        series: {
          ...others,
          [of('status_start_time', 'bad')]: '_x4 800x20',
          [of('failed', 'bad', failed)]: '_x4 1x20',
          [of('status_completion_time', 'good')]: '700x20',
        },
        fires: { at: '6m', alerts: [{}] },
      },
      {
        says: 'the first run fails',
        series: { [of('status_start_time', 'bad')]: '800x20', [of('failed', 'bad', failed)]: '1x20' },
        fires: { at: '2m', alerts: [{}] },
      },
      {
        says: 'a run ends well after one that failed',
        series: {
          ...others,
          [of('status_start_time', 'bad')]: '600x20',
          [of('failed', 'bad', failed)]: '1x20',
          [of('status_completion_time', 'good')]: '600x4 700x16',
        },
        silent: ['4m', '10m', '20m'],
      },
    ],
  };
}

export const services: Subject = {
  name: 'services',
  alerts: () => [
    ...all.filter(([, { port }]) => port !== undefined).map(serviceDown),
    ...all.filter(([, { component }]) => component === 'job').map(jobFailed),
  ],
};
