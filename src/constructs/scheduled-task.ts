/** CronJob: work that runs to completion again and again. */
import { Construct } from 'constructs';
import type { JobProps } from './job-spec';
import { exemptionsOf, jobSpec } from './job-spec';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';

export interface ScheduledTaskProps extends JobProps {
  /** When it runs, as five fields of cron in UTC. */
  readonly schedule: string;
}

/**
 * A CronJob with the chart's name, and its own ServiceAccount without a token. One run at a time; one that could not
 * start within the time it has is left out, and the last ones are kept with their logs.
 */
export class ScheduledTask extends Construct {
  static readonly defaults = {
    /** Seconds after its moment in which a run may still start. */
    late: 3600,
    /** How many ended runs are kept. */
    kept: { successful: 3, failed: 3 },
  } as const;

  constructor(scope: Construct, id: string, props: ScheduledTaskProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    if (!/^\S+( \S+){4}$/.test(props.schedule)) {
      throw new Error(
        `'schedule' must be five fields such as '17 3 * * *' because cron reads them, got '${props.schedule}'`,
      );
    }
    const { late, kept } = ScheduledTask.defaults;
    const labels = chart.allLabels();
    new PlainObject(this, 'cron-job', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: chart.name, annotations: exemptionsOf(props) },
      spec: {
        concurrencyPolicy: 'Forbid',
        failedJobsHistoryLimit: kept.failed,
        jobTemplate: { metadata: { labels: { ...labels } }, spec: jobSpec(this, props)(labels) },
        schedule: props.schedule,
        startingDeadlineSeconds: late,
        successfulJobsHistoryLimit: kept.successful,
        timeZone: 'Etc/UTC',
      },
    });
  }
}
