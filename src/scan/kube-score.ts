/** kube-score, with all that is optional. */
import { kubernetes } from '../config/versions';
import { goTool } from '../programs/tools';
import type { Report, Scanner } from './scanner';
import type { Target } from './target';
import { objectName } from './target';

const version = 'v1.20.0';

export const kubeScore: Scanner = {
  name: 'kube-score',
  version,
  dockerfiles: false,
  get: ({ run, cache, say }) =>
    goTool(
      run,
      cache,
      {
        module: 'github.com/zegl/kube-score',
        version,
        sum: 'h1:J1VqK86SunV4Gg8emPTmwUVxe0rmXnAs5K9ZUbGMKR8=',
        folder: 'cmd/kube-score',
        binary: 'kube-score',
      },
      say,
    ),
  // All files at once: it follows a Service to its pods and a budget to its Deployment.
  args: ({ folder, files }) => [
    'score',
    '--all-default-optional',
    '--disable-ignore-checks-annotations',
    '--kubernetes-version',
    kubernetes.split('.', 2).join('.'),
    '--output-format',
    'json',
    ...Object.keys(files).map((file) => `${folder}/${file}`),
  ],
  read: readKubeScore,
};

/** The result for an object: a grade from 1, critical, to 10, good, for each check. */
interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string; readonly name: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

export function readKubeScore(stdout: string, target: Target): Report {
  const objects = JSON.parse(stdout) as readonly Scored[];
  const findings = objects.flatMap(({ type_meta, object_meta, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade < 10)
      .map(({ check, comments }) => ({
        tool: 'kube-score' as const,
        check: check.id,
        object: objectName(type_meta.kind, object_meta.namespace, object_meta.name),
        environment: target.name,
        message:
          (comments ?? []).map(({ path, summary }) => (path ? `${path}: ${summary}` : summary)).join('; ') ||
          check.name,
      })),
  );
  return { judged: objects.length, findings };
}
