/** Metrics of the database's members, as their exporters give them to Prometheus. */
import { must } from './kubectl';

/** Values of the metrics without labels, by name. */
export type Metrics = Readonly<Record<string, number>>;

const script = [
  'import urllib.request as r',
  "print(r.urlopen('http://localhost:9090/metrics',timeout=10).read().decode())",
].join('\n');

/** @returns of each member, in order */
export function memberMetrics(members: readonly string[]): Promise<readonly Metrics[]> {
  return Promise.all(
    members.map(async (member) => {
      const python = ['--', '/usr/bin/python3.13', '-c', script];
      const page = await must('exec', '--namespace=mongo', member, '--container=exporter', ...python);
      return Object.fromEntries(
        [...page.matchAll(/^(mongodb_\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
      );
    }),
  );
}

/** Seconds by which the certificate on a member's disk ends after the one that it serves: what an alert is made of. */
export function overdue(metrics: Metrics): number {
  const [disk, served] = ['disk', 'served'].map((which) => metrics[`mongodb_certificate_${which}_not_after_seconds`]);
  return (disk ?? Number.NaN) - (served ?? Number.NaN);
}
