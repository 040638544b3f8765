/** What holds on the whole cluster: who goes first, and what the API server refuses. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { release } from '../../src/config/versions';
import { ClusterChart } from '../../src/constructs/cluster-chart';
import { PlainObject } from '../../src/constructs/plain-object';
import { priorities, priorityClass } from '../context';
import { EnvironmentSeal } from './environment-seal';
import { ImageReference } from './image-reference';

export class ClusterPoliciesChart extends ClusterChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, { name: 'cluster-policies', component: 'policies', environment: environment.name, version: release });
    this.definePriorities();
    new EnvironmentSeal(this, 'environment-seal');
    new ImageReference(this, 'image-reference', environment);
  }

  private definePriorities(): void {
    for (const [name, value] of Object.entries(priorities)) {
      const metadata = { name: priorityClass(name as keyof typeof priorities) };
      new PlainObject(
        this,
        `priority-${name}`,
        k8s.KubePriorityClass.manifest({ metadata, value, description: `breakwater: ${name}` }),
      );
    }
  }
}
