/** Structure of a stack, for snapshots: what a change of versions or of dist alone does not change. */
import { flows } from '../../src/config/flows';
import { kubernetes, podSecurityVersion, release, releases } from '../../src/config/versions';
import { identity } from '../../src/kubernetes/identity';
import type { Manifest } from '../../src/kubernetes/manifest';
import type { TerraformJson } from './synthesized';

/** Services that Prometheus collects from. */
const servers = flows.filter(({ from }) => from === 'prometheus').map(({ to }) => to);

/** Versions that change without a change of the structure, by what stands for them. */
const versions: readonly (readonly [string | RegExp, string])[] = [
  ...Object.entries(releases).flatMap(([name, { version, application }]) => [
    [version, `VERSION-OF-${name}`] as const,
    [application, `APPLICATION-OF-${name}`] as const,
  ]),
  [kubernetes, 'VERSION-OF-kubernetes'],
  [podSecurityVersion(), 'VERSION-OF-pod-security'],
  [release, 'VERSION-OF-breakwater'],
  [/sha256:[0-9a-f]{64}/g, 'DIGEST'],
  [/:[0-9a-f]{40}\b/g, ':SOURCES'],
  [/(breakwater\.example\/configuration: )[0-9a-f]{8}\b/g, '$1HASH'],
  // Rules of alerts have tests of their own.
  [/( *alerting_rules\.yml:\n)(?: {4,}.*\n)+/g, '$1    RULES\n'],
  // Prometheus has a job for each of our servers, all alike: the first stands for them.
  [new RegExp(`(- job_name: )(${servers.join('|')})\\n(?:(?! *- job_name: ).*\\n)*`, 'g'), '$1SERVER\n'],
  [/( *- job_name: SERVER\n)+/g, '$1'],
];

/** A stack without its versions and without what dist shows already. */
function structure(value: unknown, key = ''): unknown {
  if (typeof value === 'string')
    return versions.reduce((text, [version, name]) => text.replaceAll(version, name), value);
  if (typeof value !== 'object' || value === null) return value;
  if (key === 'required_providers') return Object.keys(value);
  if (key === 'manifest') return identity(value as Manifest);
  // Whom each waits for is shown by the tests of each stack.
  if (key === 'depends_on' && Array.isArray(value) && value.length > 3) return `${value.length} resources`;
  if (Array.isArray(value)) return value.map((one) => structure(one));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, structure(one, name)]));
}

/** Resources of a kind that are alike, as one: how they are, and which they are. */
function alike(resources: Readonly<Record<string, unknown>>): readonly unknown[] {
  const groups = new Map<string, string[]>();
  for (const [name, one] of Object.entries(resources).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { manifest = name, ...rest } = one as Readonly<Record<string, unknown>>;
    const same = JSON.stringify(rest);
    groups.set(same, [...(groups.get(same) ?? []), unhashed(String(manifest))]);
  }
  return [...groups].map(([same, are]) => ({ ...JSON.parse(same), are }));
}

/** The names of Jobs and of settings end in a hash of what is in them. */
function unhashed(name: string): string {
  return name.replace(/^((?:Job|ConfigMap).*)-[0-9a-f]{8}$/, '$1-HASH');
}

/** A stack, in which resources of a kind that are alike stand together. */
export function structureOf({ resource, ...rest }: TerraformJson): unknown {
  const resources = Object.entries(structure(resource) as object).map(([type, all]) => [type, alike(all)]);
  return { ...(structure(rest) as object), resource: Object.fromEntries(resources) };
}
