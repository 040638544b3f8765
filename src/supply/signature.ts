/** Signatures over bytes as cosign makes and takes them: ECDSA with SHA-256, ASN.1 DER, in base64. */
import type { KeyObject } from 'node:crypto';
import { createHash, sign, verify } from 'node:crypto';

/** How the file of a signature is called. */
export function signatureFile(file: string): string {
  return `${file}.sig`;
}

/** @returns base64 in one line, without a line break */
export function signBytes(bytes: Uint8Array, privateKey: KeyObject): string {
  return sign('sha256', bytes, privateKey).toString('base64');
}

/** @param signature as `signBytes` writes it, to the letter: base64 has other spellings of the same bytes */
export function fits(bytes: Uint8Array, signature: string, publicKey: string): boolean {
  const der = Buffer.from(signature, 'base64');
  return der.toString('base64') === signature && verify('sha256', bytes, publicKey, der);
}

/** SHA-256 in hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
