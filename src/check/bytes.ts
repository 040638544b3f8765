/** A file's bytes as text: UTF-8, or UTF-16 where its first two bytes say so. */

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** @returns text with `\n` at the end of lines and without a byte order mark; or why there is none, as a sentence */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.subarray(0, 8000).includes(0))
    return { ok: false, problem: 'is not text: it has zero bytes; name YAML or JSON' };
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { ok: true, text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
  } catch {
    const name = encoding.toUpperCase();
    return { ok: false, problem: `is not valid ${name}: a byte does not belong there; save it as UTF-8` };
  }
}
