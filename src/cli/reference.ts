/** `npm run reference`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { defaultEnvironment, environments } from '../config/environments';
import { checkedIn, checkedInFolder } from '../exits/checked-in';
import type { Manifest } from '../kubernetes/manifest';
import { parseObjects, readObjects } from '../kubernetes/read';
import { counts, diagram, type Lock, packagesOf, pages } from '../pages/reference';
import { readSettings } from '../stacks/settings';
import { read } from '../synth/dist';
import { rows, table } from '../synth/report';
import { replaceBlock } from '../writing/blocks';
import { found } from './finish';
import type { Finish, PipelineProps } from './props';

export function defineReference(program: Command, { root, out, err }: PipelineProps, finish: Finish): void {
  program
    .command('reference')
    .description('writes what the docs take from the code and dist, and the stacks in folder terraform')
    .option('--check', 'write nothing; exit 1 when a file is not what would be written')
    .action(({ check }: { check?: true }) => {
      const missing = Object.keys(environments).find((name) => !existsSync(join(root, 'dist', name)));
      if (missing) {
        const message = `there is no dist/${missing}; write it with npm run synth`;
        return finish('reference', { reason: 'missing', message });
      }
      const files = wanted(root);
      const stale = Object.entries(files).filter(([file, text]) => present(join(root, file)) !== text);
      const old = leftOver(root, files);
      if (check) {
        for (const file of old) err(`${file} is not of any stack; repair: npm run reference\n`);
        for (const [file] of stale) err(`${file} is not what would be written; repair: npm run reference\n`);
        return stale.length + old.length === 0 ? undefined : finish('reference', found);
      }
      for (const [file, text] of stale) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
        out(`${file} written\n`);
      }
      for (const file of old) {
        rmSync(join(root, file));
        out(`${file} removed\n`);
      }
      if (stale.length + old.length === 0) out('the reference was up to date\n');
    });
}

/** Every file that has something of the code in it, by its path. */
function wanted(root: string): Readonly<Record<string, string>> {
  const objects = Object.fromEntries(
    Object.keys(environments).map((name) => [name, readObjects(join(root, 'dist', name))]),
  );
  const lock = present(join(root, 'package-lock.json'));
  const packages = lock === undefined ? [] : packagesOf(JSON.parse(lock) as Lock);
  const made = pages({ environments, objects, packages }).map(({ file, text }) => [`docs/reference/${file}`, text]);
  const blocks = [
    ['docs/architecture.md', 'diagram', diagram()],
    ['README.md', 'synth', synthOutput(root)],
    ['README.md', 'counts', counts({ environments, objects })],
    ['CHANGELOG.md', 'counts', `- In figures: ${counts({ environments, objects })}`],
  ] as const;
  const written = new Map<string, string>();
  for (const [file, name, content] of blocks) {
    const text = written.get(file) ?? present(join(root, file));
    if (text !== undefined) written.set(file, replaceBlock(text, name, content));
  }
  return { ...Object.fromEntries([...made, ...written]), ...terraform(objects[defaultEnvironment] ?? []) };
}

/** Files of Terraform's language that no stack has any more: Terraform would read them too. */
function leftOver(root: string, files: Readonly<Record<string, string>>): readonly string[] {
  const folder = join(root, checkedInFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${checkedInFolder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.tf') && !file.includes('/.terraform/') && !Object.hasOwn(files, file))
    .sort();
}

/** The stacks of the default environment, as its file says: no variable of this process counts. */
function terraform(objects: readonly Manifest[]): Readonly<Record<string, string>> {
  const environment = environments[defaultEnvironment];
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return checkedIn({ environment, settings: read.settings, objects });
}

/** What synth prints when there is nothing to do. */
function synthOutput(root: string): string {
  const all = read(join(root, 'dist'))
    .filter(({ path }) => path.endsWith('.yaml'))
    .map((file) => ({ ...file, objects: parseObjects(file.text).length }));
  const files = Object.keys(environments).flatMap((name) => all.filter(({ path }) => path.startsWith(`${name}/`)));
  return ['```', table(rows(files, [])), 'dist was up to date', '```'].join('\n');
}

function present(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
