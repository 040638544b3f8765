/** CPU throttling of the containers of a namespace, as the kubelets count it. */
import { kubectl } from '../cluster/kubectl';
import type { Run } from '../programs/run';

/** Counters by container: periods in which it ran, and those in which its limit stopped it. */
export type Periods = ReadonlyMap<string, { readonly all: number; readonly throttled: number }>;

/** @returns undefined when the cluster does not say */
export async function periodsOf(run: Run, context: string, namespace: string): Promise<Periods | undefined> {
  const cluster = kubectl(run, context);
  const nodes = await cluster.list<{ readonly metadata: { readonly name: string } }>('nodes');
  const texts: string[] = [];
  for (const { metadata } of nodes.ok ? nodes.value : []) {
    const found = await cluster.raw(`/api/v1/nodes/${metadata.name}/proxy/metrics/cadvisor`);
    if (!found.ok) return undefined;
    texts.push(found.value);
  }
  return texts.length === 0 ? undefined : readPeriods(texts.join('\n'), namespace);
}

/** @param text metrics of kubelets, in Prometheus' format */
export function readPeriods(text: string, namespace: string): Periods {
  const found = new Map<string, { all: number; throttled: number }>();
  for (const line of text.split('\n')) {
    const [, throttled, labels = '', value] =
      /^container_cpu_cfs_(throttled_)?periods_total\{([^}]*)\} (\S+)/.exec(line) ?? [];
    const label = (name: string) => new RegExp(`(?:^|,)${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
    if (value === undefined || label('namespace') !== namespace || label('container') === '') continue;
    const key = label('id') || `${label('pod')}/${label('container')}`;
    const counter = found.get(key) ?? { all: 0, throttled: 0 };
    counter[throttled ? 'throttled' : 'all'] = Number(value);
    found.set(key, counter);
  }
  return found;
}

/** Per cent of the periods between two readings in which a limit was met; undefined: unknown. */
export function throttledBetween(before: Periods | undefined, after: Periods | undefined): number | undefined {
  if (!before || !after) return undefined;
  let [all, throttled] = [0, 0];
  for (const [key, counter] of after) {
    all += counter.all - (before.get(key)?.all ?? 0);
    throttled += counter.throttled - (before.get(key)?.throttled ?? 0);
  }
  return all > 0 ? (throttled / all) * 100 : undefined;
}
