/** Roles of personas, and the bindings of those that see the whole cluster; charts of namespaces have the others. */
import type { Construct } from 'constructs';
import { accessIn } from '../../src/config/access';
import type { Environment } from '../../src/config/environment';
import { release } from '../../src/config/versions';
import { ClusterChart } from '../../src/constructs/cluster-chart';
import { PersonaBinding } from '../../src/constructs/persona-binding';
import { PersonaRole } from '../../src/constructs/persona-role';

export class PersonasChart extends ClusterChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, { name: 'personas', component: 'personas', environment: environment.name, version: release });
    const { bindings, roles } = accessIn(environment.personas);
    for (const { name, rules } of roles) new PersonaRole(this, name, { rules });
    for (const { groups, name, namespaces } of bindings) {
      if (!namespaces) new PersonaBinding(this, `${name}-binding`, { role: name, groups });
    }
  }
}
