/** Inputs that are texts. */
import type { Input } from '../../src/check/input';

/** Texts, or bytes, by the name of their file. */
export function inputs(files: Readonly<Record<string, string | Uint8Array>>): readonly Input[] {
  return Object.entries(files).map(([file, content]) => ({ file, open: () => stream(content) }));
}

/** In two pieces, as a pipe may bring it. */
export async function* stream(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  const half = Math.floor(bytes.length / 2);
  yield bytes.subarray(0, half);
  yield bytes.subarray(half);
}
