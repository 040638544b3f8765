/** Binding of a persona's role to groups: in the namespace of its chart, or for the cluster where the chart has none. */
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { PlainObject } from './plain-object';

const apiGroup = 'rbac.authorization.k8s.io';

export interface PersonaBindingProps {
  /** Name of the ClusterRole, and of the binding. */
  readonly role: string;
  /** As the API server knows them. */
  readonly groups: readonly string[];
}

export class PersonaBinding extends PlainObject {
  constructor(scope: Construct, id: string, { groups, role }: PersonaBindingProps) {
    super(scope, id, {
      apiVersion: `${apiGroup}/v1`,
      kind: Chart.of(scope).namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup, kind: 'ClusterRole', name: role },
      subjects: groups.map((name) => ({ apiGroup, kind: 'Group', name })),
    });
  }
}
