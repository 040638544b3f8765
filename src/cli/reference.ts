/** `npm run reference`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { environments } from '../config/environments';
import { projectLists } from '../pages/argo-cd';
import { diagram, pages } from '../pages/reference';
import { read } from '../synth/dist';
import { parseManifests, readManifests } from '../synth/manifests';
import { rows, table } from '../synth/report';
import { replaceBlock } from '../writing/blocks';
import type { End, PipelineProps } from './props';

export function defineReference(program: Command, { root, out, err }: PipelineProps, end: End): void {
  program
    .command('reference')
    .description('writes what the docs take from the code and dist')
    .option('--check', 'write nothing; exit 1 when a page is not what would be written')
    .action(({ check }: { check?: true }) => {
      const missing = Object.keys(environments).find((name) => !existsSync(join(root, 'dist', name)));
      if (missing) {
        err(`reference: there is no dist/${missing}; write it with npm run synth\n`);
        return end(1);
      }
      const stale = Object.entries(wanted(root)).filter(([file, text]) => present(join(root, file)) !== text);
      if (check) {
        for (const [file] of stale) err(`${file} is not what would be written; repair: npm run reference\n`);
        return end(stale.length === 0 ? 0 : 1);
      }
      for (const [file, text] of stale) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
        out(`${file} written\n`);
      }
      if (stale.length === 0) out('the reference was up to date\n');
    });
}

/** Every page that has something of the code in it, by its path. */
function wanted(root: string): Readonly<Record<string, string>> {
  const objects = Object.fromEntries(
    Object.keys(environments).map((name) => [name, readManifests(join(root, 'dist', name))]),
  );
  const made = pages({ environments, objects }).map(({ file, text }) => [`docs/reference/${file}`, text]);
  const blocks = [
    ['docs/architecture.md', 'diagram', diagram()],
    ['README.md', 'synth', synthOutput(root)],
    ['docs/how-to/gitops/argo-cd.yaml', 'lists', projectLists(Object.values(objects).flat())],
  ] as const;
  const written = blocks.flatMap(([file, name, content]) => {
    const text = present(join(root, file));
    const comment = file.endsWith('.yaml') ? 'yaml' : 'markdown';
    return text === undefined ? [] : [[file, replaceBlock(text, name, content, comment)]];
  });
  return Object.fromEntries([...made, ...written]);
}

/** What synth prints when there is nothing to do. */
function synthOutput(root: string): string {
  const all = read(join(root, 'dist'))
    .filter(({ path }) => path.endsWith('.yaml'))
    .map((file) => ({ ...file, objects: parseManifests(file.text) }));
  const files = Object.keys(environments).flatMap((name) => all.filter(({ path }) => path.startsWith(`${name}/`)));
  return ['```', table(rows(files, [])), 'dist was up to date', '```'].join('\n');
}

function present(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
