/** Copies of a backup, each spoiled in one way, and the image that is to refuse it. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { copied, type Files } from './store';

export interface Spoiled {
  readonly what: string;
  /** @default - as it is */
  readonly change?: (files: Files) => Files;
  readonly identity?: 'another';
  /** Seconds after which it is too old. @default 3600 */
  readonly oldest?: number;
  /** The reason, and the sentence for people. */
  readonly says: readonly [string, RegExp];
}

const first = /\/0001\.bson\.gz\.age$/;
const edit = (files: Files, change: (bytes: Buffer) => Buffer): Files =>
  Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, first.test(path) ? change(bytes) : bytes]));

export const spoiled: readonly Spoiled[] = [
  {
    what: 'one flipped byte',
    change: (files) =>
      edit(files, (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)))),
    says: ['changed-object', /0001\.bson\.gz\.age/],
  },
  {
    what: 'a truncated file',
    change: (files) => edit(files, (bytes) => bytes.subarray(0, -1)),
    says: ['changed-object', /0001\.bson\.gz\.age/],
  },
  {
    what: 'a missing collection',
    change: (files) => Object.fromEntries(Object.entries(files).filter(([path]) => !first.test(path))),
    says: ['missing-object', /0001\.bson\.gz\.age/],
  },
  { what: 'a wrong key', identity: 'another', says: ['wrong-key', /not encrypted to an identity of/] },
  { what: 'a backup older than its limit', oldest: 1, says: ['stale', /old/] },
];

/** Runs the image's command on copies; the server that a restore would write to does not exist. */
export async function judge(
  engine: string,
  image: string,
  command: 'restore' | 'verify',
  { change = (files) => files, oldest = 3600 }: Partial<Spoiled>,
  files: Files,
  identity: string,
): Promise<Outcome> {
  const folder = copied(change(files));
  const key = join(folder, 'key.txt');
  writeFileSync(key, `${identity}\n`);
  chmodSync(folder, 0o755);
  const settings = {
    TARGET: 'file:///backups',
    IDENTITY_FILE: '/backups/key.txt',
    MAX_AGE_SECONDS: String(oldest),
    ...(command === 'restore' ? { MONGO_URL: 'mongodb://127.0.0.1:1/', ALLOW_HOSTS: '127.0.0.1:1' } : {}),
  };
  const env = Object.entries(settings).map(([name, value]) => `--env=${name}=${value}`);
  try {
    const hardened = ['--read-only', '--cap-drop=ALL', '--user=65532:65532', '--network=host'];
    return await run(engine, ['run', '--rm', ...hardened, `--volume=${folder}:/backups:ro`, ...env, image, command]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
