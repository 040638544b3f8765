/** Two small charts in two environments: what the tests of the command render. */
import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ChartMaker } from '../../src/synth/render';

export interface Environment {
  readonly name: string;
}

export const environments: Readonly<Record<string, Environment>> = { lab: { name: 'lab' }, live: { name: 'live' } };

function configMap(scope: Construct, name: string, { name: environment }: Environment): void {
  const metadata = { name, labels: { environment } };
  new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}

class ShopChart extends Chart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, 'shop');
    configMap(this, 'prices', environment);
    configMap(this, 'hours', environment);
  }
}

class TillChart extends Chart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, 'till');
    configMap(this, 'change', environment);
  }
}

export class BrokenChart extends Chart {
  constructor(scope: Construct, { name }: Environment) {
    super(scope, 'broken');
    throw new Error(`'port' must be 1024 or higher in ${name}, got 80`);
  }
}

export const charts: readonly ChartMaker<Environment>[] = [ShopChart, TillChart];
