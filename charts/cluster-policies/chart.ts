/** Cluster-scoped rules: priority classes and admission policies. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Construct } from 'constructs';
import { declaredIn } from '../../src/config/declared';
import type { Environment } from '../../src/config/environment';
import { foreignImages, release } from '../../src/config/versions';
import { ClusterChart } from '../../src/constructs/cluster-chart';
import { annotationPrefix } from '../../src/constructs/labels';
import { PlainObject } from '../../src/constructs/plain-object';
import { policies } from '../../src/policies';
import { noted, parametersOf } from '../../src/policies/parameters';
import { admissionObjects, admissionOf, isHeld } from '../../src/policies/vap';
import { priorities, priorityClass } from '../context';

/** Every policy that the API server can hold, as the objects that make it do so, with the values of the environment. */
export class ClusterPoliciesChart extends ClusterChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, { name: 'cluster-policies', component: 'policies', environment: environment.name, version: release });
    this.definePriorities();
    this.definePolicies(environment);
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

  /** What an environment only notes says why on its binding. */
  private definePolicies(environment: Environment): void {
    const parameters = parametersOf(environment, foreignImages(environment), declaredIn(environment));
    const reasons = noted(environment);
    for (const policy of policies) {
      const admission = admissionOf(policy, parameters);
      if (!isHeld(admission) || admission.inFiles) continue;
      const reason = reasons[policy.id];
      const [rule, binding] = admissionObjects(policy, parameters, reason ? { actions: ['Audit'] } : {});
      if (!rule || !binding) continue;
      new PlainObject(this, policy.id, rule);
      const annotations = reason ? { annotations: { [`${annotationPrefix}/noted`]: reason } } : {};
      new PlainObject(this, `${policy.id}-binding`, {
        ...binding,
        metadata: { ...binding.metadata, ...annotations },
      });
    }
  }
}
