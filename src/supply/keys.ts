/** The key pair that signs what a run vouches for: made once, on this machine, and never overwritten. */
import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Failure, failure, type Problem, type Result, success } from '../programs/result';

/** PKCS#8 in PEM, without a passphrase: only its owner may read it. */
export const privateKeyFile = 'signing.key';
/** SPKI in PEM: what `cosign verify-blob --key` and `openssl dgst -verify` take. */
export const publicKeyFile = 'signing.pub';

export interface SigningKeys {
  readonly privateKey: KeyObject;
  /** In PEM. */
  readonly publicKey: string;
  /** Whether this call made them. */
  readonly made: boolean;
}

/**
 * The keys of a folder (ECDSA, P-256), which are made when it is not there or empty. Its parent is made too.
 * @returns a problem when the pair is not whole, does not belong together, or others may read it; nothing is changed then
 */
export function ensureKeys(folder: string): Result<SigningKeys> {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  if (there.length > 0) return readKeys(folder);
  return make(folder) ? readKeys(folder, true) : readKeys(folder);
}

/** The public key of a folder, in PEM; nothing is made, and the private key is not read. */
export function publicKeyOf(folder: string): Result<string> {
  const file = join(folder, publicKeyFile);
  if (!existsSync(file))
    return refuse(`there is no ${file}, which says whose signatures count; take it from who signs`);
  const publicKey = readFileSync(file, 'utf8');
  return isP256(keyOf(() => createPublicKey(publicKey)))
    ? success(publicKey)
    : refuse(`${file} is not a PEM public key for ECDSA on P-256; take it from who signs`);
}

/** The first 16 digits of the SHA-256 over a public key: how sentences name it. @param publicKey in PEM */
export function fingerprint(publicKey: string): string {
  const key = keyOf(() => createPublicKey(publicKey));
  const der = key?.export({ type: 'spki', format: 'der' }) ?? publicKey;
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

function readKeys(folder: string, made = false): Result<SigningKeys> {
  const missing = [privateKeyFile, publicKeyFile].filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) {
    return refuse(
      `${folder} has no ${missing.join(' and no ')}: bring it back, or move the folder away and a new pair is made, to which no signature made before fits`,
    );
  }
  const open = [folder, join(folder, privateKeyFile)].filter(isOpen);
  if (open.length > 0) {
    return refuse(
      `${open.join(' and ')} can be read by others than its owner; if no one did, chmod 700 ${folder} && chmod 600 ${join(folder, privateKeyFile)}, else make a new pair`,
    );
  }
  const found = publicKeyOf(folder);
  if (!found.ok) return found;
  const privateKey = keyOf(() => createPrivateKey(readFileSync(join(folder, privateKeyFile), 'utf8')));
  if (!privateKey || !isP256(privateKey))
    return refuse(`${join(folder, privateKeyFile)} is not a PEM private key for ECDSA on P-256; bring it back`);
  const own = fingerprint(pem(createPublicKey(privateKey)));
  if (own !== fingerprint(found.value)) {
    return refuse(
      `${privateKeyFile} and ${publicKeyFile} of ${folder} are not of one pair: ${own} and ${fingerprint(found.value)}; bring back the one that was changed`,
    );
  }
  return success({ privateKey, publicKey: found.value, made });
}

/** Both files in a temporary folder, which is then renamed: whole or not at all. @returns false: another was faster */
function make(folder: string): boolean {
  const place = resolve(folder);
  mkdirSync(dirname(place), { recursive: true });
  const next = mkdtempSync(`${place}.next-`);
  try {
    chmodSync(next, 0o700);
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    write(join(next, privateKeyFile), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
    write(join(next, publicKeyFile), pem(publicKey), 0o644);
    renameSync(next, place);
    return true;
  } catch (error) {
    if (existsSync(place) && readdirSync(place).length > 0) return false;
    throw error;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** Down to the disk: a key that signed something must not be lost with the power. */
function write(file: string, text: string, mode: number): void {
  const handle = openSync(file, 'wx', mode);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function keyOf(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function isP256(key: KeyObject | undefined): boolean {
  return key?.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
}

/** Windows keeps who may read elsewhere. */
function isOpen(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
}

function pem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function refuse(message: string): Failure<Problem<'refused'>> {
  return failure('refused', message);
}
