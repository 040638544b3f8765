/** Settings of a workload: an immutable ConfigMap, named by environment and content. */
import { createHash } from 'node:crypto';
import { Construct } from 'constructs';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';

export interface SettingsProps {
  /** By the names of environment variables; never secrets. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * A ConfigMap that never changes: its name says whose it is, of which environment, and what is in it. Other values are
 * another ConfigMap, so that pods are replaced by the usual roll-out, and the ones before keep what they started with.
 */
export class Settings extends Construct {
  /** The variable that says of which environment a pod is: every container has it, and from its namespace alone. */
  static readonly environment = 'ENVIRONMENT';

  /** `<chart>-<environment>-<hash of the values>` */
  readonly name: string;

  constructor(scope: Construct, id: string, { values }: SettingsProps) {
    super(scope, id);
    const chart = NamespacedChart.around(this);
    for (const name of Object.keys(values)) checkName(name);
    const data = Object.fromEntries(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
    const hash = createHash('sha256')
      .update(JSON.stringify({ binaryData: {}, data }))
      .digest('hex')
      .slice(0, 8);
    this.name = `${chart.name}-${chart.environment}-${hash}`;
    new PlainObject(this, 'config-map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: this.name },
      immutable: true,
      data,
    });
  }
}

function checkName(name: string): void {
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name)) {
    throw new Error(`'settings' must have names such as API_URL because each is a variable, got '${name}'`);
  }
  if (name === Settings.environment) {
    throw new Error(`'settings' must not have ${name} because every container has it from its namespace`);
  }
}
