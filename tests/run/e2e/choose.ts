/** The choice of suites: by name, all of a kind, or by what has changed since a commit. */
import type { Run } from '../../../src/programs/run';
import { routed, unrouted } from './routes';
import { type SuiteName, suiteNames, suitesOf, suiteTable } from './table';

export interface Wish {
  readonly names: readonly string[];
  readonly thorough?: boolean;
  /** A commit. */
  readonly since?: string;
}

/** `usage`: whether the wish itself is wrong, as against what git answers. */
export type Choice =
  | { readonly ok: true; readonly names: readonly SuiteName[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: string; readonly usage: boolean };

const onCluster = suiteNames.filter((name) => suiteTable[name].kind !== 'unit');

/** Without a wish: the core suites. */
export async function choose(run: Run, root: string, { names, since, thorough = false }: Wish): Promise<Choice> {
  if ([names.length > 0, thorough, since !== undefined].filter((one) => one).length > 1)
    return { ok: false, usage: true, problem: 'choose by names, with --thorough or with --since: one of the three' };
  const unknown = names.filter((name) => !onCluster.some((one) => one === name));
  if (unknown.length > 0) {
    const problem = `no suite '${unknown.join("', '")}'; there are ${onCluster.join(', ')}`;
    return { ok: false, usage: true, problem };
  }
  if (names.length > 0) return { ok: true, names: onCluster.filter((name) => names.includes(name)), notes: [] };
  if (since !== undefined) return chooseSince(run, root, since);
  return { ok: true, names: suitesOf(thorough ? 'thorough' : 'core'), notes: [] };
}

async function chooseSince(run: Run, root: string, since: string): Promise<Choice> {
  const git = ['-C', root];
  const changed = await run('git', [...git, 'diff', '--name-only', '-z', '--end-of-options', since, '--']);
  if (changed.code !== 0) return { ok: false, usage: false, problem: `git diff: ${changed.stderr.trim()}` };
  const added = await run('git', [...git, 'ls-files', '--others', '--exclude-standard', '-z']);
  if (added.code !== 0) return { ok: false, usage: false, problem: `git ls-files: ${added.stderr.trim()}` };
  const files = [...new Set(`${changed.stdout}${added.stdout}`.split('\0'))].filter((file) => file !== '');
  const names = routed(files);
  const without = unrouted(files);
  const notes = [
    `${files.length} files changed since ${since}: ${names.length === 0 ? 'no suite proves them' : names.join(', ')}`,
    ...(without.length > 0 ? [`proven by npm test alone: ${without.join(', ')}`] : []),
  ];
  return { ok: true, names, notes };
}

/** The table as text, a line for each suite. */
export function listing(): string {
  const width = Math.max(...suiteNames.map((name) => name.length));
  return suiteNames
    .map((name) => {
      const { kind, minutes, paths, proves } = suiteTable[name];
      const limit = `${minutes} min`.padStart(6);
      const indent = ' '.repeat(width + 2);
      return `${name.padEnd(width)}  ${kind.padEnd(8)}  ${limit}  ${proves}\n${indent}${paths.join(' ')}`;
    })
    .join('\n');
}
