/** The part of Argo CD's definition that follows from dist: namespaces and kinds that its project lets through. */
import type { Manifest } from '../kubernetes/manifest';

/** @param objects of every environment @returns three fields of the AppProject's `spec`, as YAML */
export function projectLists(objects: readonly Manifest[]): string {
  const names = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const namespaces = objects.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined);
  const inNamespaces = objects.filter(({ metadata }) => metadata.namespace !== undefined);
  const clusterWide = objects.filter(({ kind, metadata }) => metadata.namespace === undefined && kind !== 'Namespace');
  return [
    '  destinations:',
    ...sorted(namespaces).map((name) => `    - {server: https://kubernetes.default.svc, namespace: ${name}}`),
    '  clusterResourceWhitelist:',
    ...sorted(names).map((name) => `    - {group: '', kind: Namespace, name: ${name}}`),
    ...kinds(clusterWide),
    '  namespaceResourceWhitelist:',
    ...kinds(inNamespaces),
  ].join('\n');
}

/** A line for each kind, in the order of groups and kinds. */
function kinds(objects: readonly Manifest[]): readonly string[] {
  const groupOf = (apiVersion: string) => /^(.*)\//.exec(apiVersion)?.[1] ?? "''";
  const pairs = sorted(objects.map(({ apiVersion, kind }) => `${groupOf(apiVersion)} ${kind}`));
  return pairs.map((one) => one.replace(/^(.*) (.*)$/, '    - {group: $1, kind: $2}'));
}

function sorted(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
