import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boards } from '../../src/dashboards';
import type { Board, Panel } from '../../src/dashboards/board';
import { modelOf } from '../../src/dashboards/model';
import { servers } from '../../src/dashboards/servers';
import { readContext } from '../../src/images/context';
import { labelsIn, metricsIn } from './expression';
import { known } from './known';

const panelsOf = ({ rows }: Board): readonly Panel[] => rows.flatMap(({ panels }) => panels);
const expressions = boards.flatMap(panelsOf).flatMap(({ queries }) => queries.map(({ expression }) => expression));

describe('the dashboards', () => {
  test('are one of all services, one of each that callers reach, of the database and of the platform', () => {
    const names = ['overview', ...servers, 'mongo', 'platform'];
    expect(boards.map(({ uid }) => uid)).toEqual(names.map((name) => `breakwater-${name}`));
  });

  test('ask for what is collected, and for all of it that is listed', () => {
    const asked = new Set(expressions.flatMap(metricsIn));
    expect([...asked].sort()).toEqual(Object.keys(known).sort());
  });

  test('tell by labels that are there', () => {
    const unknown = expressions.filter((expression) => {
      const labels = metricsIn(expression).flatMap((metric) => known[metric] ?? []);
      return labelsIn(expression).some((label) => !labels.includes(label));
    });
    expect(unknown).toEqual([]);
  });

  test.each(servers)('ask for what %s shows, by its own sources', (name) => {
    const folder = join('dockerfiles', name);
    const text = readContext(folder)
      .files.map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    // A client of Prometheus adds _total to a counter, and _bucket to a histogram.
    for (const metric of ['http_requests', 'http_request_duration_seconds']) expect(text).toContain(metric);
    for (const label of ['route', 'status']) expect(text).toMatch(new RegExp(`["']${label}["']|\\b${label}="`));
  });

  test('show no errors as zero, and not as nothing', () => {
    const shares = expressions.filter((expression) => expression.includes('status=~"5.."'));
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.filter((share) => !/ or sum by \([^)]*\) \(.*\) \* 0\) \//.test(share))).toEqual([]);
  });
});

describe.each(boards)('$title', (board) => {
  const { panels = [], ...model } = modelOf(board);

  test('can be shown as it is: a place and a number for each panel, none over another', () => {
    const places = panels.flatMap(({ gridPos: { h, w, x, y } = { h: 0, w: 0, x: 0, y: 0 } }) =>
      Array.from({ length: h * w }, (_, one) => `${x + (one % w)} ${y + Math.floor(one / w)}`),
    );
    expect(places.length).toBeGreaterThan(0);
    expect(new Set(places).size).toBe(places.length);
    expect(panels.map(({ id }) => id)).toEqual(panels.map((_, place) => place + 1));
    expect(panels.filter(({ gridPos: { x, w } = { x: 0, w: 99 } }) => x + w > 24)).toEqual([]);
  });

  test('has a title of its own and a sentence for each panel', () => {
    const all = panelsOf(board);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(all.filter(({ says }) => !/^[A-Z].*\.$/.test(says))).toEqual([]);
  });

  test('is not editable, marks deployments, and is the same each time', () => {
    expect(model).toMatchObject({ editable: false, annotations: { list: [{ name: 'Deployments' }] } });
    expect(JSON.stringify(modelOf(board))).toBe(JSON.stringify(modelOf(board)));
  });
});
