/** Metrics of the database's members, as their exporters give them to Prometheus. */
import { kubectl as kubectlOn } from '../../../src/cluster/kubectl';
import { metricsOf } from '../../../src/drills/mongod';
import { run } from '../../../src/programs/run';
import { readTarget } from './target';

/** Values of the metrics without labels, by name. */
export type Metrics = Readonly<Record<string, number>>;

/** @returns of each member, in order */
export function memberMetrics(members: readonly string[]): Promise<readonly Metrics[]> {
  return Promise.all(
    members.map(async (member) => {
      const page = await metricsOf(kubectlOn(run, readTarget().context), member);
      if (!page.ok) throw new Error(`${member}: ${page.problem.message}`);
      return Object.fromEntries(
        [...page.value.matchAll(/^(mongodb_\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
      );
    }),
  );
}

/** Seconds by which the certificate on a member's disk ends after the one that it serves: what an alert is made of. */
export function overdue(metrics: Metrics): number {
  const [disk, served] = ['disk', 'served'].map((which) => metrics[`mongodb_certificate_${which}_not_after_seconds`]);
  return (disk ?? Number.NaN) - (served ?? Number.NaN);
}
