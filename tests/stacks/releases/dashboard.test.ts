import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flows } from '../../../src/config/flows';
import { services } from '../../../src/config/services';
import { readContext } from '../../../src/images/context';
import { overview } from '../../../src/stacks/releases/dashboard';

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly targets: readonly { readonly expr: string }[];
}
const { panels } = overview() as { readonly panels: readonly Panel[] };
const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** Metrics of our servers, and those of a kubelet about containers; `up` is Prometheus's own. */
const ours = ['http_requests_total', 'http_request_duration_seconds_bucket'];
const others = ['up', 'container_cpu_usage_seconds_total', 'container_memory_working_set_bytes'];

/** The metrics that a query asks for: its words that are neither functions, labels nor numbers. */
function metricsIn(query: string): readonly string[] {
  const bare = query.replace(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"|\bby \([^)]*\)/g, ' ');
  return [...bare.matchAll(/(?<![\w.])[a-z_]\w*\b(?!\s*\()/g)]
    .map(([word]) => word)
    .filter((word) => !['or', 'sum'].includes(word));
}

/** The labels that a query asks for. */
function labelsIn(query: string): readonly string[] {
  const groups = [...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', '));
  const filters = [...query.matchAll(/[{,]\s*(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label);
  return [...groups, ...filters];
}

describe('the dashboard', () => {
  test('asks for what is there', () => {
    const asked = new Set(queries.flatMap(metricsIn));
    expect([...asked].sort()).toEqual([...ours, ...others].sort());
  });

  test('tells by labels that are there', () => {
    const known = ['job', 'status', 'le', 'namespace', 'container'];
    expect(queries.flatMap(labelsIn).filter((label) => !known.includes(label))).toEqual([]);
    expect(queries.flatMap(labelsIn)).toEqual(expect.arrayContaining(known));
  });

  // Neither a store of files nor the exporter of a database counts requests; CoreDNS has names of its own for them.
  const counted = flows.filter(
    ({ from, to }) => from === 'prometheus' && !['database', 'resolver', 'store'].includes(services[to].component),
  );
  test.each(counted.map(({ to }) => to))('asks for what %s shows, by its own sources', (name) => {
    const folder = join('dockerfiles', name);
    const text = readContext(folder)
      .files.map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    // A client of Prometheus adds _total to a counter, and _bucket to a histogram.
    for (const metric of ours) expect(text).toContain(metric.replace(/_(total|bucket)$/, ''));
    expect(text).toMatch(/["']status["']|\bstatus="/);
  });

  test('can be shown as it is: a place and a number for each panel, none over another', () => {
    const places = panels.flatMap(({ gridPos: { h, w, x, y } }) =>
      Array.from({ length: h * w }, (_, one) => `${x + (one % w)} ${y + Math.floor(one / w)}`),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(panels.map(({ id }) => id)).toEqual(panels.map((_, place) => place + 1));
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  });

  test('is not editable, and is the same each time', () => {
    expect(overview()).toMatchObject({ editable: false });
    expect(JSON.stringify(overview())).toBe(JSON.stringify(overview()));
  });
});

test('what a query asks for is found', () => {
  const query = 'sum by (job, le) (rate(a_total{b=~"c", d!="e"}[5m])) / avg(f{g="h"}) > 0.95';
  expect(metricsIn(query)).toEqual(['a_total', 'f']);
  expect(labelsIn(query)).toEqual(['job', 'le', 'b', 'd', 'g']);
});
