import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/programs/run';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const node = (script: string, options?: Parameters<typeof run>[2]) => run(process.execPath, ['-e', script], options);

describe('a program', () => {
  test('ends with its exit code and what it said on each stream', async () => {
    expect(await node("process.stdout.write('é'); process.stderr.write('b'); process.exitCode = 3")).toEqual({
      code: 3,
      stdout: 'é',
      stderr: 'b',
    });
  });

  test('may say a lot', async () => {
    const { stdout } = await node("process.stdout.write('x'.repeat(1_000_000))");
    expect(stdout).toHaveLength(1_000_000);
  });

  test('gets its arguments as they are, with no shell in between', async () => {
    const { stdout } = await run(process.execPath, ['-p', 'process.argv[1]', '--', '$HOME; echo "*"']);
    expect(stdout).toBe('$HOME; echo "*"\n');
  });

  test('has nothing to read', async () => {
    expect(await node("process.stdin.on('end', () => console.log('end')).resume()")).toMatchObject({
      code: 0,
      stdout: 'end\n',
    });
  });

  test('has the variables of this process and those that are given', async () => {
    const { stdout } = await node('console.log(process.env.COLOUR, process.env.PATH === undefined)', {
      env: { COLOUR: 'blue' },
    });
    expect(stdout).toBe('blue false\n');
  });

  test('has no variable that is taken away from it', async () => {
    const { stdout } = await node('console.log(process.env.HOME, process.env.COLOUR)', {
      env: { HOME: undefined, COLOUR: undefined },
    });
    expect(stdout).toBe('undefined undefined\n');
  });
});

describe('the output of a program', () => {
  test('is shown as it comes where that is wanted, and kept', async () => {
    const shown: unknown[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => shown.push(text) > 0);
    const { stdout } = await node("console.log('said')", { echo: true });
    spy.mockRestore();
    expect([stdout, shown.join('')]).toEqual(['said\n', 'said\n']);
  });

  test('is reported line by line as it comes, whichever stream it is on', async () => {
    const lines: string[] = [];
    const script = `process.stdout.write('on'); setTimeout(() => process.stdout.write('e\\ntwo\\n\\nrest'), 50);
      process.stderr.write('a warning\\n');`;
    const { stdout, stderr } = await node(script, { line: (text) => lines.push(text) });
    expect([lines, stdout, stderr]).toEqual([['a warning', 'one', 'two', ''], 'one\ntwo\n\nrest', 'a warning\n']);
  });

  test('is not shown otherwise', async () => {
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    await node("console.log('said')");
    const times = spy.mock.calls.length;
    spy.mockRestore();
    expect(times).toBe(0);
  });
});

describe('a program that does not end by itself', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGKILL', 137],
    ['SIGUSR2', 128],
  ])('but by %s has the code %d', async (signal, code) => {
    expect((await node(`process.kill(process.pid, '${signal}'); setTimeout(() => {}, 10_000)`)).code).toBe(code);
  });
});

describe('a program that does not start', () => {
  test('because it is missing has the code 127, and its name is reported', async () => {
    expect(await run('no-such-program', [])).toEqual({ code: 127, stdout: '', stderr: 'no-such-program: not found' });
  });

  test('because it may not be run has the code 126, and the reason is reported', async () => {
    const file = join(put(folder(), { program: '#!/bin/sh\n' }), 'program');
    chmodSync(file, 0o644);
    expect(await run(file, [])).toEqual({ code: 126, stdout: '', stderr: expect.stringContaining('EACCES') });
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
