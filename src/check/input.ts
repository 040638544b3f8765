/** Inputs of a check: files by their names, folders with all YAML and JSON in them, standard input. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { limits } from './limits';

/** A source of bytes. */
export interface Input {
  /** As the reader named it, or below the folder that the reader named. */
  readonly file: string;
  readonly open: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

export type Inputs =
  | { readonly ok: true; readonly inputs: readonly Input[] }
  | { readonly ok: false; readonly problems: readonly string[] };

export interface InputProps {
  /** Files, folders, or `-` for standard input. */
  readonly paths: readonly string[];
  /** The folder to which paths are relative. */
  readonly root: string;
  readonly stdin: () => AsyncIterable<Uint8Array>;
}

const yaml = /\.(ya?ml|json)$/i;

/** Folders of a repository that hold what others wrote. */
const skipped = ['.git', 'node_modules'];

/** @returns in the order of the paths, a folder's by name; or sentences, where a path leads to nothing to check */
export function inputsOf({ paths, root, stdin }: InputProps): Inputs {
  const inputs: Input[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    if (path === '-') inputs.push({ file: 'stdin', open: stdin });
    else {
      const found = filesAt(root, path);
      if (typeof found === 'string') problems.push(`${path}: ${found}`);
      else inputs.push(...found.map((file) => ({ file, open: () => partsOf(resolve(root, file)) })));
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, inputs };
}

const partSize = 64 * 1024;

/** A file in parts, so that one without an end is left early; a stream costs a thread's turn for each of them. */
function* partsOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const part = Buffer.allocUnsafe(partSize);
      const size = readSync(file, part);
      if (size === 0) return;
      yield part.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

function filesAt(root: string, path: string): readonly string[] | string {
  try {
    const stat = statSync(resolve(root, path));
    if (!stat.isDirectory())
      return stat.isFile() || stat.isFIFO()
        ? [path]
        : 'is neither a file nor a folder; name YAML, JSON or a folder with it';
    const files = filesBelow(root, path);
    return files.length > 0 ? files : 'has no file that ends in .yaml, .yml or .json; name another folder, or the file';
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const known: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file or folder',
      ENOTDIR: 'there is no such file or folder',
      ELOOP: 'is a link that leads back to itself',
      EACCES: 'may not be read by this user',
    };
    return known[code] ?? message;
  }
}

/** Links to files are followed, links to folders are not: they may lead back, or out. */
function filesBelow(root: string, folder: string): readonly string[] {
  const entries = readdirSync(resolve(root, folder), { withFileTypes: true });
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.includes(entry.name) ? [] : filesBelow(root, path);
      if (!yaml.test(entry.name)) return [];
      const stat = entry.isSymbolicLink() ? statSync(resolve(root, path), { throwIfNoEntry: false }) : entry;
      return stat?.isFile() ? [path] : [];
    });
}

export type Bytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: string };

/** All of an input; or why it cannot be read, as a sentence without its name. */
export async function readInput({ open }: Input, most: number = limits.bytes): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of open()) {
      size += part.length;
      if (size > most) return { ok: false, problem: `is larger than ${most} bytes; split it into several files` };
      parts.push(part);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ok: false, problem: `cannot be read: ${message}` };
  }
  return { ok: true, bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) };
}
