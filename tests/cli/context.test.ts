import { PassThrough } from 'node:stream';
import { contextOf } from '../../src/cli/context';

function contextWith({ isTTY }: { readonly isTTY?: boolean } = {}) {
  const [stdout, stderr] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })];
  const env = { MINIKUBE_HOME: '/somewhere', OTHER: 'a' };
  const process = {
    cwd: () => '/checkout',
    argv: ['node', 'main.js', 'check', '--help'],
    env,
    platform: 'linux',
    stdout,
  };
  const context = contextOf({ ...process, stderr: Object.assign(stderr, { isTTY }) } as unknown as NodeJS.Process);
  return { context, stdout, stderr, env };
}

test('a command gets what follows its name, the variables, and where it runs', () => {
  const { context, env } = contextWith();
  expect(context).toMatchObject({ argv: ['check', '--help'], platform: 'linux', variables: env, root: '/checkout' });
  expect(context.minikube).toContain('/somewhere');
});

test('it writes to the streams of its process', () => {
  const { context, stderr, stdout } = contextWith();
  context.out('result\n');
  context.err('progress\n');
  expect([stdout.read(), stderr.read()]).toEqual(['result\n', 'progress\n']);
});

test.each([
  [true, true],
  [false, false],
  [undefined, false],
])('with a progress stream of which isTTY is %s it is at a terminal: %s', (isTTY, terminal) => {
  expect(contextWith(isTTY === undefined ? {} : { isTTY }).context.terminal).toBe(terminal);
});
