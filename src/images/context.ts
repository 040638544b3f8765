/** Build context of an image: exactly the files that its build is sent, read once. */
import { createHash } from 'node:crypto';
import { closeSync, constants, type Dirent, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ArchivedFile, archive } from './archive';
import { dockerfileProblems } from './dockerfile';

export interface Context {
  /** 40 hexadecimal digits of SHA-256 over the archive and `.dockerignore`. */
  readonly tag: string;
  /** Tar, for the standard input of `docker build -`: what is hashed is what is sent. */
  readonly archive: Buffer;
  /** The text of its Dockerfile. */
  readonly dockerfile: string;
  /** Paths of its files, sorted. */
  readonly files: readonly string[];
}

const ignoreFile = '.dockerignore';

/** Folders and files that tools write beside sources: git ignores them, and a build would take them for sources. */
const caches = [
  /^__pycache__$/,
  /^\.(pytest|mypy|ruff)_cache$/,
  /^\.hypothesis$/,
  /\.py[co]$/,
  /^\.cache$/,
  /^\.?venv$/,
];
const fetched = [/^node_modules$/, /^\.git$/];

/**
 * Reads the context of an image. What the build sees is the archive alone: no other file of the folder, no link that leads
 * elsewhere, no ignore file that an engine reads in its own way.
 *
 * @param folder with a Dockerfile, and a `.dockerignore` that lists what the build may see @default - all of the folder
 * @throws an error whose message is a sentence a line: what is in the way, where, and how to fix it
 */
export function readContext(folder: string): Context {
  const problems: string[] = [];
  const files = lstatSync(folder).isSymbolicLink()
    ? refuse(problems, `'${folder}' is a symbolic link; put the folder itself in its place`)
    : walk(folder, '', problems);
  const texts = new Map(files.map((file) => [file.path, file.content]));
  const file = texts.get('Dockerfile');
  if (file === undefined)
    throw new Error(
      [`'${folder}' has no Dockerfile, so that it cannot be built; add one, or remove the image`, ...problems].join(
        '\n',
      ),
    );
  const ignored = Buffer.from(texts.get(ignoreFile) ?? '').toString('utf8');
  const listed = texts.has(ignoreFile) ? listedIn(ignored, files, join(folder, ignoreFile), problems) : undefined;
  const dockerfile = Buffer.from(file).toString('utf8');
  problems.push(...dockerfileProblems(dockerfile, join(folder, 'Dockerfile')));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const sent = files.filter(
    ({ path }) => path === 'Dockerfile' || (path !== ignoreFile && (listed?.has(top(path)) ?? true)),
  );
  const tar = archive(sent);
  const hash = createHash('sha256').update(tar).update(ignored).digest('hex');
  return { tag: hash.slice(0, 40), archive: tar, dockerfile, files: sent.map(({ path }) => path).sort() };
}

/** The tag of an image that we build: equal sources have equal tags on every machine. @throws as `readContext` does */
export function sourceTag(folder: string): string {
  return readContext(folder).tag;
}

/** Every plain file below a folder; what may not be there becomes a sentence. */
function walk(folder: string, below: string, problems: string[]): readonly ArchivedFile[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const problem = entryProblem(entry, below === '');
    if (problem !== undefined) return refuse(problems, `${join(folder, path)} ${problem}`);
    return entry.isDirectory() ? walk(folder, path, problems) : [read(folder, path)];
  });
}

function refuse(problems: string[], sentence: string): readonly ArchivedFile[] {
  problems.push(sentence);
  return [];
}

/** @param isTop whether it lies in the context itself, where engines look for their own files */
function entryProblem(entry: Dirent, isTop: boolean): string | undefined {
  const { name } = entry;
  if (entry.isSymbolicLink())
    return 'is a symbolic link, which may lead a build to what was not hashed; put the file itself in its place';
  if (!entry.isFile() && !entry.isDirectory()) return 'is neither a file nor a folder; remove it';
  if (caches.some((one) => one.test(name)))
    return 'is a cache that a tool wrote, and a build would run it in place of its source; remove it: git clean -fdX dockerfiles';
  if (fetched.some((one) => one.test(name))) return 'was fetched by a tool, and is not a source; remove it';
  if (/ignore$/i.test(name) && !(isTop && name === ignoreFile && entry.isFile()))
    return `is an ignore file, and engines differ in which they read; remove it, and list what the build may see in ${ignoreFile} of the context`;
  if (isTop && /^(docker|container)file/i.test(name) && name !== 'Dockerfile')
    return 'may be built in place of Dockerfile; remove it';
  if (!/^[A-Za-z0-9._@+-]+$/.test(name) || name.startsWith('.wh.'))
    return 'has a name that tools read in several ways; use letters of ASCII, digits and . _ @ + -';
  return undefined;
}

/** One read, of the file itself: what it is now goes into the hash and into the archive alike. */
function read(folder: string, path: string): ArchivedFile {
  const handle = openSync(join(folder, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const executable = (fstatSync(handle).mode & 0o100) !== 0;
    return { path, executable, content: readFileSync(handle) };
  } finally {
    closeSync(handle);
  }
}

/**
 * The names that `.dockerignore` lets a build see. It is an allow-list that every engine reads alike: `*`, then `!NAME` for
 * each file or folder of the context. Other patterns hide a part of a folder that was reviewed as a whole.
 */
function listedIn(text: string, files: readonly ArchivedFile[], file: string, problems: string[]): ReadonlySet<string> {
  const there = new Set(files.map(({ path }) => top(path)));
  const lines = text
    .split('\n')
    .map((line, place) => ({ line, place: place + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
  const [first, ...rest] = lines;
  if (first?.line !== '*')
    problems.push(
      `${file}:${first?.place ?? 1}: the first pattern is not '*'; begin with it, then list names as !NAME`,
    );
  const names = (first?.line === '*' ? rest : lines.slice(1)).flatMap(({ line, place }) => {
    const [, name = ''] = /^!([^/!*?[\]\\\s]+)$/.exec(line) ?? [];
    if (name === '') {
      problems.push(
        `${file}:${place}: '${line}' hides or shows a part of what is there; list whole files and folders of ${basename(join(file, '..'))} as !NAME`,
      );
      return [];
    }
    if (there.has(name) && name !== ignoreFile) return [name];
    problems.push(`${file}:${place}: '${line}' names no source of the context; remove the line`);
    return [];
  });
  return new Set(names);
}

function top(path: string): string {
  return path.split('/')[0] ?? path;
}
