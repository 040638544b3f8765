import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { isRecipient, keyLines, makeKey, recipientsOf } from '../../src/backups/key';
import { temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

test('a key is for its owner alone, and opens what is sealed to its recipient', async () => {
  const file = join(folder(), 'deep', 'key.txt');
  const recipient = await makeKey(file, new Date('2026-01-02T03:04:05Z'));
  expect(isRecipient(recipient)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(text.split('\n').slice(0, 2)).toEqual(['# created: 2026-01-02T03:04:05.000Z', `# public key: ${recipient}`]);
  expect(await recipientsOf(file)).toEqual({ ok: true, value: [recipient] });
  const [sealing, opening] = [new Encrypter(), new Decrypter()];
  sealing.addRecipient(recipient);
  opening.addIdentity(keyLines(text)[0] ?? '');
  expect(await opening.decrypt(await sealing.encrypt('documents'), 'text')).toBe('documents');
  await expect(makeKey(file, new Date())).rejects.toThrow('EEXIST');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('keys of several people may be in one file', async () => {
  const [one, other] = [join(folder(), 'one.txt'), join(folder(), 'other.txt')];
  const recipients = [await makeKey(one, new Date()), await makeKey(other, new Date())];
  const both = join(folder(), 'both.txt');
  writeFileSync(both, `${readFileSync(one, 'utf8')}\r\n${readFileSync(other, 'utf8')}`);
  expect(await recipientsOf(both)).toEqual({ ok: true, value: recipients });
});

test.each([
  ['is empty', '# nothing\n'],
  ['has a public key', `age1${'q'.repeat(58)}\n`],
  ['has another line', 'AGE-SECRET-KEY-1\n'],
  ['has a wrong checksum', `AGE-SECRET-KEY-1${'Q'.repeat(58)}\n`],
])('a file that %s is refused, and none of it is shown', async (_, text) => {
  const file = join(folder(), 'key.txt');
  writeFileSync(file, text);
  const found = await recipientsOf(file);
  expect(found).toEqual({
    ok: false,
    problem: { reason: 'usage', message: expect.stringContaining(`'${file}' cannot be read as a key`) },
  });
  expect(JSON.stringify(found)).not.toContain('QQQ');
});

test('a key that is not there is missing', async () => {
  expect(await recipientsOf('/nowhere/key.txt')).toMatchObject({ problem: { reason: 'missing' } });
});

test.each(['', 'age1', `age1${'q'.repeat(58)}`, 'ssh-ed25519 AAAA', `age1pq1${'q'.repeat(58)}`])(
  '%j cannot be a recipient',
  (text) => {
    expect(isRecipient(text)).toBe(false);
  },
);
