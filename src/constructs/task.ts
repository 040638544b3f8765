/** Job: work that runs to completion. */
import { createHash } from 'node:crypto';
import { Construct } from 'constructs';
import type { JobProps } from './job-spec';
import { exemptionsOf, jobDefaults, jobSpec } from './job-spec';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';

export interface TaskProps extends JobProps {
  /** Seconds after its end at which it is removed, with its pods and logs. @default 31536000, a year */
  readonly keep?: number;
}

/**
 * A Job that runs when it is applied, and its own ServiceAccount without a token. The API server rejects changes to a
 * Job, so that its name ends in a hash of what it runs: what changed runs anew, what did not is left alone. Whoever applies
 * dist removes the one before it; a finished Job that its own time removes would be drift (ADR 0051).
 */
export class Task extends Construct {
  static readonly defaults = { ...jobDefaults, keep: 31_536_000 } as const;

  /** Name of the Job: that of the chart, and the hash. */
  readonly jobName: string;

  constructor(scope: Construct, id: string, props: TaskProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    const { keep = Task.defaults.keep } = props;
    const job = jobSpec(this, props);
    const spec = (labels: Readonly<Record<string, string>>) => ({ ...job(labels), ttlSecondsAfterFinished: keep });
    const hash = createHash('sha256')
      .update(JSON.stringify(spec(chart.allLabels())))
      .digest('hex');
    this.jobName = `${chart.name}-${hash.slice(0, 8)}`;
    const labels = chart.allLabels(this.jobName);
    new PlainObject(this, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: this.jobName,
        labels: { ...labels },
        annotations: exemptionsOf(props),
      },
      spec: spec(labels),
    });
  }
}
