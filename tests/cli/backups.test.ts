import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyLines, makeKey } from '../../src/backups/key';
import type { Answers } from '../programs/fakes';
import { failed, ok } from '../programs/fakes';
import { contents, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const context = 'kubectl --context=breakwater-e2e --request-timeout=30s';
const get = `${context} get secret backup-recipients --namespace=mongo-backup`;
const namespace = ok('{"metadata":{"name":"x","labels":{"env":"lab"}}}');
const there = (...recipients: readonly string[]) =>
  ok(JSON.stringify({ data: { 'recipients.txt': Buffer.from(recipients.join('\n')).toString('base64') } }));

/** Runs a command for lab. @returns with what the cluster was given as recipients */
async function type(words: string, answers: Answers = {}, root = folder()) {
  const argv = [...words.split(' '), '--environment', 'lab'];
  const all = { [`${context} apply`]: ok(), [`${context} get namespace`]: namespace, [get]: ok(), ...answers };
  const { calls, ...ended } = await breakwaterWith({ argv, root }, all);
  const input = [...(calls.find(({ line }) => line.includes(' apply '))?.options?.input ?? [])].join('');
  const data = input === '' ? [] : Object.values((JSON.parse(input) as { data: Record<string, string> }).data);
  const given = data.flatMap((text) => Buffer.from(text, 'base64').toString().trim().split('\n'));
  return { ...ended, given, root };
}

describe('backup-key', () => {
  test('makes a key where there is none, and takes it the next time', async () => {
    const first = await type('backup-key');
    const file = join(first.root, 'state/backup-keys/lab.txt');
    const [identity = ''] = keyLines(readFileSync(file, 'utf8'));
    expect([first.code, first.err]).toEqual([0, expect.stringContaining('a new key is in state/backup-keys/lab.txt')]);
    expect(first.given).toEqual([expect.stringMatching(/^age1/)]);
    expect(`${first.out}${first.err}${first.lines.join('\n')}`).not.toContain(identity);
    const before = contents(first.root);
    const second = await type('backup-key --json', {}, first.root);
    expect([second.code, second.err, second.given]).toEqual([0, '', first.given]);
    expect(JSON.parse(second.out)).toEqual({ environment: 'lab', recipients: first.given, gone: [] });
    expect(contents(first.root)).toEqual(before);
  });

  test('keeps public keys that are there, unless they are to be replaced', async () => {
    const [old, mine] = await Promise.all(['a', 'b'].map((name) => makeKey(join(folder(), name), new Date())));
    const both = await type(`backup-key --recipient ${mine}`, { [get]: there(old ?? '', mine ?? '') });
    expect(both.given).toEqual([old, mine]);
    const one = await type(`backup-key --recipient ${mine} --replace`, { [get]: there(old ?? '') });
    expect([one.given, one.out]).toEqual([
      [mine],
      `backups of lab are sealed to:\n  ${mine}\nno more, but of backups that are there already:\n  ${old}\n`,
    ]);
    expect(contents(one.root)).toEqual({});
  });

  test.each<[string, Answers, number, RegExp]>([
    ['backup-key --recipient ssh-rsa', {}, 2, /'ssh-rsa': not a public key of age/],
    ['backup-key --recipient age1x --key a', {}, 2, /give one of them/],
    ['backup-key', { [get]: failed(1, 'no route') }, 1, /^backup-key: no route$/m],
    ['backup-key', { [`${context} apply`]: failed(1, 'sealed') }, 1, /^backup-key: sealed$/m],
  ])('%s of %j ends with %d', async (words, answers, code, says) => {
    const ended = await type(words, answers);
    expect([ended.code, ended.err]).toEqual([code, expect.stringMatching(says)]);
  });

  test('a file without a key is refused, and stays as it is', async () => {
    const root = folder();
    const file = join(root, 'key');
    writeFileSync(file, 'mine');
    const ended = await type(`backup-key --key ${file}`, {}, root);
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining('cannot be read as a key')]);
    expect(contents(root)).toEqual({ key: 'mine' });
  });
});

describe('drill:restore', () => {
  const report = { passed: true, backup: 'b', rpo_seconds: 1, restore_seconds: 2, counts: { 'users.users': 3 } };
  const job = '{"metadata":{"name":"j"},"status":{"conditions":[{"type":"Complete","status":"True"}]}}';
  const answers: Answers = {
    [`${context} get secret`]: ok(),
    [`${context} get jobs`]: ok('{"items":[]}'),
    [`${context} get pods`]: ok('{"items":[{"metadata":{"name":"p","namespace":"n"},"status":{"phase":"Running"}}]}'),
    [`${context} get job `]: ok(job),
    [`${context} create job`]: ok(),
    [`${context} logs p`]: ok(`${JSON.stringify(report)}\n`),
    [`${context} delete`]: ok(),
  };

  test('needs the key', async () => {
    const { code, err, lines } = await type('drill:restore');
    expect([code, err, lines]).toEqual([1, expect.stringContaining('is not there; name it with --key'), []]);
  });

  test.each([
    ['drill:restore', /^ +\d+\.\d s {2}the key is there\n[\s\S]*restored users\.users 3\n/, /^$/],
    ['drill:restore --json', /^\{\n {2}"environment": "lab",/, /the key is gone\n$/],
  ])('%s', async (words, out, err) => {
    const root = folder();
    const { given } = await type('backup-key', {}, root);
    expect(given).toHaveLength(1);
    const ended = await type(words, answers, root);
    expect([ended.code, ended.out, ended.err]).toEqual([0, expect.stringMatching(out), expect.stringMatching(err)]);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  test('one that fails ends with 1', async () => {
    const root = folder();
    await type('backup-key', {}, root);
    const ended = await type('drill:restore', { ...answers, [`${context} logs p`]: ok('') }, root);
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('says nothing of a restore')]);
  });
});
