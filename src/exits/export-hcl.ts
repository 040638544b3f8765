/** `npm run export:hcl`: the synthesized stacks as files in Terraform's own language. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHcl } from './hcl';

/**
 * Puts a `main.tf` in place of each stack's JSON.
 * @param outdir into which the app was synthesized; stacks of before, such as another environment's, stay as they are
 * @returns the names of the stacks
 */
export function exportHcl(outdir: string): readonly string[] {
  const json = (stack: string) => join(outdir, 'stacks', stack, 'cdk.tf.json');
  const stacks = readdirSync(join(outdir, 'stacks')).filter((stack) => existsSync(json(stack)));
  for (const stack of stacks.sort()) {
    writeFileSync(join(outdir, 'stacks', stack, 'main.tf'), toHcl(JSON.parse(readFileSync(json(stack), 'utf8'))));
    rmSync(json(stack));
  }
  rmSync(join(outdir, 'manifest.json'));
  return stacks;
}
