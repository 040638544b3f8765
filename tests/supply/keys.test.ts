import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureKeys, fingerprint, privateKeyFile, publicKeyFile, publicKeyOf } from '../../src/supply/keys';
import { fits, signatureFile, signBytes } from '../../src/supply/signature';
import { refused } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';

const temporary = temporaryFolders();

let root: string;
let folder: string;
beforeEach(() => {
  root = temporary();
  folder = join(root, 'state', 'keys');
});

function made(place = folder) {
  const result = ensureKeys(place);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Puts a text in place of a key. */
const write = (file: string, text: string | Buffer) => put(folder, { [file]: String(text) });

/** The sentence about keys that were changed, without the folder. Nothing may be written then. */
function said(change: () => void): string {
  made();
  change();
  const before = contents(folder);
  const result = ensureKeys(folder);
  expect(contents(folder)).toEqual(before);
  return result.ok ? '' : result.problem.message.replaceAll(folder, 'KEYS');
}

test('a pair is made once, for its owner alone, and then kept', () => {
  const first = made();
  expect(first.made).toBe(true);
  expect([folder, join(folder, privateKeyFile), join(folder, publicKeyFile)].map(mode)).toEqual(['700', '600', '644']);
  expect(readFileSync(join(folder, privateKeyFile), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(first.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  const again = made();
  expect([again.made, again.publicKey]).toEqual([false, first.publicKey]);
  expect(publicKeyOf(folder)).toEqual({ ok: true, value: first.publicKey });
  expect(readdirSync(join(root, 'state'))).toEqual(['keys']);
});

test('an empty folder gets a pair, whatever a killed run left beside it; two folders get two', () => {
  mkdirSync(folder, { recursive: true });
  put(`${folder}.next-abc`, { [privateKeyFile]: 'half' });
  expect(fingerprint(made().publicKey)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint(made(join(root, 'other')).publicKey)).not.toBe(fingerprint(made().publicKey));
});

test('its key is ECDSA on P-256, and the signature that of any library', () => {
  const { publicKey, privateKey } = made();
  const bytes = Buffer.from('what is signed');
  const signature = signBytes(bytes, privateKey);
  expect(createPublicKey(publicKey).asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  expect(verify('sha256', bytes, { key: publicKey, dsaEncoding: 'der' }, Buffer.from(signature, 'base64'))).toBe(true);
  expect(fits(bytes, signature, publicKey)).toBe(true);
  expect(fits(bytes, signature, made(join(root, 'other')).publicKey)).toBe(false);
  expect(fits(Buffer.from('what is not'), signature, publicKey)).toBe(false);
  // Nor in another spelling.
  for (const more of [' ', '\n', '=', 'A']) expect(fits(bytes, signature + more, publicKey)).toBe(false);
  expect(signatureFile('a.json')).toBe('a.json.sig');
});

describe('a pair that is not well is refused, and left as it is', () => {
  const remove = (file: string) => rmSync(join(folder, file));

  test.each([
    [privateKeyFile, () => remove(privateKeyFile)],
    [publicKeyFile, () => remove(publicKeyFile)],
    [
      `${privateKeyFile} and no ${publicKeyFile}`,
      () => {
        for (const file of [privateKeyFile, publicKeyFile]) remove(file);
        write('other', '');
      },
    ],
  ])('without %s', (what, change) => {
    expect(said(change)).toBe(
      `KEYS has no ${what}: bring it back, or move the folder away and a new pair is made, to which no signature made before fits`,
    );
  });

  test.each([
    ['KEYS', () => chmodSync(folder, 0o755)],
    [`KEYS/${privateKeyFile}`, () => chmodSync(join(folder, privateKeyFile), 0o640)],
  ])('when others may read %s', (what, change) => {
    expect(said(change)).toBe(
      `${what} can be read by others than its owner; if no one did, chmod 700 KEYS && chmod 600 KEYS/${privateKeyFile}, else make a new pair`,
    );
  });

  test('when the two are not of one pair', () => {
    const sentence = said(() => {
      made(join(root, 'other'));
      copyFileSync(join(root, 'other', publicKeyFile), join(folder, publicKeyFile));
    });
    const both = /^signing.key and signing.pub of KEYS are not of one pair: [0-9a-f]{16} and [0-9a-f]{16};/;
    expect(sentence).toMatch(both);
  });

  const other = generateKeyPairSync('ed25519');
  test.each<[string, string | Buffer, string]>([
    [publicKeyFile, 'x', 'a PEM public key for ECDSA on P-256; take it from who signs'],
    [
      publicKeyFile,
      other.publicKey.export({ type: 'spki', format: 'pem' }),
      'a PEM public key for ECDSA on P-256; take it from who signs',
    ],
    [privateKeyFile, '', 'a PEM private key for ECDSA on P-256; bring it back'],
    [
      privateKeyFile,
      other.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      'a PEM private key for ECDSA on P-256; bring it back',
    ],
  ])('when %s is %j, not a key or one of another kind', (file, text, what) => {
    expect(said(() => write(file, text))).toBe(`KEYS/${file} is not ${what}`);
  });

  test('when there is no public key at all', () => {
    const message = `there is no ${join(folder, publicKeyFile)}, which says whose signatures count; take it from who signs`;
    expect(publicKeyOf(folder)).toEqual(refused(message));
    expect(existsSync(folder)).toBe(false);
    expect(fingerprint('no key')).toMatch(/^[0-9a-f]{16}$/);
  });
});

test('where nothing can be written, the file system says so and nothing is left', () => {
  put(root, { file: '' });
  expect(() => ensureKeys(join(root, 'file', 'keys'))).toThrow(/ENOTDIR|EEXIST/);
  expect(readdirSync(root)).toEqual(['file']);
});
