/** `npm run export:hcl`: the synthesized stacks as files in Terraform's own language. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hclFiles } from './hcl';

/**
 * Puts files of Terraform's language in place of each stack's JSON, and of such files of before.
 * @param outdir into which the app was synthesized; stacks of before, such as another environment's, stay as they are
 * @returns the paths of the files, below the folder of the stacks
 */
export function exportHcl(outdir: string): readonly string[] {
  const json = (stack: string) => join(outdir, 'stacks', stack, 'cdk.tf.json');
  const stacks = readdirSync(join(outdir, 'stacks')).filter((stack) => existsSync(json(stack)));
  const written: string[] = [];
  for (const stack of stacks.sort()) {
    const folder = join(outdir, 'stacks', stack);
    for (const file of readdirSync(folder).filter((one) => one.endsWith('.tf'))) rmSync(join(folder, file));
    for (const [file, text] of Object.entries(hclFiles(JSON.parse(readFileSync(json(stack), 'utf8'))))) {
      writeFileSync(join(folder, file), text);
      written.push(join(stack, file));
    }
    rmSync(json(stack));
  }
  rmSync(join(outdir, 'manifest.json'));
  return written;
}
