/** `npm run reference`: the pages that are made from the code, so that they cannot be wrong about it. */
import type { Environment } from '../config/environment';
import { flowPort, flows } from '../config/flows';
import { services } from '../config/services';
import type { Manifest } from '../kubernetes/manifest';
import { policies } from '../policies';
import { exemptionPrefix } from '../policies/policy';
import { page, table } from '../writing/markdown';
import { alertPage } from './alerts';
import { capacityPage } from './capacity';
import { componentPage, type Package } from './components';
import { databaseRightsPage } from './database-rights';
import { environmentPage } from './environments';
import { diagram, flowPage } from './flows';
import { localAndProductionPage } from './local-and-production';
import { personaPage } from './personas';
import { picture } from './picture';

export interface Page {
  /** Below docs/reference. */
  readonly file: string;
  readonly text: string;
}

export interface ReferenceProps {
  readonly environments: Readonly<Record<string, Environment>>;
  /** Objects of each environment, as they are in dist. */
  readonly objects: Readonly<Record<string, readonly Manifest[]>>;
  readonly packages: readonly Package[];
}

export function pages({ environments, objects, packages }: ReferenceProps): readonly Page[] {
  return [
    { file: 'components.md', text: componentPage(packages) },
    { file: 'flows.md', text: flowPage() },
    { file: 'environments.md', text: environmentPage(environments) },
    { file: 'local-and-production.md', text: localAndProductionPage(environments, objects) },
    { file: 'capacity.md', text: capacityPage(environments) },
    { file: 'database-rights.md', text: databaseRightsPage() },
    { file: 'personas.md', text: personaPage(environments) },
    { file: 'alerts.md', text: alertPage(environments) },
    { file: 'exemptions.md', text: exemptionPage(objects) },
    { file: 'overview.svg', text: overview({ environments, objects }) },
  ];
}

export { diagram };

/** @returns the packages that a lock file of npm names for the root, in their order */
export function packagesOf(lock: Lock): readonly Package[] {
  const { dependencies = {}, devDependencies = {} } = lock.packages[''] ?? {};
  const all = [
    ...Object.keys(dependencies).map((name) => ({ name, runs: true })),
    ...Object.keys(devDependencies).map((name) => ({ name, runs: false })),
  ];
  return all.map(({ name, runs }) => {
    const { version = 'unknown', license = 'unknown' } = lock.packages[`node_modules/${name}`] ?? {};
    return { name, version, licence: license, runs };
  });
}

/** The parts of package-lock.json that are read. */
export interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly license?: string;
        readonly dependencies?: Readonly<Record<string, string>>;
        readonly devDependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

function overview({ environments, objects }: Omit<ReferenceProps, 'packages'>): string {
  return picture({
    environments: Object.keys(environments).length,
    objects: Math.max(...Object.values(objects).map(({ length }) => length)),
    services,
    flows: flows.map((flow) => ({ ...flow, number: flowPort(flow) })),
  });
}

/** The figures that the README and the changelog share: one line, of the code and of dist. */
export function counts({ environments, objects }: Omit<ReferenceProps, 'packages'>): string {
  const held = Object.values(objects).map(
    (all) => all.filter(({ kind }) => kind === 'ValidatingAdmissionPolicy').length,
  );
  const [least, most] = [Math.min(...held), Math.max(...held)];
  const range = least === most ? `${most}` : `${least} to ${most}`;
  return `${Object.keys(services).length} services in ${Object.keys(environments).length} environments; ${flows.length} flows are open, everything else is closed; ${policies.length} policies judge every object, ${range} of them in the API server too.`;
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
