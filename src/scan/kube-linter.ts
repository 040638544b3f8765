/** kube-linter, with all that is built in and needs no network; its configuration is beside this file. */
import { join } from 'node:path';
import { pathTool } from '../programs/tools';
import type { Report, Scanner } from './scanner';
import type { Target } from './target';
import { objectName } from './target';

// renovate: datasource=github-releases depName=stackrox/kube-linter
const version = 'v0.8.3';

export const kubeLinter: Scanner = {
  name: 'kube-linter',
  version,
  dockerfiles: false,
  get: ({ run }) =>
    pathTool(run, {
      binary: 'kube-linter',
      version: version.slice(1),
      ask: ['version'],
      from: 'https://docs.kubelinter.io',
    }),
  args: ({ folder }, { root }) => [
    'lint',
    '--config',
    join(root, 'src', 'scan', 'kube-linter.yaml'),
    '--fail-if-no-objects-found',
    '--format',
    'json',
    folder,
  ],
  read: readKubeLinter,
};

interface Answer {
  /** The checks that were done, whatever they found. */
  readonly Checks: readonly unknown[];
  readonly Reports:
    | readonly {
        readonly Check: string;
        readonly Diagnostic: { readonly Message: string };
        readonly Object: {
          readonly K8sObject: {
            readonly Namespace: string;
            readonly Name: string;
            readonly GroupVersionKind: { readonly Kind: string };
          };
        };
      }[]
    | null;
}

export function readKubeLinter(stdout: string, target: Target): Report {
  const { Checks, Reports } = JSON.parse(stdout) as Answer;
  const findings = (Reports ?? []).map(({ Check, Diagnostic, Object: { K8sObject: object } }) => ({
    tool: 'kube-linter' as const,
    check: Check,
    object: objectName(object.GroupVersionKind.Kind, object.Namespace, object.Name),
    environment: target.name,
    message: Diagnostic.Message,
  }));
  return { judged: Checks.length, findings };
}
