/** Objects of dist with one change, as an attacker would apply them, and what the API server says to them. */
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { readObjects } from '../../../src/kubernetes/read';
import { setAt } from '../../../src/policies/example';
import { dryRun } from '../lab/kubectl';
import type { Tried } from './attack';

export type Changes = Readonly<Record<string, unknown>>;

/** @param name such as `Deployment api/api` @throws where dist/lab has none */
export function altered(name: string, changes: Changes): Manifest {
  const [kind, path = ''] = name.split(' ');
  const [namespace, own] = path.includes('/') ? path.split('/') : [undefined, path];
  const found = readObjects('dist/lab').find(
    (one) => one.kind === kind && one.metadata.name === own && one.metadata.namespace === namespace,
  );
  if (!found) throw new Error(`dist/lab has no ${name}`);
  const copy = structuredClone(found);
  for (const [field, value] of Object.entries(changes)) setAt(copy, field, value);
  return copy;
}

/** Objects of a file beside this one. */
export function written(file: string): readonly Manifest[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Manifest);
}

/** Whether the API server would take them. */
export async function applied(...objects: readonly Manifest[]): Promise<Tried> {
  const { code, stderr, stdout } = await dryRun(...objects);
  return { succeeded: code === 0, said: code === 0 ? stdout : stderr };
}
