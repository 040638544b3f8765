/** The dashboard of a service that callers reach. */
import type { ServiceName } from '../config/services';
import type { Board, Panel } from './board';
import { golden, routes } from './servers';
import { pods, saturation } from './workload';

/** What the server says of itself beyond its requests, by service. */
const inside: Readonly<Partial<Record<ServiceName, readonly Panel[]>>> = {
  web: [
    {
      title: 'Delay of the event loop',
      says: 'How long a callback waits, 99 of 100. Above 100 ms the process is busy with one request at the cost of all.',
      unit: 's',
      queries: [{ expression: 'nodejs_eventloop_lag_p99_seconds{job="web"}', legend: '{{pod}}' }],
    },
  ],
};

export function server(name: ServiceName): Board {
  return {
    uid: `breakwater-${name}`,
    title: `Breakwater: ${name}`,
    rows: [
      { title: 'Callers', panels: golden([name]) },
      { title: 'What they ask for', panels: routes(name) },
      { title: 'Saturation', panels: [...saturation(name), ...(inside[name] ?? [])] },
      { title: 'Pods', panels: pods(name) },
    ],
  };
}
