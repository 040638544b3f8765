/** ClusterRole of a persona: rights that bindings give in a namespace, or in the cluster. */
import type { Construct } from 'constructs';
import { PlainObject } from './plain-object';

export interface PersonaRoleProps {
  /** Resources of one API group each. */
  readonly rules: readonly {
    readonly group: string;
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

/** Its id is its name. It has no label by which other roles would take its rights into theirs. */
export class PersonaRole extends PlainObject {
  constructor(scope: Construct, id: string, { rules }: PersonaRoleProps) {
    super(scope, id, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: id },
      rules: rules.map(({ group, resources, verbs }) => ({
        apiGroups: [group],
        resources: [...resources],
        verbs: [...verbs],
      })),
    });
  }
}
