/** Keys of backups: an identity opens what is sealed to its recipient; files as age-keygen writes them. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { failure, type Result, success } from '../programs/result';

/** An identity: 32 bytes in Bech32, as age 1 writes it. */
const identityShape = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/;

/** Lines that say something: no comments, no blanks. */
export function keyLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** @param recipient `age1…`, of an X25519 key: the kind that the image opens */
export function isRecipient(recipient: string): boolean {
  if (!/^age1[0-9a-z]{58}$/.test(recipient)) return false;
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
}

/** @returns the recipients of a file with identities, in its order */
export async function recipientsOf(file: string): Promise<Result<readonly string[]>> {
  if (!existsSync(file))
    return failure(
      'missing',
      `the key '${file}' is not there; name it with --key, or make one with npm run backup-key`,
    );
  const identities = keyLines(readFileSync(file, 'utf8'));
  const unusable = `'${file}' cannot be read as a key: each line that is not a comment is AGE-SECRET-KEY-1…, as age-keygen writes it`;
  if (identities.length === 0 || !identities.every((one) => identityShape.test(one))) return failure('usage', unusable);
  try {
    return success(await Promise.all(identities.map((one) => identityToRecipient(one))));
  } catch {
    // A checksum does not fit; its message would show the key.
    return failure('usage', unusable);
  }
}

/**
 * Makes an identity in a file that its owner alone can read; one that is there stays as it is.
 * @returns its recipient
 */
export async function makeKey(file: string, now: Date): Promise<string> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = `# created: ${now.toISOString()}\n# public key: ${recipient}\n${identity}\n`;
  writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  // Whatever the umask of the process is.
  chmodSync(file, 0o600);
  return recipient;
}
