/** PodDisruptionBudget of a workload: how many pods a drain may evict at once. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { PlainObject } from './plain-object';

export interface DisruptionBudgetProps {
  /** The workload, and the budget's own name. */
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
}

/** One at a time; a pod that is not healthy anyway never stands in the way of draining its node. */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, { name, selector }: DisruptionBudgetProps) {
    super(scope, id);
    new PlainObject(
      this,
      'budget',
      k8s.KubePodDisruptionBudget.manifest({
        metadata: { name },
        spec: {
          maxUnavailable: k8s.IntOrString.fromNumber(1),
          selector: { matchLabels: { ...selector } },
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
        },
      }),
    );
  }
}
