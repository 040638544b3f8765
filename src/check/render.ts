/** Folders of kustomize and Helm that a path names, rendered by their own tool where it is installed. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Run } from '../programs/run';
import type { Input } from './input';
import type { Note } from './note';
import { chartFile, kustomizations } from './survey';

export interface Rendered {
  readonly inputs: readonly Input[];
  readonly notes: readonly Note[];
  /** Those that are left to be read as they are. */
  readonly paths: readonly string[];
}

/** @param paths of which those are rendered that are a folder of one of the tools */
export async function rendered(paths: readonly string[], root: string, run: Run): Promise<Rendered> {
  const inputs: Input[] = [];
  const notes: Note[] = [];
  const left: string[] = [];
  for (const path of paths) {
    const done = await renderedAt(path, resolve(root, path), run);
    if (!done) left.push(path);
    else if ('reason' in done) {
      notes.push(done);
      left.push(path);
    } else {
      inputs.push(done);
      notes.push({ file: path, reason: 'rendered', detail: done.file.slice(path.length + 2, -1) });
    }
  }
  return { inputs, notes, paths: left };
}

async function renderedAt(path: string, folder: string, run: Run): Promise<Input | Note | undefined> {
  if (path === '-' || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const commands = commandsFor(folder);
  if (typeof commands === 'string') return { file: path, reason: 'kustomization', detail: commands };
  for (const [program, ...args] of commands) {
    const { code, stdout, stderr } = await run(program, args);
    if (code === 0) {
      const name = `${program} ${args.slice(0, -1).join(' ')}`.trim();
      return { file: `${path} (${name})`, open: () => [Buffer.from(stdout)] };
    }
    // Another program may be there where this one is not.
    if (code !== 127) {
      const reason = program === 'helm' ? 'chart' : 'kustomization';
      return { file: path, reason, detail: `${program} failed: ${stderr.trim().split('\n')[0]?.slice(0, 200)}` };
    }
  }
  return undefined;
}

type Command = readonly [program: string, ...args: string[]];

/** Programs that render a folder; a sentence where none may. */
function commandsFor(folder: string): readonly Command[] | string {
  if (existsSync(join(folder, chartFile))) return [['helm', 'template', basename(folder), folder]];
  if (!kustomizations.some((name) => existsSync(join(folder, name)))) return [];
  const remote = remoteBase(folder, new Set());
  if (remote !== undefined) return `not rendered: it fetches ${remote}`;
  return [
    ['kustomize', 'build', folder],
    ['kubectl', 'kustomize', folder],
  ];
}

/** A base that kustomize would fetch from a network, of the folder or of those that it names. */
function remoteBase(folder: string, seen: Set<string>): string | undefined {
  if (seen.has(folder)) return undefined;
  seen.add(folder);
  for (const name of kustomizations.filter((one) => existsSync(join(folder, one)))) {
    for (const entry of basesOf(readFileSync(join(folder, name), 'utf8'))) {
      if (/^(https?|ssh|git|file):|^git@|[?&]ref=|^[a-z0-9-]+(\.[a-z0-9-]+)+\/[^.]/i.test(entry)) return entry;
      const below = resolve(folder, entry);
      const remote = statSync(below, { throwIfNoEntry: false })?.isDirectory() ? remoteBase(below, seen) : undefined;
      if (remote !== undefined) return remote;
    }
  }
  return undefined;
}

/** Entries of the lists of a kustomization that may be of elsewhere. */
function basesOf(text: string): readonly string[] {
  const sections = /^(resources|bases|components|crds|helmCharts)\s*:\s*\n((?:[ \t]*-.*\n?|[ \t]*#.*\n?|\s*\n)*)/gm;
  return [...text.matchAll(sections)].flatMap(([, , entries = '']) =>
    [...entries.matchAll(/^[ \t]*-[ \t]*["']?([^"'\s#]+)/gm)].map(([, entry = '']) => entry),
  );
}
