/** The page of components: everything that has a version or a purpose of its own. */

import type { Flow } from '../config/flows';
import { flows } from '../config/flows';
import { type Lifecycle, lifecycles, machineTools } from '../config/lifecycles';
import type { Service, ServiceName } from '../config/services';
import { metricsPort, services } from '../config/services';
import type { Release } from '../config/versions';
import { images, kubernetes, reference, releases } from '../config/versions';
import { none, page, table } from '../writing/markdown';

/** An npm package that package.json names, as the lock file has it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether synth, check or a command loads it; else it is for development alone. */
  readonly runs: boolean;
}

export function componentPage(packages: readonly Package[] = []): string {
  return page(
    'Components',
    `## Services\n\n${table(['service', 'purpose', 'ports', 'called by', 'data', 'while it is away', 'defined in'], ourServices())}\n\n` +
      `## Releases\n\nHelm charts of others.\n\n${table(['release', 'chart', 'application', 'purpose', 'namespace', 'licence', 'checked on', 'retired since'], helmCharts())}\n\n` +
      `## Kubernetes and images\n\n${table(['component', 'version', 'licence', 'checked on'], [['Kubernetes', kubernetes, 'Apache-2.0', ''], ...foreignImages()])}\n\n` +
      'Our own images are named by a hash of their sources: `dockerfiles/<name>`. Everything of ours is owned by `platform` (the label `owner`), under Apache-2.0; a version changes as [change a version](../how-to/change-a-version.md) says.\n\n' +
      `## Lifecycles\n\nA day that has passed and is not acknowledged fails \`npm test\`.\n\n${table(['component', 'cycle', 'part', 'licence', 'end of life', 'checked on', 'way on', 'acknowledged'], lifecycleRows())}\n\n` +
      `## Programs of a developer's machine\n\nOldest usable versions: \`npm run doctor\`.\n\n${table(
        ['program', 'licence', 'lifecycle'],
        Object.entries(machineTools).map(([name, { licence, lifecycle }]) => [name, licence, lifecycle]),
      )}\n\n` +
      `## npm packages\n\nNamed in package.json; why each is there: [0002](../decisions/0002-dependencies.md). Python packages, and all that these bring: the bills of materials ([0020](../decisions/0020-supply-chain.md)).\n\n${table(
        ['package', 'version', 'licence', 'for'],
        packages.map(({ name, version, licence, runs }) => [name, version, licence, runs ? 'commands' : 'development']),
      )}`,
  );
}

function lifecycleRows() {
  return Object.entries<Lifecycle>(lifecycles).map(([name, { cycle, part, licence, ends, ...rest }]) => [
    name,
    cycle,
    part,
    licence,
    `[${'on' in ends ? ends.on : ends.with}](${rest.source})`,
    rest.checkedOn,
    rest.upgrade,
    rest.acknowledged ? `until ${rest.acknowledged.until}: ${rest.acknowledged.because}` : none,
  ]);
}

function ourServices() {
  return (Object.keys(services) as ServiceName[]).map((name) => {
    const { component, purpose, data, failure, port }: Service = services[name];
    const callers = flows.filter(({ to }) => to === name).map(caller);
    const ports = [port ?? none, ...(port && component !== 'database' ? [`${metricsPort} (metrics)`] : [])].join(', ');
    return [name, purpose, ports, callers.join(', ') || 'none', data, failure, `charts/${name}/chart.ts`];
  });
}

function caller({ from, port }: Flow): string {
  return port === 'metrics' ? `${from} (metrics)` : from;
}

function helmCharts() {
  return Object.entries<Release>(releases).map(([name, { version, application, retired, ...rest }]) => [
    name,
    version,
    application,
    rest.purpose,
    rest.namespace,
    rest.licence,
    rest.checkedOn,
    retired ? `${retired.since}: [the way out](${fromHere(retired.wayOut)})` : none,
  ]);
}

/** The link to a page of docs from docs/reference. */
function fromHere(path: string): string {
  return path.replace(/^docs\//, '../');
}

function foreignImages() {
  return Object.entries(images).map(([name, image]) => [
    name,
    `\`${reference(image)}\``,
    image.licence,
    image.checkedOn,
  ]);
}
