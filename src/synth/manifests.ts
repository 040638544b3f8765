/** Objects of dist, parsed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Manifest } from '../kubernetes/manifest';

/** All objects of an environment, in the order in which they are applied. @param folder `dist/<environment>` */
export function readManifests(folder: string): readonly Manifest[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => parseManifests(readFileSync(join(folder, file), 'utf8')));
}

/** The objects of one file. */
export function parseManifests(text: string): readonly Manifest[] {
  return loadAll(text) as Manifest[];
}
