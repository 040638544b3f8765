/** Takes back what was added to our objects behind the deploy, and names it. */
import { pathText } from '../kubernetes/field-path';
import { identity, nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { type Result, success } from '../programs/result';
import { type Excess, excessOf, patchOf } from './excess';
import type { Kubectl } from './kubectl';

/** @returns a sentence for each field that was taken back, and for each object that could not be put right */
export async function takeBack(kubectl: Kubectl, files: readonly string[]): Promise<Result<readonly string[]>> {
  const [live, replaced] = await Promise.all([kubectl.existing(...files), kubectl.replaced(files)]);
  if (!live.ok) return live;
  if (!replaced.ok) return replaced;
  const wanted = new Map(replaced.value.map((one) => [identity(one), one]));
  const said: string[] = [];
  for (const object of live.value) {
    const target = wanted.get(identity(object));
    const found = target ? excessOf(object, target) : [];
    if (found.length > 0) said.push(...(await remove(kubectl, object, found)));
  }
  return success(said);
}

async function remove(kubectl: Kubectl, object: Manifest, found: readonly Excess[]): Promise<readonly string[]> {
  const { kind, metadata } = object;
  const patched = await kubectl.patch(kind, metadata.name, metadata.namespace, patchOf(object, found));
  const fields = found.map(({ path }) => pathText(path)).join(', ');
  return [
    patched.ok
      ? `${nameOf(object)}: taken back: ${fields}, which no deploy wrote`
      : `${nameOf(object)}: ${fields} was written by no deploy, and stays: ${patched.problem.message}`,
  ];
}
