import type { ScheduledTaskProps } from '../../src/constructs/scheduled-task';
import { ScheduledTask } from '../../src/constructs/scheduled-task';
import { at, objectsWith, only, reservedIn, settingsOf } from './objects';

const base: ScheduledTaskProps = {
  image: 'localhost/client:1',
  nameserver: '10.96.0.53',
  pullPolicy: 'Always',
  priorityClass: 'last',
  userNamespaces: true,
  capacity: { cpu: '50m', memory: '64Mi' },
  schedule: '17 3 * * *',
};
const made = (props: Partial<ScheduledTaskProps> = {}) =>
  objectsWith((chart) => new ScheduledTask(chart, 'task', { ...base, ...props }));
const cronJob = (props: Partial<ScheduledTaskProps> = {}) => only(made(props), 'CronJob');

describe('a scheduled task', () => {
  test('runs at its moments in UTC, one at a time, and may be an hour late', () => {
    expect(cronJob()).toMatchObject({
      metadata: { name: 'shop' },
      spec: {
        concurrencyPolicy: 'Forbid',
        failedJobsHistoryLimit: 3,
        schedule: '17 3 * * *',
        startingDeadlineSeconds: 3600,
        successfulJobsHistoryLimit: 3,
        timeZone: 'Etc/UTC',
      },
    });
  });

  test('has jobs that end, with the labels of its pods, which its history limits remove', () => {
    const { jobTemplate } = cronJob()['spec'] as { readonly jobTemplate: { readonly spec: object } };
    expect(jobTemplate).toMatchObject({
      metadata: { labels: at(cronJob(), 'spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels') },
      spec: { activeDeadlineSeconds: 300, backoffLimit: 2, template: { metadata: { labels: { env: 'test' } } } },
    });
    expect(jobTemplate.spec).not.toHaveProperty('ttlSecondsAfterFinished');
  });

  test('has other limits, arguments and settings where they are given', () => {
    const objects = made({ deadline: 60, retries: 0, args: ['rotate'], settings: { MEMBERS: 'a:1' } });
    const job = (only(objects, 'CronJob')['spec'] as { readonly jobTemplate: { readonly spec: object } }).jobTemplate;
    expect(job.spec).toMatchObject({
      activeDeadlineSeconds: 60,
      backoffLimit: 0,
      template: { spec: { restartPolicy: 'Never', containers: [{ args: ['rotate'] }] } },
    });
    expect(settingsOf(objects, 'CronJob')).toEqual({ MEMBERS: 'a:1' });
  });

  test('has an account without a token, and is in the quota once', () => {
    expect(only(made(), 'ServiceAccount', 'shop')['automountServiceAccountToken']).toBe(false);
    expect(reservedIn(made())).toEqual({ pods: 1, cpu: 50, memory: 64 });
  });

  test.each(['', '@daily', '17 3 * *', '17 3 * * * *', '17  3 * * *'])('refuses the schedule %j', (schedule) => {
    expect(() => made({ schedule })).toThrow(/'schedule' must be five fields such as '17 3 \* \* \*'/);
  });

  test('refuses to have no time', () => {
    expect(() => made({ deadline: 0 })).toThrow(/'deadline' must be 1 second or more/);
  });

  test('says why its pods have no user namespace', () => {
    const annotations = cronJob({ userNamespaces: { off: 'the node has none' } })['metadata'].annotations;
    expect(Object.values(annotations ?? {})).toEqual(['the node has none']);
  });
});
