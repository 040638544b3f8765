import { lab } from '../../src/config/environments/lab';
import { flowPort, flows, lookups, neighboursOf } from '../../src/config/flows';
import { services } from '../../src/config/services';
import { diagram, flowPage } from '../../src/pages/flows';
import { rows } from './rows';

describe('the page of flows', () => {
  test('has a row for each flow, and one for each service that asks for names', () => {
    const found = rows(flowPage()).slice(2);
    expect(found).toHaveLength(flows.length + lookups.length);
    expect(found.map(([from, to]) => [from, to]).slice(0, flows.length)).toEqual(
      flows.map(({ from, to }) => [from, to]),
    );
    expect(found).toContainEqual(['api', 'resolver', '5353/UDP, 5353/TCP', 'names of what it calls']);
    expect(found).toContainEqual(['resolver', 'dns', '53/UDP, 53/TCP', 'names inside the cluster']);
  });

  test('has the diagram: a box for each party, an arrow for each flow', () => {
    const lines = diagram().split('\n');
    expect(flowPage()).toContain(diagram());
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(['```mermaid', 'flowchart LR', '```']);
    expect(lines.filter((line) => line.includes('["<b>'))).toHaveLength(
      [...Object.keys(services), ...Object.keys(neighboursOf(lab))].length,
    );
    const arrows = lines.filter((line) => /-->/.test(line));
    const calls = flows.map((flow) => `  ${flow.from} -->|${flowPort(flow)}| ${flow.to}`);
    expect([...arrows].sort()).toEqual(['  outside((callers)) -->|443| front-door', ...calls].sort());
    expect(lines.filter((line) => line.includes('-.->'))).toEqual(
      lookups.map(({ from, port, to }) => `  ${from} -.->|${port}| ${to}`),
    );
  });
});
