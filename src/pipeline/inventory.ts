/** What was on the cluster before the first release: going back from that one takes away the rest. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaint } from '../cluster/minikube';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { type Destination, folderOf, kubectl, type Release } from './release';

const file = 'before.json';

/** Notes which objects of the release are there already. @returns what is wrong, or nothing */
export async function noteBefore(release: Release): Promise<string | undefined> {
  const folder = folderOf(release, release.commit);
  const path = join(folder, 'dist', release.target.environment.name);
  const asked = await kubectl(release, 'get', `--filename=${path}`, '--ignore-not-found', '--output=json');
  // Kinds that the cluster does not know yet make kubectl fail: what it did find is printed all the same.
  if (asked.code !== 0 && !/no matches for kind/.test(asked.stderr))
    return `the cluster does not say what it has of this release already: ${complaint(asked)}`;
  const found = asked.stdout.trim() === '' ? [] : objectsIn(asked.stdout);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(found.map(identity)));
  return undefined;
}

/** @returns identities of the objects that were there; none where nothing was noted */
export function readBefore(release: Pick<Destination, 'places'>, commit: string): readonly string[] {
  const path = join(release.places.releases, commit, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly string[]) : [];
}

function objectsIn(text: string): readonly Manifest[] {
  const parsed = JSON.parse(text) as Manifest | { readonly kind: 'List'; readonly items: readonly Manifest[] };
  return 'items' in parsed ? (parsed.items as readonly Manifest[]) : [parsed];
}
