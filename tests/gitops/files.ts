/** The definitions for GitOps engines, for any environment, and what dist has that they must know. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EnvironmentName, environments } from '../../src/config/environments';
import { repository } from '../../src/config/repository';
import { argoCdObjects } from '../../src/gitops/argo-cd';
import { fluxObjects } from '../../src/gitops/flux';
import type { EngineName } from '../../src/gitops/text';
import type { Manifest } from '../../src/kubernetes/manifest';
import { readObjects } from '../../src/kubernetes/read';

export const engines: readonly EngineName[] = ['flux', 'argo-cd'];
export const names = Object.keys(environments) as readonly EnvironmentName[];
export const keys = ['0123456789ABCDEF'] as const;

export function definitions(engine: EngineName, name: EnvironmentName = 'lab'): readonly Manifest[] {
  const props = { environment: environments[name], objects: readObjects(join('dist', name)), repository };
  return engine === 'flux' ? fluxObjects(props) : argoCdObjects({ ...props, keys });
}

/** The one object of a kind. */
export function only<Wanted>(objects: readonly Manifest[], kind: string): Manifest & Wanted {
  const [found, ...more] = objects.filter((object) => object.kind === kind);
  if (!found || more.length > 0) throw new Error(`there must be one ${kind}, got ${found ? more.length + 1 : 0}`);
  return found as Manifest & Wanted;
}

/** A kind, by its group and its name. */
export interface Kind {
  readonly group: string;
  readonly kind: string;
}

export interface Dist {
  readonly objects: readonly Manifest[];
  /** Paths below the repository. */
  readonly files: readonly string[];
  /** Namespaces in which there are objects. */
  readonly namespaces: readonly string[];
  readonly clusterKinds: readonly Kind[];
  readonly namespacedKinds: readonly Kind[];
}

/** What is in `dist/<environment>`. */
export function distOf(environment: string): Dist {
  const path = join('dist', environment);
  const objects = readObjects(path);
  return {
    objects,
    files: filesBelow(path),
    namespaces: sorted(objects.flatMap(({ metadata: { namespace } }) => namespace ?? [])),
    clusterKinds: kindsOf(objects.filter(({ metadata: { namespace } }) => namespace === undefined)),
    namespacedKinds: kindsOf(objects.filter(({ metadata: { namespace } }) => namespace !== undefined)),
  };
}

export function filesBelow(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

export function kindsOf(objects: readonly Manifest[]): readonly Kind[] {
  return sorted(objects.map(({ apiVersion, kind }) => `${groupOf(apiVersion)} ${kind}`)).map((one) => {
    const [group = '', kind = ''] = one.split(' ');
    return { group, kind };
  });
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** Each once, in the order of the alphabet. */
export function sorted(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
