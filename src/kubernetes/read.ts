/** Objects from any YAML: a file, or all files below a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { Manifest } from './manifest';

/** Endings of the files that are read. */
const endings = ['.yaml', '.yml', '.json'];

/**
 * The objects of a YAML text; a List becomes its items, and other documents, such as the values of a Helm chart, are
 * left out.
 *
 * @throws where it is not YAML
 */
export function parseObjects(text: string): readonly Manifest[] {
  return loadAll(text).flatMap(objectsIn);
}

/**
 * The objects of a file or of the files below a folder, in the order of their names.
 *
 * @throws with the file, where one is not YAML or cannot be read
 */
export function readObjects(path: string): readonly Manifest[] {
  return filesAt(path).flatMap((file) => {
    try {
      return parseObjects(readFileSync(file, 'utf8'));
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
  return (error instanceof Error ? error.message : String(error)).replace(/\n.*/s, '');
}
