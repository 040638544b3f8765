/** The reviewed list of exemptions: pairs of a policy and an object. An annotation says the reason; here is who may. */
import type { Environment } from './environment';
import { type Service, services } from './services';

/** An object that may be exempt from a policy. */
export interface AllowedExemption {
  readonly policy: string;
  /** Such as `StatefulSet mongo/mongo`; of a Job the name without its hash. */
  readonly object: string;
}

const always: readonly AllowedExemption[] = [
  { policy: 'minimum-replicas', object: 'StatefulSet backup-store/backup-store' },
  { policy: 'secret-source', object: 'CronJob mongo-backup/mongo-backup' },
  { policy: 'secret-source', object: 'CronJob restore-drill/restore-drill' },
];

/** The exemptions of an environment: where its nodes have no user namespaces, every workload is exempt from them. */
export function allowedExemptions({
  userNamespaces,
}: Pick<Environment, 'userNamespaces'>): readonly AllowedExemption[] {
  if (userNamespaces === true) return always;
  const workloads = Object.entries(services).flatMap(([name, { component }]: [string, Service]) =>
    kindsOf(component).map((kind) => ({ policy: 'user-namespaces', object: `${kind} ${name}/${name}` })),
  );
  return [...workloads, ...always];
}

/** The kinds of workloads that run a service. */
export function kindsOf(component: Service['component']): readonly string[] {
  if (component === 'job') return ['CronJob', 'Job'];
  return component === 'database' || component === 'store' ? ['StatefulSet'] : ['Deployment'];
}
