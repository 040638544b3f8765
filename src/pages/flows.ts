/** The page of flows: who may call whom, as a diagram and as a table. */

import { flowPort, flows, needsDns, neighbours } from '../config/flows';
import type { Service, ServiceName } from '../config/services';
import { services } from '../config/services';
import { page, table } from '../writing/markdown';

/** The diagram of the declared flows, in Mermaid. */
export function diagram(): string {
  const box = (name: string, { purpose }: Pick<Service, 'purpose'>) => `  ${name}["<b>${name}</b><br/>${purpose}"]`;
  const arrows = flows.map((flow) => `  ${flow.from} -->|${flowPort(flow)}| ${flow.to}`);
  const boxes = [
    ...Object.entries(services).map(([name, service]) => box(name, service)),
    ...Object.entries(neighbours).map(([name, neighbour]) => box(name, neighbour)),
  ];
  return [
    '```mermaid',
    'flowchart LR',
    '  outside((callers)) -->|443| front-door',
    ...boxes,
    ...arrows,
    ...askers().map((name) => `  ${name} -.->|53| dns`),
    '```',
  ].join('\n');
}

export function flowPage(): string {
  const rows = flows.map((flow) => [flow.from, flow.to, `${flowPort(flow)}/TCP`, flow.why]);
  const lookups = askers().map((name) => [name, 'dns', '53/UDP, 53/TCP', 'names of what it calls']);
  return page(
    'Flows',
    `All that may be called, by whom. Everything else is refused in both directions.\n\n${diagram()}\n\n${table(['from', 'to', 'port', 'why'], [...rows, ...lookups])}`,
  );
}

/** The services that look up names. */
function askers(): readonly ServiceName[] {
  return (Object.keys(services) as ServiceName[]).filter((name) => needsDns(name));
}
