/** trivy config, with the checks that are in the program itself. */
import { join } from 'node:path';
import { kubernetes } from '../config/versions';
import { goTool } from '../programs/tools';
import type { Report, Scanner } from './scanner';
import type { Target } from './target';
import { dockerfile, dockerfiles, objectAtLine } from './target';

const version = 'v0.74.0';

export const trivy: Scanner = {
  name: 'trivy',
  version,
  dockerfiles: true,
  // A check that is for one kind judges every object as soon as one of that kind is beside it: aquasecurity/trivy#8635.
  batchOf: (kind) => (['LimitRange', 'ResourceQuota'].includes(kind) ? kind : 'others'),
  get: ({ run, cache, say }) =>
    goTool(
      run,
      cache,
      {
        module: 'github.com/aquasecurity/trivy',
        version,
        sum: 'h1:B2/h1Aehsq/zykg0jxpWUlOX7e3UXpbxjZZs/0vNlC4=',
        folder: 'cmd/trivy',
        binary: 'trivy',
        experiment: 'jsonv2',
      },
      say,
    ),
  args: ({ name, folder }, { root, cache }) => [
    'config',
    '--quiet',
    '--skip-check-update',
    '--skip-version-check',
    '--disable-telemetry',
    '--cache-dir',
    join(cache, 'trivy'),
    '--config-data',
    join(root, 'src', 'scan', 'trivy-data'),
    '--k8s-version',
    kubernetes.slice(1),
    '--misconfig-scanners',
    name === dockerfiles ? 'dockerfile' : 'kubernetes',
    '--format',
    'json',
    folder,
  ],
  read: readTrivy,
};

interface Answer {
  readonly Results?: readonly {
    /** The file's path below the folder. */
    readonly Target: string;
    readonly MisconfSummary: { readonly Successes: number; readonly Failures: number };
    readonly Misconfigurations?: readonly {
      readonly ID: string;
      readonly Title: string;
      readonly Message: string;
    }[];
  }[];
}

export function readTrivy(stdout: string, target: Target): Report {
  const files = (JSON.parse(stdout) as Answer).Results ?? [];
  const findings = files.flatMap(({ Target: path, Misconfigurations: all = [] }) =>
    all.map(({ ID, Title, Message }) => ({
      tool: 'trivy' as const,
      check: ID,
      object: target.name === dockerfiles ? dockerfile(path) : objectAtLine(target, path, 1),
      environment: target.name,
      message: Message || Title,
    })),
  );
  const judged = files.reduce((sum, { MisconfSummary: { Successes, Failures } }) => sum + Successes + Failures, 0);
  return { judged, findings };
}
