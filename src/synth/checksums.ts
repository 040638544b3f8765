/** `dist/SHA256SUMS`, in the format of `sha256sum --check`: checksums of what was reviewed. */
import { createHash } from 'node:crypto';

export const checksumsFile = 'SHA256SUMS';

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** @returns one line a file, sorted by path */
export function checksums(files: readonly TextFile[]): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => `${createHash('sha256').update(text).digest('hex')}  ${path}\n`)
    .join('');
}
