/** `npm run reference`: the pages that are made from the code, so that they cannot be wrong about it. */
import type { Environment } from '../config/environment';
import type { Manifest } from '../kubernetes/manifest';
import { exemptionPrefix } from '../policies/policy';
import { page, table } from '../writing/markdown';
import { capacityPage } from './capacity';
import { componentPage } from './components';
import { environmentPage } from './environments';
import { diagram, flowPage } from './flows';

export interface Page {
  /** Below docs/reference. */
  readonly file: string;
  readonly text: string;
}

export interface ReferenceProps {
  readonly environments: Readonly<Record<string, Environment>>;
  /** Objects of each environment, as they are in dist. */
  readonly objects: Readonly<Record<string, readonly Manifest[]>>;
}

export function pages({ environments, objects }: ReferenceProps): readonly Page[] {
  return [
    { file: 'components.md', text: componentPage() },
    { file: 'flows.md', text: flowPage() },
    { file: 'environments.md', text: environmentPage(environments) },
    { file: 'capacity.md', text: capacityPage(environments) },
    { file: 'exemptions.md', text: exemptionPage(objects) },
  ];
}

export { diagram };

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
