/** Deployment of what keeps no data: it is updated without a gap. */
import { Construct } from 'constructs';
import type { Instances } from '../config/environment';
import { stableLabels } from './labels';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';
import type { PodTemplateProps, podTemplate } from './pod-template';
import { userNamespaceExemption } from './pod-template';

export interface DeploymentProps extends Pick<PodTemplateProps, 'userNamespaces'> {
  /** A range is left to an autoscaler. */
  readonly instances: Instances;
  /** Seconds that a new pod must be ready before the update goes on. */
  readonly settle: number;
  readonly template: ReturnType<typeof podTemplate>;
}

/** A Deployment with the name of its chart: a quarter of its pods is added before any is removed. */
export class Deployment extends Construct {
  constructor(scope: Construct, id: string, { instances, settle, template, userNamespaces }: DeploymentProps) {
    super(scope, id);
    const { name } = NamespacedChart.around(this);
    new PlainObject(this, 'object', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, annotations: userNamespaceExemption(userNamespaces) },
      spec: {
        minReadySeconds: settle,
        progressDeadlineSeconds: 300,
        ...(typeof instances === 'number' ? { replicas: instances } : {}),
        revisionHistoryLimit: 3,
        selector: { matchLabels: stableLabels(name) },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
        template,
      },
    });
  }
}
