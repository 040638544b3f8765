import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gateLabel } from '../../src/pipeline/gate';
import { mark, sweep } from '../../src/pipeline/leftovers';
import { releaseLock, takeLock } from '../../src/pipeline/lock';
import { ok, programs } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const place = () => ({ lock: join(folder(), 'pipeline', 'lock.json') });
const holderOf = (lock: string) => JSON.parse(readFileSync(lock, 'utf8')).run;

/** The number of a process that has been, and is no more. */
const dead = () => spawnSync('true').pid;
const held = (lock: string, pid: number, run = 'before') =>
  put(join(lock, '..'), { 'lock.json': JSON.stringify({ pid, run }) });

/** A place with the lock of a dead process. */
function abandoned() {
  const { lock } = place();
  held(lock, dead());
  return { lock };
}

test('a lock that no one holds is taken, and given back', () => {
  const { lock } = place();
  expect(takeLock({ lock }, 'a')).toEqual({ ok: true, value: {} });
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual({ pid: process.pid, run: 'a' });
  releaseLock({ lock });
  expect(existsSync(lock)).toBe(false);
  // Though it is gone.
  releaseLock({ lock });
});

test('a lock that a living process holds is refused, and stays', () => {
  const { lock } = place();
  takeLock({ lock }, 'a');
  const problem = `another run (process ${process.pid}) is at work here; wait for it, or end it: the next one clears up`;
  expect(takeLock({ lock }, 'b')).toEqual({ ok: false, problem: { reason: 'conflict', message: problem } });
  expect(holderOf(lock)).toBe('a');
});

test('the lock of a process that is dead is taken over', () => {
  const { lock } = abandoned();
  expect(takeLock({ lock }, 'b')).toEqual({ ok: true, value: { left: 'the last run was killed' } });
  expect(holderOf(lock)).toBe('b');
});

test('programs with the mark of the dead run are ended, and no others', async () => {
  const { lock } = place();
  const run = `test-${process.pid}-${Date.now()}`;
  const [of, other] = [run, `${run}-of-another`].map((value) =>
    spawn('sleep', ['60'], { env: { [mark]: value, PATH: '/usr/bin:/bin' }, stdio: 'ignore' }),
  );
  if (!of || !other) throw new Error('no program was started');
  try {
    await Promise.all([once(of, 'spawn'), once(other, 'spawn')]);
    const ended = once(of, 'exit');
    held(lock, dead(), run);
    expect(takeLock({ lock }, 'b')).toEqual({
      ok: true,
      value: { left: 'the last run was killed; 1 of its programs were ended' },
    });
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
  } finally {
    const gone = once(other, 'exit');
    of.kill('SIGKILL');
    other.kill('SIGKILL');
    await gone;
  }
});

test.each(['', '{"pid":', 'null'])('a lock that was not written to its end (%j) is taken', (text) => {
  const { lock } = place();
  put(join(lock, '..'), { 'lock.json': text });
  expect(takeLock({ lock }, 'b')).toEqual({ ok: true, value: {} });
});

describe('of two that see the same dead holder one gets the lock', () => {
  test.each(['seen', 'guarded'] as const)('though the other acts in between, once it is %s', (point) => {
    const { lock } = abandoned();
    let other: ReturnType<typeof takeLock> | undefined;
    const first = takeLock({ lock }, 'a', (at) => {
      if (at === point) other = takeLock({ lock }, 'b');
    });
    const [winner, loser] = point === 'seen' ? [other, first] : [first, other];
    expect(winner).toMatchObject({ ok: true, value: { left: 'the last run was killed' } });
    expect(loser).toMatchObject({ ok: false, problem: { reason: 'conflict' } });
    expect([holderOf(lock), readdirSync(join(lock, '..'))]).toEqual([point === 'seen' ? 'b' : 'a', ['lock.json']]);
  });

  test('though the other has come and gone', () => {
    const { lock } = abandoned();
    const first = takeLock({ lock }, 'a', (at) => {
      if (at !== 'seen') return;
      expect(takeLock({ lock }, 'b').ok).toBe(true);
      releaseLock({ lock });
    });
    expect([first, holderOf(lock)]).toEqual([{ ok: true, value: {} }, 'a']);
  });

  test('though a third places its own where the other has gone', () => {
    const { lock } = abandoned();
    const first = takeLock({ lock }, 'a', (at) => {
      expect(takeLock({ lock }, at === 'seen' ? 'b' : 'c').ok).toBe(true);
      if (at === 'seen') releaseLock({ lock });
    });
    expect([first.ok, holderOf(lock)]).toEqual([false, 'c']);
  });

  test('and where one died over it, the next one takes both', () => {
    const { lock } = abandoned();
    put(join(lock, '..'), { 'lock.json.takeover': JSON.stringify({ pid: dead(), run: 'between' }) });
    expect(takeLock({ lock }, 'c')).toMatchObject({ ok: true });
    expect([holderOf(lock), readdirSync(join(lock, '..'))]).toEqual(['c', ['lock.json']]);
  });
});

test.each([true, false])(
  'of several that begin in the same moment one gets it; a dead holder before them: %s',
  async (before) => {
    const { lock } = before ? abandoned() : place();
    const script = `const { takeLock } = require(${JSON.stringify(resolve('lib/src/pipeline/lock.js'))});
    while (Date.now() < Number(process.argv[1])) {}
    process.stdout.write(String(takeLock({ lock: process.argv[2] }, String(process.pid)).ok));
    process.stdin.resume();`;
    const moment = String(Date.now() + 700);
    const runs = Array.from({ length: 6 }, () =>
      spawn('node', ['-e', script, moment, lock], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    // Each lives until all have said it: the lock of one that ended is free to take.
    const said = await Promise.all(runs.map(async ({ stdout }) => String((await once(stdout, 'data'))[0])));
    for (const { stdin } of runs) stdin.end();
    await Promise.all(runs.map((one) => once(one, 'close')));
    expect(said.sort()).toEqual([...Array(5).fill('false'), 'true']);
    expect(readdirSync(join(lock, '..'))).toEqual(['lock.json']);
  },
);

test.each([
  ['abc\ndef\n', ['docker rm --force --volumes abc def']],
  ['', []],
])('files of a run are removed, and its containers, which are %j', async (ids, removals) => {
  const scratch = join(put(folder(), ids ? { 'a/image.tar': '' } : {}), 'a');
  const { run, calls } = programs({ 'docker ps': ok(ids), docker: ok() });
  await sweep(run, 'docker', { lock: 'here', scratch });
  expect(readdirSync(scratch)).toEqual([]);
  const label = gateLabel({ lock: 'here' });
  expect(calls.map(({ line }) => line)).toEqual([`docker ps --all --quiet --filter label=${label}`, ...removals]);
  expect(gateLabel({ lock: 'there' })).not.toBe(label);
});
