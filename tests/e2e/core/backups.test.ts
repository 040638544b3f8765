/** A backup while callers write, its restore on every change, and backups that must be refused. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostOf, ownImage } from '../../../charts/context';
import { keyLines, makeKey } from '../../../src/backups/key';
import { lab } from '../../../src/config/environments/lab';
import type { RestoreDrill } from '../../../src/drills/restore/drill';
import { type CallerCertificate, certificate } from '../lab/certificate';
import { linksIn, writeChains } from '../lab/chains';
import { engineHere } from '../lab/deployment';
import { ask } from '../lab/front-door';
import { kubectl, must } from '../lab/kubectl';
import { breakwater } from '../lab/platform';
import { judge, spoiled } from '../lab/spoiled';
import { type Files, filesOf, metrics, opened } from '../lab/store';
import { note } from '../lab/timed';
import { useLab } from '../lab/use-lab';

useLab();

const folder = mkdtempSync(join(tmpdir(), 'breakwater-keys-'));
const [key, other] = [join(folder, 'key.txt'), join(folder, 'other.txt')];
/** Names of users: nothing of them may be readable in a backup. */
const planted = Array.from({ length: 50 }, (_, at) => `Planted ${process.hrtime.bigint().toString(36)} ${at}`);
const image = ownImage('mongo-backup', lab);
const identityIn = (file: string) => keyLines(readFileSync(file, 'utf8'))[0] ?? '';

let began: number;
let caller: CallerCertificate;
let files: Files;
let backup: string;

beforeAll(async () => {
  began = performance.now();
  const { code, stderr } = await breakwater(['backup-key', '--environment=lab', '--replace', `--key=${key}`]);
  expect([code, stderr]).toEqual([0, expect.stringContaining('a new key is in')]);
  await makeKey(other, new Date());
  caller = await certificate('api', 'caller', 'callers');
  const host = hostOf('api', lab);
  await Promise.all(
    planted.map(async (name, at) => {
      const body = { name, email: `planted-${process.hrtime.bigint().toString(36)}-${at}@example.com` };
      expect(await ask({ host, path: '/users/', method: 'POST', body, ...caller })).toMatchObject({ status: 201 });
    }),
  );
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
  note('backups: the whole suite, without the cluster', (performance.now() - began) / 1000);
});

test('a backup that is made while callers write is a copy of one moment', async () => {
  const chains = writeChains(caller);
  await new Promise((next) => setTimeout(next, 1000));
  const [job, of] = [`backup-${process.pid}`, 'mongo-backup'];
  await must('create', 'job', job, `--namespace=${of}`, `--from=cronjob/${of}`);
  await must('wait', `--namespace=${of}`, '--for=condition=Complete', `job/${job}`, '--timeout=100s');
  const log = await must('logs', `--namespace=${of}`, `job/${job}`);
  const written = await chains.end();
  backup = /"backup": ?"([^"]+)"/.exec(log)?.[1] ?? '';
  files = await filesOf(backup);
  const links = linksIn(await opened(files, identityIn(key)), chains.run);
  console.log(`of ${written} users in each chain, the backup has ${links.map(({ length }) => length)}`);
  for (const [chain, numbers] of links.entries()) {
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, number) => number));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.length).toBeLessThan(written[chain] ?? 0);
  }
});

test('nothing of 50 planted names is readable in it, and with the key all of them are', async () => {
  const sealed = Object.values(files).map((bytes) => bytes.toString('latin1'));
  expect(planted.filter((name) => sealed.some((text) => text.includes(name)))).toEqual([]);
  const plain = await opened(files, identityIn(key));
  expect(planted.filter((name) => !plain.includes(name))).toEqual([]);
});

test('the drill restores it, proves the API on it, and leaves nothing behind', async () => {
  const before = Date.now() / 1000;
  const { code, stderr, stdout } = await breakwater(['drill:restore', '--environment=lab', `--key=${key}`, '--json']);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  const result = JSON.parse(stdout) as RestoreDrill;
  console.log(`${stderr}RPO ${result.rpo_seconds} s, restore ${result.restore_seconds} s, RTO ${result.rtoSeconds} s`);
  expect(result.backup).toBe(backup);
  expect(result.counts['users.users']).toBeGreaterThan(50);
  expect(await metrics()).toMatchObject({
    backup_last_verification_failed: 0,
    backup_restore_seconds: result.restore_seconds,
  });
  expect((await metrics())['backup_verified_timestamp_seconds']).toBeGreaterThan(before);
  await expectNothingLeft();
}, 120_000);

test('the drill with another key fails, says so to people and to the store, and leaves nothing behind', async () => {
  const { code, stderr } = await breakwater(['drill:restore', '--environment=lab', `--key=${other}`]);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/restore: wrong-key: .* is not encrypted to an identity of/),
  ]);
  expect(await metrics()).toMatchObject({ backup_last_verification_failed: 1 });
  await expectNothingLeft();
}, 120_000);

test('a backup as it is passes, so that refusals mean something', async () => {
  const { code, stderr, stdout } = await judge(await engineHere(), image, 'verify', {}, files, identityIn(key));
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ backup, decrypted: true });
});

test.each(spoiled)('$what is refused before anything is written', async (one) => {
  const identity = identityIn(one.identity ? other : key);
  const { code, stdout } = await judge(await engineHere(), image, 'restore', one, files, identity);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { message: string; reason?: string });
  const [reason, sentence] = one.says;
  expect([code, lines.at(-1)]).toEqual([
    1,
    expect.objectContaining({ reason, message: expect.stringMatching(sentence) }),
  ]);
  expect(lines.map(({ message }) => message)).not.toContain('writing');
});

async function expectNothingLeft(): Promise<void> {
  const { stdout } = await kubectl('get', 'secrets,jobs,pods', '--namespace=restore-drill', '--output=name');
  expect(stdout.split('\n').filter((name) => name !== '' && name !== 'secret/store-client')).toEqual([]);
}
