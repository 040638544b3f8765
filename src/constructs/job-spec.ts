/** Settings, limits and pod of a Job, whoever starts it. */
import type { Construct } from 'constructs';
import { demand } from '../config/demand';
import type { Capacity } from '../config/environment';
import { exemption } from './labels';
import { NamespacedChart } from './namespaced-chart';
import type { PodTemplateProps } from './pod-template';
import { podTemplate, userNamespaceExemption } from './pod-template';
import { ServiceAccount } from './service-account';
import { Settings } from './settings';

export interface JobProps
  extends Pick<
    PodTemplateProps,
    | 'args'
    | 'companions'
    | 'disk'
    | 'image'
    | 'priorityClass'
    | 'nameserver'
    | 'pullPolicy'
    | 'secrets'
    | 'shared'
    | 'subnet'
    | 'userNamespaces'
  > {
  /** Settings by the names of variables; never secrets. @default - none */
  readonly settings?: Readonly<Record<string, string>>;
  /** What the one pod asks for, with its companions. */
  readonly capacity: Omit<Capacity, 'instances'>;
  /** What the container itself asks for. @default - as the pod: it has no companions */
  readonly own?: Omit<Capacity, 'instances'>;
  /** Exemptions of the Job from policies, by their ids, with the reason. @default - none */
  readonly exempt?: Readonly<Record<string, string>>;
  /** Seconds after which it has failed. @default 300 */
  readonly deadline?: number;
  /** How often it is tried again after a failure. @default 2 */
  readonly retries?: number;
}

export const jobDefaults = { deadline: 300, retries: 2 } as const;

/**
 * Makes the Job's settings, its ServiceAccount without a token and its part of the quota.
 * @returns the spec for the labels of its pods
 */
export function jobSpec(scope: Construct, props: JobProps) {
  const chart = NamespacedChart.around(scope);
  const { deadline = jobDefaults.deadline, retries = jobDefaults.retries } = props;
  if (deadline < 1) {
    throw new Error(`'deadline' must be 1 second or more because a Job needs time to run, got ${deadline}`);
  }
  const settings = props.settings && new Settings(scope, 'settings', { values: props.settings }).name;
  chart.reserve(demand({ ...props.capacity, instances: 1 }, false));
  new ServiceAccount(scope, 'service-account', { name: chart.name });
  const pod = {
    ...props,
    ...(props.own ?? props.capacity),
    name: chart.name,
    settings,
    restartPolicy: 'Never',
  } as const;
  return (labels: Readonly<Record<string, string>>) => ({
    activeDeadlineSeconds: deadline,
    backoffLimit: retries,
    template: podTemplate({ ...pod, labels }),
  });
}

/** The annotations of the Job by which it is exempt from policies. */
export function exemptionsOf({ exempt = {}, userNamespaces }: JobProps): Readonly<Record<string, string>> {
  return Object.assign(
    userNamespaceExemption(userNamespaces),
    ...Object.entries(exempt).map(([policy, reason]) => exemption(policy, reason)),
  );
}
