/** Tar archive of a build context: the same bytes for the same files, on every machine. */

export interface ArchivedFile {
  /** Below the context, with `/`; at most 100 bytes. */
  readonly path: string;
  readonly executable: boolean;
  readonly content: Uint8Array;
}

const block = 512;

/** Seconds since 1970 that every entry has: 2000-01-01, since formats inside images know no time before 1980. */
const time = 946_684_800;

/**
 * A tar archive (ustar) with the folders that the files need, in the order of their paths. Owners, times and all bits of
 * the mode but the executable one are the same for all files: what a build is sent depends on nothing else.
 */
export function archive(files: readonly ArchivedFile[]): Buffer {
  const folders = [...new Set(files.flatMap(({ path }) => foldersOf(path)))];
  const entries = [
    ...folders.map((path) => ({ path: `${path}/`, entry: [header(`${path}/`, '5', 0o755, 0)] })),
    ...files.map(({ content, executable, path }) => ({
      path,
      entry: [header(path, '0', executable ? 0o755 : 0o644, content.length), content, padding(content.length)],
    })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return Buffer.concat([...entries.flatMap(({ entry }) => entry), Buffer.alloc(2 * block)]);
}

/** The folders above a path, each without the last slash. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, place) => parts.slice(0, place + 1).join('/'));
}

function header(path: string, type: '0' | '5', mode: number, size: number): Buffer {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} has more than 100 bytes; shorten it`);
  const head = Buffer.alloc(block);
  const octal = (value: number, at: number, digits: number) => head.write(value.toString(8).padStart(digits, '0'), at);
  head.write(path, 0);
  octal(mode, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(time, 136, 11);
  head.write('        ', 148);
  head.write(type, 156);
  head.write('ustar\u000000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

function padding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block);
}
