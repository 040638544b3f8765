/** The stacks of one environment in Terraform's own language, as they are checked in for whoever does not want cdktf. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StacksProps } from '../stacks/app';
import { stacks } from '../stacks/app';
import { hclFiles } from './hcl';

/** Where they lie, below the repository. */
export const checkedInFolder = 'terraform';

/** The first lines of each file. */
const head = (environment: string) =>
  [
    `# Made by \`npm run reference\` from src/stacks and dist/${environment}: change these, not this file.`,
    '# How to use it: docs/how-to/terraform-without-cdktf.md.',
    '',
    '',
  ].join('\n');

/** @returns each file by its path, as it must be: the same bytes on every machine */
export function checkedIn(
  props: Pick<StacksProps, 'environment' | 'settings' | 'objects'>,
): Readonly<Record<string, string>> {
  const into = mkdtempSync(join(tmpdir(), 'breakwater-terraform-'));
  try {
    stacks({ ...props, outdir: checkedInFolder, into }).synth();
    const names = readdirSync(join(into, 'stacks')).sort();
    const json = (name: string) => readFileSync(join(into, 'stacks', name, 'cdk.tf.json'), 'utf8');
    const files = names.flatMap((name) =>
      Object.entries(hclFiles(JSON.parse(json(name)))).map(([file, text]): [string, string] => [
        `${checkedInFolder}/stacks/${name}/${file}`,
        `${head(props.environment.name)}${text}`,
      ]),
    );
    return Object.fromEntries(files);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
