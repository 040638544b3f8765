/** The commit that is checked out, proven by the hashes of git's objects; and the differences of what lies on disk. */
import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result, success } from './result';
import type { Run } from './run';

export interface CommittedFile {
  /** `100644`, `100755`: executable, `120000`: a link, `160000`: a commit of another repository. */
  readonly mode: string;
  /** Hash of its content, as git names it. */
  readonly id: string;
}

export type Files = ReadonlyMap<string, CommittedFile>;

export interface Commit {
  /** 40 hexadecimal digits. */
  readonly id: string;
  readonly files: Files;
}

/**
 * What commands write at the root of the repository, beside git itself. It is not compared: no build, synth or test takes a
 * source from there. What else is on disk is in the commit, whatever git's ignore files say.
 */
const written =
  /^(\.git|\.cache|\.venv|cdktf\.out|coverage|dist\.next-[^/]*|dist\.previous|hcl\.out|lib|node_modules|state)$/;

/** Variables lead git to other repositories, objects and settings: it gets none of this process, and these. */
const environment = { inherit: /^(?!GIT_)/, env: { GIT_NO_REPLACE_OBJECTS: '1', GIT_NO_LAZY_FETCH: '1' } } as const;

/**
 * The commit `HEAD` of a repository. Nothing that git says is believed: the commit's text has the hash of its name, and
 * the list of files has the hash of the tree that this text names. Neither index nor configuration is read.
 *
 * @param root the top of the working tree
 */
export async function readCommit(run: Run, root: string): Promise<Result<Commit>> {
  const git = (...args: readonly string[]) => run('git', ['-C', root, ...args], environment);
  const head = await git('rev-parse', '--verify', 'HEAD^{commit}');
  if (head.code !== 0) return failure('missing', `there is no commit: ${head.stderr.trim()}`);
  const id = head.stdout.trim();
  const text = await git('cat-file', 'commit', id);
  const listed = await git('ls-tree', '-r', '-z', '--full-tree', id);
  const failed = [text, listed].find(({ code }) => code !== 0);
  if (failed) return failure('failed', `git does not show the commit ${id}: ${failed.stderr.trim()}`);
  const lines = listed.stdout.split('\0').filter((line) => line !== '');
  const files = new Map(
    lines.map((line) => {
      const [mode = '', , file = ''] = line.slice(0, line.indexOf('\t')).split(' ');
      return [line.slice(line.indexOf('\t') + 1), { mode, id: file }];
    }),
  );
  const tree = /^tree (\w+)\n/.exec(text.stdout)?.[1];
  if (objectId('commit', text.stdout, id.length) !== id || treeId(files, id.length) !== tree)
    return failure('refused', `git shows another content of the commit ${id} than its hash is of; git fsck says more`);
  return success({ id, files });
}

/**
 * Differences between a commit and what lies on disk, computed from content: whatever index, configuration, attributes and
 * ignore files say.
 *
 * @param under paths to which it is confined @default - all
 * @returns a line for each, sorted by path
 */
export function differences(root: string, { files, id }: Commit, under?: readonly string[]): readonly string[] {
  const asked = (path: string) => under?.some((one) => path === one || path.startsWith(`${one}/`)) ?? true;
  const there = filesOnDisk(root, id.length);
  const paths = [...new Set([...files.keys(), ...there.keys()])].filter(asked).sort();
  return paths.flatMap((path) => {
    const what = difference(path, files.get(path), there.get(path));
    return what === undefined ? [] : [`${path}: ${what}`];
  });
}

/**
 * The commit, where nothing on disk differs from it.
 *
 * @returns else a problem whose sentence names the differences, ten of them at the most. @param head of the sentence
 */
export async function committed(
  run: Run,
  root: string,
  head: string,
  under?: readonly string[],
): Promise<Result<Commit>> {
  const commit = await readCommit(run, root);
  if (!commit.ok) return commit;
  const found = differences(root, commit.value, under);
  if (found.length === 0) return commit;
  const more = found.length > named ? [`and ${found.length - named} more`] : [];
  return failure('refused', [head, ...found.slice(0, named), ...more].join('\n'));
}

/** How many differences a sentence names. */
const named = 10;

function difference(
  path: string,
  recorded: CommittedFile | undefined,
  found: CommittedFile | undefined,
): string | undefined {
  if (recorded?.mode === '160000') return 'is a commit of another repository; bring its files into this one';
  if (recorded && written.test(path.split('/')[0] ?? ''))
    return 'is in the commit, and commands write there; remove it';
  if (found?.mode === special) return 'is neither a file nor a link';
  if (recorded === undefined) return 'is not in the commit';
  if (found === undefined) return 'is missing';
  if (recorded.id !== found.id) return 'has another content';
  if (recorded.mode === found.mode || process.platform === 'win32') return undefined;
  return recorded.mode === '120000' || found.mode === '120000' ? 'is a link in one of both' : 'has another mode';
}

const special = 'special';

/** Every file below a folder, by its path. @param digits of a hash: those of SHA-1 or of SHA-256 */
export function filesOnDisk(root: string, digits = 40): Files {
  const found = new Map<string, CommittedFile>();
  const walk = (below: string) => {
    for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (below === '' && written.test(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else found.set(path, fileOnDisk(join(root, path), entry, digits));
    }
  };
  walk('');
  return found;
}

function fileOnDisk(path: string, entry: Dirent, digits: number): CommittedFile {
  if (entry.isSymbolicLink()) return { mode: '120000', id: objectId('blob', readlinkSync(path), digits) };
  // A pipe is not read: that would wait for ever.
  if (!entry.isFile()) return { mode: special, id: '' };
  const mode = lstatSync(path).mode & 0o100 ? '100755' : '100644';
  return { mode, id: objectId('blob', readFileSync(path), digits) };
}

/** The hash by which git names an object. */
export function objectId(kind: 'blob' | 'commit' | 'tree', content: string | Uint8Array, digits = 40): string {
  const bytes = Buffer.from(content);
  const hash = createHash(digits === 40 ? 'sha1' : 'sha256').update(`${kind} ${bytes.length}\0`);
  return hash.update(bytes).digest('hex');
}

/** The hash of the tree that has these files. */
export function treeId(files: Files, digits = 40): string {
  const folders = new Map<string, Map<string, CommittedFile>>();
  const entries: { name: string; mode: string; id: string }[] = [];
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) entries.push({ name: path, ...file });
    else {
      const folder = folders.get(path.slice(0, slash)) ?? new Map<string, CommittedFile>();
      folders.set(path.slice(0, slash), folder.set(path.slice(slash + 1), file));
    }
  }
  for (const [name, inside] of folders) entries.push({ name, mode: '40000', id: treeId(inside, digits) });
  // git's order: as if the name of a folder ended with a slash.
  const key = ({ mode, name }: (typeof entries)[number]) => Buffer.from(mode === '40000' ? `${name}/` : name);
  const sorted = entries.sort((a, b) => Buffer.compare(key(a), key(b)));
  const parts = sorted.flatMap(({ id, mode, name }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
  return objectId('tree', Buffer.concat(parts), digits);
}
