/** The page of flows: who may call whom, as a diagram and as a table. */

import { flowPort, flows, frontDoorPurpose, lookups, neighbours } from '../config/flows';
import type { Service } from '../config/services';
import { services } from '../config/services';
import { page, table } from '../writing/markdown';

/** The diagram of the declared flows, in Mermaid. */
export function diagram(): string {
  const box = (name: string, { purpose }: Pick<Service, 'purpose'>) => `  ${name}["<b>${name}</b><br/>${purpose}"]`;
  const arrows = flows.map((flow) => `  ${flow.from} -->|${flowPort(flow)}| ${flow.to}`);
  const boxes = [
    ...Object.entries(services).map(([name, service]) => box(name, service)),
    box('front-door', { purpose: frontDoorPurpose }),
    ...Object.entries(neighbours).map(([name, neighbour]) => box(name, neighbour)),
  ];
  return [
    '```mermaid',
    'flowchart LR',
    '  outside((callers)) -->|443| front-door',
    ...boxes,
    ...arrows,
    ...lookups.map(({ from, port, to }) => `  ${from} -.->|${port}| ${to}`),
    '```',
  ].join('\n');
}

export function flowPage(): string {
  const rows = flows.map((flow) => [flow.from, flow.to, `${flowPort(flow)}/TCP`, flow.why]);
  const asked = lookups.map(({ from, port, to }) => [
    from,
    to,
    `${port}/UDP, ${port}/TCP`,
    to === 'dns' ? 'names inside the cluster' : 'names of what it calls',
  ]);
  return page(
    'Flows',
    `All that may be called, by whom. Everything else is refused in both directions.\n\n${diagram()}\n\n${table(['from', 'to', 'port', 'why'], [...rows, ...asked])}`,
  );
}
