/** `npm run reference`: the pages that are made from the code, so that they cannot be wrong about it. */
import type { Environment } from '../config/environment';
import { range } from '../config/environment';
import type { Service, ServiceName } from '../config/services';
import { flows, metricsPort, needsDns, neighbours, services } from '../config/services';
import { images, kubernetes, platform, reference } from '../config/versions';
import { workloads } from '../config/workloads';
import { exemptionPrefix } from '../policies/policy';
import type { Manifest } from '../synth/manifest';

export interface Page {
  /** Below docs/reference. */
  readonly file: string;
  readonly text: string;
}

const made = '<!-- Made by `npm run reference` from the code: change the code, not this page. -->';

export interface ReferenceProps {
  readonly environments: Readonly<Record<string, Environment>>;
  /** Objects of each environment, as they are in dist. */
  readonly objects: Readonly<Record<string, readonly Manifest[]>>;
}

export function pages({ environments, objects }: ReferenceProps): readonly Page[] {
  return [
    { file: 'components.md', text: components() },
    { file: 'flows.md', text: flowPage() },
    { file: 'environments.md', text: environmentPage(environments) },
    { file: 'exemptions.md', text: exemptionPage(objects) },
  ];
}

/** The diagram of the declared flows, in Mermaid. */
export function diagram(): string {
  const box = (name: string, { purpose }: Pick<Service, 'purpose'>) => `  ${name}["<b>${name}</b><br/>${purpose}"]`;
  const arrows = flows.map(({ from, to }) => `  ${from} -->|${portOf(to)}| ${to}`);
  const lookups = serviceNames()
    .filter((name) => needsDns(name))
    .map((name) => `  ${name} -.->|53| dns`);
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
    ...lookups,
    '```',
  ].join('\n');
}

function serviceNames(): readonly ServiceName[] {
  return Object.keys(services) as ServiceName[];
}

function portOf(name: ServiceName): number | undefined {
  const service: Service = services[name];
  return service.port;
}

function flowPage(): string {
  const rows = flows.map(({ from, to, why }) => [from, to, `${portOf(to)}/TCP`, why]);
  const dns = serviceNames()
    .filter((name) => needsDns(name))
    .map((name) => [name, 'dns', '53/UDP, 53/TCP', 'names of what it calls']);
  return page(
    'Flows',
    `All that may be called, by whom. Everything else is refused in both directions.\n\n${diagram()}\n\n${table(['from', 'to', 'port', 'why'], [...rows, ...dns])}`,
  );
}

function components(): string {
  const ours = serviceNames().map((name) => {
    const service: Service = services[name];
    const callers = flows.filter(({ to }) => to === name).map(({ from }) => from);
    const ports = [service.port ?? '–', ...(service.port && name !== 'mongo' ? [`${metricsPort} (metrics)`] : [])].join(
      ', ',
    );
    const { purpose, data, failure } = service;
    return [name, purpose, ports, callers.join(', ') || 'nobody', data, failure, `charts/${name}/chart.ts`];
  });
  const foreign = Object.entries(images).map(([name, image]) => [
    name,
    `\`${reference(image)}\``,
    image.licence,
    image.checkedOn,
  ]);
  const installed = Object.entries(platform).map(([name, { version, licence, checkedOn }]) => [
    name,
    version,
    licence,
    checkedOn,
  ]);
  return page(
    'Components',
    `## Services\n\n${table(['service', 'purpose', 'ports', 'called by', 'data', 'while it is away', 'defined in'], ours)}\n\n` +
      `## Images and platform\n\n${table(['component', 'version', 'licence', 'checked on'], [['Kubernetes', kubernetes, 'Apache-2.0', ''], ...installed, ...foreign])}\n\n` +
      'Our own images are named by a hash of their sources: `dockerfiles/<name>`. Everything of ours is owned by `platform` (the label `owner`), under Apache-2.0; a version changes as [change a version](../how-to/change-a-version.md) says.',
  );
}

function environmentPage(environments: Readonly<Record<string, Environment>>): string {
  const all = Object.values(environments);
  const row = (what: string, read: (environment: Environment) => string) => [what, ...all.map(read)];
  const instances = (name: ServiceName) => (environment: Environment) => {
    const { capacity } = workloads(environment)[name];
    const { min, max } = range(capacity.instances);
    return `${min === max ? min : `${min}–${max}`} × ${capacity.cpu}, ${capacity.memory}`;
  };
  return page(
    'Environments',
    table(
      ['', ...all.map(({ name }) => name)],
      [
        row('purpose', ({ purpose }) => purpose),
        row('kube context', ({ context }) => `\`${context}\``),
        row('nodes', ({ nodes }) => `${nodes.count} × ${nodes.cpu}, ${nodes.memory}`),
        row('zones', ({ nodes }) => nodes.zones.join(', ')),
        row('domain', ({ frontDoor }) => frontDoor.domain),
        row('issuer', ({ frontDoor }) => frontDoor.issuer.kind),
        row('client networks', ({ frontDoor }) => frontDoor.clients.join(', ')),
        row('database', ({ database }) => `${database.engine}, ${database.members} × ${database.storage}`),
        ...serviceNames().map((name) => row(name, instances(name))),
        row('images', ({ images: { own, pullPolicy } }) => `\`${own}\`, ${pullPolicy}`),
      ],
    ),
  );
}

function exemptionPage(objects: ReferenceProps['objects']): string {
  const prefix = exemptionPrefix;
  const rows = Object.entries(objects).flatMap(([environment, all]) =>
    all.flatMap(({ kind, metadata }) =>
      Object.entries((metadata['annotations'] ?? {}) as Record<string, string>)
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, reason]) => [environment, `${kind} ${metadata.name}`, key.slice(prefix.length), reason]),
    ),
  );
  return page(
    'Exemptions',
    `Objects that are exempt from a policy, and why.\n\n${table(['environment', 'object', 'policy', 'reason'], rows)}`,
  );
}

function page(title: string, body: string): string {
  return `# ${title}\n\n${made}\n\n${body}\n`;
}

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
