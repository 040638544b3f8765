/** Job: work that runs to completion. */
import { createHash } from 'node:crypto';
import { Construct } from 'constructs';
import { demand } from '../config/demand';
import type { Capacity } from '../config/environment';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';
import type { PodTemplateProps } from './pod-template';
import { podTemplate, userNamespaceExemption } from './pod-template';
import { ServiceAccount } from './service-account';
import { Settings } from './settings';

export interface TaskProps
  extends Pick<PodTemplateProps, 'image' | 'pullPolicy' | 'priorityClass' | 'secrets' | 'userNamespaces' | 'subnet'> {
  /** Settings by the names of variables; never secrets. @default - none */
  readonly settings?: Readonly<Record<string, string>>;
  /** What the one pod asks for. */
  readonly capacity: Omit<Capacity, 'instances'>;
  /** Seconds after which it has failed. @default 300 */
  readonly deadline?: number;
  /** How often it is tried again after a failure. @default 2 */
  readonly retries?: number;
  /** Seconds after its end at which it is removed, with its pods and logs. @default 86400 */
  readonly keep?: number;
}

/**
 * A Job that runs when it is applied, and its own ServiceAccount without a token. The API server rejects changes to a
 * Job, so that its name ends in a hash of what it runs: what changed runs anew, what did not is left alone.
 */
export class Task extends Construct {
  static readonly defaults = { deadline: 300, retries: 2, keep: 86_400 } as const;

  /** Name of the Job: that of the chart, and the hash. */
  readonly jobName: string;

  constructor(scope: Construct, id: string, props: TaskProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    const { defaults } = Task;
    const { deadline = defaults.deadline, retries = defaults.retries, keep = defaults.keep } = props;
    if (deadline < 1) {
      throw new Error(`'deadline' must be 1 second or more because a Job needs time to run, got ${deadline}`);
    }
    const settings = props.settings && new Settings(this, 'settings', { values: props.settings }).name;
    const pod = { ...props, ...props.capacity, name: chart.name, settings, restartPolicy: 'Never' } as const;
    const spec = (labels: Readonly<Record<string, string>>) => ({
      activeDeadlineSeconds: deadline,
      backoffLimit: retries,
      template: podTemplate({ ...pod, labels }),
      ttlSecondsAfterFinished: keep,
    });
    const hash = createHash('sha256')
      .update(JSON.stringify(spec(chart.allLabels())))
      .digest('hex');
    this.jobName = `${chart.name}-${hash.slice(0, 8)}`;
    const labels = chart.allLabels(this.jobName);
    chart.reserve(demand({ ...props.capacity, instances: 1 }, false));
    new ServiceAccount(this, 'service-account', { name: chart.name });
    new PlainObject(this, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: this.jobName,
        labels: { ...labels },
        annotations: userNamespaceExemption(props.userNamespaces),
      },
      spec: spec(labels),
    });
  }
}
