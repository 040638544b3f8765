import { flows, needsDns, neighbours } from '../../src/config/flows';
import type { ServiceName } from '../../src/config/services';
import { services } from '../../src/config/services';
import { diagram, flowPage } from '../../src/pages/flows';
import { rows } from './rows';

describe('the page of flows', () => {
  test('has a row for each flow, and one for each service that asks for names', () => {
    const found = rows(flowPage()).slice(2);
    const callers = (Object.keys(services) as ServiceName[]).filter((name) => needsDns(name));
    expect(found).toHaveLength(flows.length + callers.length);
    expect(found).toContainEqual(['front-door', 'web', '8000/TCP', 'the public site']);
    expect(found).toContainEqual(['prometheus', 'api', '9090/TCP', 'requests, errors, latency']);
    expect(found.slice(flows.length)).toEqual(
      callers.map((name) => [name, 'dns', '53/UDP, 53/TCP', 'names of what it calls']),
    );
  });

  test('has the diagram: a box for each party, an arrow for each flow', () => {
    const lines = diagram().split('\n');
    expect(flowPage()).toContain(diagram());
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(['```mermaid', 'flowchart LR', '```']);
    expect(lines.filter((line) => line.includes('["<b>'))).toHaveLength(
      [...Object.keys(services), ...Object.keys(neighbours)].length,
    );
    const arrows = lines.filter((line) => /-->/.test(line));
    expect(arrows).toHaveLength(1 + flows.length);
    for (const arrow of [
      'outside((callers)) -->|443| front-door',
      'front-door -->|8080| api',
      'api -->|27017| mongo',
      'prometheus -->|9090| web',
    ]) {
      expect(arrows).toContain(`  ${arrow}`);
    }
    const lookups = (Object.keys(services) as ServiceName[]).filter((name) => needsDns(name));
    expect(lines.filter((line) => line.includes('-.->'))).toEqual(lookups.map((name) => `  ${name} -.->|53| dns`));
  });
});
