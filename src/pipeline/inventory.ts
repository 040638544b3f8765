/** Inventory of the objects before the first release: rolling back from that one removes the rest. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../kubernetes/identity';
import { type Destination, folderOf, type Release, yamlOf } from './release';

const file = 'before.json';

/** Notes which objects of the release are there already. @returns what is wrong, or nothing */
export async function noteBefore(release: Release): Promise<string | undefined> {
  const folder = folderOf(release, release.commit);
  const found = await release.kubectl.existing(yamlOf(release, release.commit));
  if (!found.ok) return `the cluster does not say what it has of this release already: ${found.problem.message}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), JSON.stringify(found.value.map(identity)));
  return undefined;
}

/** @returns identities of the objects that were there; none where nothing was noted */
export function readBefore(release: Pick<Destination, 'places'>, commit: string): readonly string[] {
  const path = join(release.places.releases, commit, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly string[]) : [];
}
