/** Takes back what was added to our objects behind the deploy, and names it. */
import { pathText } from '../kubernetes/field-path';
import { identity, nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { type Result, success } from '../programs/result';
import { excessOf, lackOf, patchOf } from './excess';
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
    if (target && excessOf(object, target).length > 0) said.push(await correct(kubectl, object, target));
  }
  return success(said);
}

async function correct(kubectl: Kubectl, object: Manifest, target: Manifest): Promise<string> {
  const { kind, metadata } = object;
  const [excess, lack] = [excessOf(object, target), lackOf(object, target)];
  const patched = await kubectl.patch(kind, metadata.name, metadata.namespace, patchOf(object, excess, lack));
  const [added, missing] = [excess, lack].map((some) => some.map(({ path }) => pathText(path)).join(', '));
  if (!patched.ok) {
    return `${nameOf(object)}: ${added} was written by no deploy, and stays: ${patched.problem.message}`;
  }
  const back = missing === '' ? '' : `; written again: ${missing}`;
  return `${nameOf(object)}: taken back: ${added}, which no deploy wrote${back}`;
}
