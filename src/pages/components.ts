/** The page of components: everything that has a version or a purpose of its own. */

import type { Flow } from '../config/flows';
import { flows } from '../config/flows';
import type { Service, ServiceName } from '../config/services';
import { metricsPort, services } from '../config/services';
import type { Release } from '../config/versions';
import { images, kubernetes, reference, releases } from '../config/versions';
import { none, page, table } from '../writing/markdown';

export function componentPage(): string {
  return page(
    'Components',
    `## Services\n\n${table(['service', 'purpose', 'ports', 'called by', 'data', 'while it is away', 'defined in'], ourServices())}\n\n` +
      `## Releases\n\nHelm charts of others.\n\n${table(['release', 'chart', 'application', 'purpose', 'namespace', 'licence', 'checked on', 'retired since'], helmCharts())}\n\n` +
      `## Kubernetes and images\n\n${table(['component', 'version', 'licence', 'checked on'], [['Kubernetes', kubernetes, 'Apache-2.0', ''], ...foreignImages()])}\n\n` +
      'Our own images are named by a hash of their sources: `dockerfiles/<name>`. Everything of ours is owned by `platform` (the label `owner`), under Apache-2.0; a version changes as [change a version](../how-to/change-a-version.md) says.',
  );
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
