/** polaris, with all checks of its own and no exemption. */
import { pathTool } from '../programs/tools';
import type { Finding, Report, Scanner } from './scanner';
import type { Target } from './target';
import { objectName } from './target';

// renovate: datasource=github-releases depName=FairwindsOps/polaris
const version = 'v10.2.2';

export const polaris: Scanner = {
  name: 'polaris',
  version,
  dockerfiles: false,
  get: ({ run }) =>
    pathTool(run, {
      binary: 'polaris',
      version: version.slice(1),
      ask: ['version'],
      from: 'https://polaris.docs.fairwinds.com',
    }),
  args: ({ folder }) => ['audit', '--audit-path', folder, '--disallow-exemptions', '--format', 'json'],
  read: readPolaris,
};

type Results = Readonly<Record<string, { readonly ID: string; readonly Message: string; readonly Success: boolean }>>;

interface Answer {
  readonly Results: readonly {
    readonly Kind: string;
    readonly Namespace: string;
    readonly Name: string;
    readonly Results: Results;
    readonly PodResult: {
      readonly Results: Results;
      readonly ContainerResults: readonly { readonly Name: string; readonly Results: Results }[];
    } | null;
  }[];
}

export function readPolaris(stdout: string, target: Target): Report {
  const objects = (JSON.parse(stdout) as Answer).Results;
  let judged = 0;
  const findings: Finding[] = [];
  for (const { Kind, Namespace, Name, Results, PodResult } of objects) {
    const parts = [
      { of: '', results: Results },
      { of: '', results: PodResult?.Results ?? {} },
      ...(PodResult?.ContainerResults ?? []).map((one) => ({ of: `${one.Name}: `, results: one.Results })),
    ];
    for (const { of, results } of parts) {
      const all = Object.values(results ?? {});
      judged += all.length;
      for (const { ID, Message } of all.filter(({ Success }) => !Success)) {
        findings.push({
          tool: 'polaris',
          check: ID,
          object: objectName(Kind, Namespace, Name),
          environment: target.name,
          message: `${of}${Message}`,
        });
      }
    }
  }
  return { judged, findings };
}
