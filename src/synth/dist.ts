/** The folder dist: read, compared, and replaced as a whole. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { TextFile } from './checksums';
import { checksums, checksumsFile } from './checksums';

/** Difference of a file of dist from its target. */
export type Change = 'same' | 'changed' | 'new' | 'removed';

export interface FileChange {
  readonly path: string;
  readonly change: Change;
}

/** All files below a folder; none where it does not exist. */
export function read(folder: string): readonly TextFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Target of dist after these environments were rendered: their files and nothing else of theirs, the files of other
 * environments unchanged, and the checksums of all.
 *
 * @param all names of all environments: what belongs to none of them is an orphan
 */
export function wanted(
  present: readonly TextFile[],
  rendered: readonly TextFile[],
  environments: readonly string[],
  all: readonly string[],
): readonly TextFile[] {
  const untouched = all.filter((name) => !environments.includes(name));
  const kept = present.filter(({ path }) => untouched.some((name) => path.startsWith(`${name}/`)));
  const files = [...kept, ...rendered].sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...files, { path: checksumsFile, text: checksums(files) }];
}

/** Compares what is there with what should be, file by file. */
export function compare(present: readonly TextFile[], target: readonly TextFile[]): readonly FileChange[] {
  const before = new Map(present.map(({ path, text }) => [path, text]));
  const after = new Set(target.map(({ path }) => path));
  return [
    ...target.map(({ path, text }): FileChange => {
      const old = before.get(path);
      return { path, change: old === undefined ? 'new' : old === text ? 'same' : 'changed' };
    }),
    ...present.filter(({ path }) => !after.has(path)).map(({ path }): FileChange => ({ path, change: 'removed' })),
  ];
}

const previousName = (folder: string) => `${folder}.previous`;

/**
 * Repairs what a run left that was killed between the two renames of `replace`: puts the previous folder back.
 * @returns whether a repair was needed
 */
export function recover(folder: string): boolean {
  const previous = previousName(folder);
  if (!statSync(previous, { throwIfNoEntry: false })) return false;
  if (statSync(folder, { throwIfNoEntry: false })) rmSync(previous, { recursive: true });
  else renameSync(previous, folder);
  return true;
}

/**
 * Replaces a folder by these files: they are written beside it, then the two change places by renaming. Killed at any
 * moment, the folder is the whole old or the whole new one; between the two renames it has the name `*.previous`, and
 * `recover` puts it back.
 *
 * @throws the file system's own error, with nothing changed
 */
export function replace(folder: string, files: readonly TextFile[]): void {
  const next = mkdtempSync(`${folder}.next-${process.pid}-`);
  // A temporary folder is readable by its owner alone; dist is readable by all.
  chmodSync(next, 0o755);
  try {
    for (const folder of new Set(files.map(({ path }) => dirname(path))))
      mkdirSync(join(next, folder), { recursive: true });
    for (const { path, text } of files) writeFileSync(join(next, path), text);
    const previous = previousName(folder);
    const there = statSync(folder, { throwIfNoEntry: false }) !== undefined;
    if (there) renameSync(folder, previous);
    try {
      renameSync(next, folder);
    } catch (error) {
      if (there) renameSync(previous, folder);
      throw error;
    }
    if (there) rmSync(previous, { recursive: true });
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** Removes what runs left that were killed while they wrote. */
export function sweep(folder: string): void {
  const parent = dirname(folder);
  const start = `${basename(folder)}.next-`;
  for (const name of readdirSync(parent).filter((one) => one.startsWith(start))) {
    const [pid] = name.slice(start.length).split('-');
    if (!isRunning(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
