/** Objects from any YAML: a file, or all files below a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Manifest } from './manifest';

/** Files with these endings are read; others are no objects. */
const endings = ['.yaml', '.yml', '.json'];

/**
 * The objects of a file or of the files below a folder, in the order of their names; a List becomes its items, and a
 * document that is no object is left out, as it is in a folder of Helm's values.
 *
 * @throws with the file, where one is no YAML or cannot be read
 */
export function readObjects(path: string): readonly Manifest[] {
  return filesAt(path).flatMap((file) => {
    try {
      return loadAll(readFileSync(file, 'utf8')).flatMap(objectsIn);
    } catch (error) {
      throw new Error(`${file} cannot be read: ${firstLine(error)}`);
    }
  });
}

function filesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function objectsIn(document: unknown): readonly Manifest[] {
  if (!isFields(document)) return [];
  const { apiVersion, kind, metadata, items } = document;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) return items.flatMap(objectsIn);
  const named = isFields(metadata) && typeof metadata['name'] === 'string';
  return typeof apiVersion === 'string' && typeof kind === 'string' && named ? [document as unknown as Manifest] : [];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
