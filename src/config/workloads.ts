/** The workloads of an environment, each with how many run: what sums and invariants are taken over. */
import { together } from '../kubernetes/quantity';
import type { Capacity, Environment } from './environment';
import type { ServiceName } from './services';
import { services } from './services';

export interface Workload {
  readonly name: ServiceName;
  readonly capacity: Capacity;
  /** Whether an update adds pods before it removes any, and the load may change their number. */
  readonly scales: boolean;
}

/** Every service of an environment; a database has as many instances as members, each with its exporter, a job one. */
export function workloads({
  capacity,
  database,
}: Pick<Environment, 'capacity' | 'database'>): Readonly<Record<ServiceName, Workload>> {
  const all = (Object.keys(services) as ServiceName[]).map((name): Workload => {
    const one = capacity[name];
    if (services[name].component === 'database') {
      const capacity = { instances: database.members, ...together(one, database.exporter) };
      return { name, scales: false, capacity };
    }
    return { name, scales: 'instances' in one, capacity: { instances: 1, ...one } };
  });
  return Object.fromEntries(all.map((one) => [one.name, one])) as Record<ServiceName, Workload>;
}
