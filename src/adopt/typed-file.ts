/** Services and flows of a plan as a file of types, to be reviewed line by line. */
import type { NeededFlow, Plan } from './plan';

/** A service as config declares it. */
export interface AdoptedService {
  readonly purpose: string;
  readonly data: string;
  readonly failure: string;
  readonly component: 'api' | 'database' | 'frontend' | 'job';
  readonly port?: number;
  readonly host?: string;
}

/** A flow as config declares it. */
export interface AdoptedFlow {
  readonly from: string;
  readonly to: string;
  readonly port?: 'metrics';
  readonly why: string;
}

export interface Adopted {
  readonly services: Readonly<Record<string, AdoptedService>>;
  readonly flows: readonly AdoptedFlow[];
  /** Flows that cannot be declared as they are, with the reason. */
  readonly left: readonly string[];
}

/** A plan in the words of config: one port for each service, and flows between services. */
export function adoptedOf(plan: Plan): Adopted {
  const names = namesOf(plan);
  const ports = new Map([...names.keys()].map((workload) => [workload, portOf(plan, workload)]));
  const services: Record<string, AdoptedService> = {};
  for (const { name, ports: declared, workload } of plan.workloads) {
    const key = names.get(name);
    if (key === undefined || services[key]) continue;
    const host = plan.hosts.get(name);
    const port = ports.get(name) ?? (/Job$/.test(workload) ? undefined : declared[0]?.port);
    services[key] = {
      purpose: `${workload} ${name}`,
      data: workload === 'StatefulSet' ? 'on a volume for each member, to be said' : 'none, to be checked',
      failure: 'to be said',
      component: componentOf(workload, host),
      ...(port === undefined ? {} : { port }),
      ...(host === undefined ? {} : { host: /^([a-z][a-z0-9-]*)(\.|$)/.exec(host)?.[1] ?? key }),
    };
  }
  const flows = new Map<string, AdoptedFlow>();
  const left: string[] = [];
  for (const flow of plan.flows) {
    const [from, to] = [names.get(flow.from) ?? flow.from, names.get(flow.to) ?? flow.to];
    const line = `${from} → ${to} on ${flow.port}/${flow.protocol}: ${flow.evidence.join(', ')}`;
    if (from === 'outside') left.push(`${line}; put it behind the front door`);
    else if (from === 'prometheus')
      flows.set(`${from} ${to}`, { from, to, port: 'metrics', why: flow.evidence.join(', ') });
    else if (flow.port !== services[to]?.port || flow.protocol !== 'TCP')
      left.push(`${line}; a service has one port, by TCP`);
    else flows.set(`${from} ${to}`, { from, to, why: flow.evidence.join(', ') });
  }
  return { services, flows: [...flows.values()], left };
}

function componentOf(workload: string, host: string | undefined): AdoptedService['component'] {
  if (/Job$/.test(workload)) return 'job';
  if (workload === 'StatefulSet') return 'database';
  return host === undefined ? 'api' : 'frontend';
}

/** A name for each workload: its own, or with its namespace where others have the same. */
function namesOf({ workloads }: Plan): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  const short = (name: string) =>
    name
      .slice(name.indexOf('/') + 1)
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/-+$/, '');
  for (const { name } of workloads) times.set(short(name), (times.get(short(name)) ?? 0) + 1);
  return new Map(
    workloads.map(({ name, namespace }) => [
      name,
      times.get(short(name)) === 1 ? short(name) : `${namespace}-${short(name)}`,
    ]),
  );
}

/** The port that most flows lead to. */
function portOf({ flows }: Plan, workload: string): number | undefined {
  const times = new Map<number, number>();
  const counted = flows.filter(
    ({ from, protocol, to }: NeededFlow) => to === workload && from !== 'prometheus' && protocol === 'TCP',
  );
  for (const { port } of counted) times.set(port, (times.get(port) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The file: it compiles beside services.ts and flows.ts. */
export function typedFile({ flows, left, services }: Adopted, source: string): string {
  const entries = Object.entries(services).map(([name, service]) => {
    const fields = Object.entries(service).map(([key, value]) => `    ${key}: ${literal(value)},`);
    return [`  ${keyOf(name)}: {`, ...fields, '  },'].join('\n');
  });
  const lines = flows.map((flow) => {
    const fields = Object.entries(flow).map(([key, value]) => `${key}: ${literal(value)}`);
    return `  { ${fields.join(', ')} },`;
  });
  return [
    `/** Services and flows of ${source.replaceAll('*/', '')}, as they were read: each line is to be reviewed. */`,
    "import type { Flow } from './flows';",
    "import type { Service } from './services';",
    '',
    'export const services = {',
    ...entries,
    '} as const satisfies Record<string, Service>;',
    '',
    'type Name = keyof typeof services;',
    '',
    'interface AdoptedFlow extends Pick<Flow, ' + "'port' | 'why'> {",
    "  readonly from: Name | 'front-door' | 'prometheus';",
    '  readonly to: Name;',
    '}',
    '',
    ...(left.length > 0 ? ['// Not as a flow:', ...left.map((line) => `// ${line}`), ''] : []),
    'export const flows: readonly AdoptedFlow[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
}

function literal(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`;
}

function keyOf(name: string): string {
  return /^[a-z][a-z0-9]*$/i.test(name) ? name : `'${name}'`;
}
