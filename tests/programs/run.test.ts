import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/programs/run';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const node = (script: string, options?: Parameters<typeof run>[2]) => run(process.execPath, ['-e', script], options);

describe('a program', () => {
  test('ends with its exit code and what it said on each stream', async () => {
    const script = "process.stdout.write('é'); process.stderr.write('b'); process.exitCode = 3";
    expect(await node(script)).toEqual({ code: 3, stdout: 'é', stderr: 'b' });
  });

  test('gets its arguments as they are, with no shell in between', async () => {
    const { stdout } = await run(process.execPath, ['-p', 'process.argv[1]', '--', '$HOME; echo "*"']);
    expect(stdout).toBe('$HOME; echo "*"\n');
  });

  const variables = 'console.log(process.env.COLOUR, process.env.HOME, process.env.PATH === undefined)';
  const given = { env: { COLOUR: 'blue', HOME: '/x' } };
  const removed = { env: { HOME: undefined, COLOUR: undefined } };

  test.each<[string, string, string, Parameters<typeof run>[2]?]>([
    ['may say a lot', "process.stdout.write('x'.repeat(1_000_000))", 'x'.repeat(1_000_000)],
    ['has nothing to read', "process.stdin.on('end', () => console.log('end')).resume()", 'end\n'],
    ['has the variables of this process and those given', variables, 'blue /x false\n', given],
    ['has no variable that is taken away', variables, 'undefined undefined false\n', removed],
    [
      'has those alone whose names it inherits',
      variables,
      'blue undefined false\n',
      { ...given, inherit: /^PATH$/, env: { COLOUR: 'blue' } },
    ],
  ])('%s', async (_, script, stdout, options = {}) => {
    expect(await node(script, options)).toEqual({ code: 0, stdout, stderr: '' });
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGKILL', 137],
    ['SIGUSR2', 128],
  ])('that is ended by %s has the code %d', async (signal, code) => {
    expect((await node(`process.kill(process.pid, '${signal}'); setTimeout(() => {}, 10_000)`)).code).toBe(code);
  });

  test('that is missing has the code 127, and one that may not be run 126, with the reason', async () => {
    expect(await run('no-such-program', [])).toEqual({ code: 127, stdout: '', stderr: 'no-such-program: not found' });
    const file = join(put(folder(), { program: '#!/bin/sh\n' }), 'program');
    chmodSync(file, 0o644);
    expect(await run(file, [])).toEqual({ code: 126, stdout: '', stderr: expect.stringContaining('EACCES') });
  });
});

describe('the output of a program', () => {
  test.each([
    [{ echo: true }, 'said\n'],
    [{}, ''],
  ])('is shown as it comes only where that is wanted, and kept: %j', async (options, shown) => {
    const written: unknown[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(text) > 0);
    const { stdout } = await node("console.log('said')", options);
    spy.mockRestore();
    expect([stdout, written.join('')]).toEqual(['said\n', shown]);
  });

  test('is reported line by line as it comes, whichever stream it is on', async () => {
    const lines: string[] = [];
    const script = `process.stdout.write('on'); setTimeout(() => process.stdout.write('e\\ntwo\\n\\nrest'), 50);
      process.stderr.write('a warning\\n');`;
    const { stdout, stderr } = await node(script, { line: (text) => lines.push(text) });
    expect([lines, stdout, stderr]).toEqual([['a warning', 'one', 'two', ''], 'one\ntwo\n\nrest', 'a warning\n']);
  });
});

describe('a program that is talked to', () => {
  test('reads what it is given, as much as it wants', async () => {
    function* endless(): Generator<string> {
      for (let next = 0; ; next += 1) yield `${next}\n`;
    }
    const { code, stdout } = await run('head', ['-n', '3'], { input: endless() });
    expect([code, stdout]).toEqual([0, '0\n1\n2\n']);
  });

  test('may say more than is kept', async () => {
    const lines: string[] = [];
    const script = "console.log('out'); console.error('err')";
    const { stdout, stderr } = await node(script, { keep: false, line: (text) => lines.push(text) });
    expect([stdout, stderr, lines.sort()]).toEqual(['', 'err\n', ['err', 'out']]);
  });

  test('is ended when it is stopped', async () => {
    const ended = new AbortController();
    const running = node('setInterval(() => {}, 1000); console.log(1)', {
      signal: ended.signal,
      line: () => ended.abort(),
    });
    expect((await running).code).toBe(143);
    expect((await node('setInterval(() => {}, 1000)', { signal: ended.signal })).code).toBe(143);
  });
});
