/** checkov: Kubernetes, Dockerfiles and secrets, without a word to its makers' service. */
import { join } from 'node:path';
import { pythonTool } from '../programs/tools';
import type { Report, Scanner } from './scanner';
import type { Target } from './target';
import { dockerfile, dockerfiles, objectAtLine, objectNamed } from './target';

// renovate: datasource=pypi depName=checkov
const version = '3.3.30';

export const checkov: Scanner = {
  name: 'checkov',
  version,
  dockerfiles: true,
  get: ({ run, root, cache, say }) =>
    pythonTool(
      run,
      cache,
      {
        name: 'checkov',
        version,
        module: 'checkov.main',
        requirements: join(root, 'src', 'scan', 'requirements-checkov.txt'),
      },
      say,
    ),
  args: ({ name, folder }) => [
    '--directory',
    folder,
    '--framework',
    name === dockerfiles ? 'dockerfile' : 'kubernetes',
    'secrets',
    '--output',
    'json',
    '--compact',
    '--quiet',
    '--skip-download',
  ],
  read: readCheckov,
};

interface Checked {
  readonly check_type: string;
  readonly results: { readonly failed_checks: readonly Failed[]; readonly parsing_errors?: readonly string[] };
  readonly summary: {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
    readonly parsing_errors: number;
  };
}

interface Failed {
  readonly check_id: string;
  readonly check_name: string;
  /** `Kind.namespace.name`; of a Dockerfile its path and instruction; of a secret a hash. */
  readonly resource: string;
  readonly file_path: string;
  readonly file_line_range: readonly [number, number];
}

export function readCheckov(stdout: string, target: Target): Report {
  const answer = JSON.parse(stdout) as Checked | readonly Checked[];
  const parts = 'check_type' in answer ? [answer] : answer;
  for (const { summary } of parts) {
    if (summary.parsing_errors > 0) throw new Error(`${summary.parsing_errors} files were not parsed`);
    if (summary.skipped > 0) throw new Error(`${summary.skipped} checks were skipped by annotations or comments`);
  }
  const findings = parts.flatMap(({ check_type, results }) =>
    results.failed_checks.map((failed) => ({
      tool: 'checkov' as const,
      check: failed.check_id,
      object: objectOf(check_type, failed, target),
      environment: target.name,
      message: failed.check_name,
    })),
  );
  const judged = parts.reduce((sum, { summary }) => sum + summary.passed + summary.failed, 0);
  return { judged, findings };
}

function objectOf(type: string, { resource, file_path, file_line_range }: Failed, target: Target): string {
  const path = Object.keys(target.files).find((file) => file_path.endsWith(`/${file}`)) ?? file_path;
  if (type === 'kubernetes') {
    // It reports objects without a namespace as in `default`.
    const [kind = '', , ...name] = resource.split('.');
    return objectNamed(target, path, kind, name.join('.'));
  }
  if (!(path in target.files)) return `File ${file_path.replace(/^\//, '')}`;
  return target.name === dockerfiles ? dockerfile(path) : objectAtLine(target, path, file_line_range[0]);
}
