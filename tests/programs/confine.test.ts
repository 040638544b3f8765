import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type ConfineProps, confine } from '../../src/programs/confine';
import { type Outcome, run } from '../../src/programs/run';
import { contents, put, temporaryFolders } from '../synth/folders';
import { failed, ok, programs } from './fakes';
import { describeWhere, hasNamespaces, linux } from './namespaces';

const folder = temporaryFolders();
const key = 'the text of a private key';

/** A repository with a key, beside which other files of the machine lie. */
function machine() {
  const home = put(folder(), { 'other/state/keys/signing.key': key, '.ssh/id': key });
  const root = put(join(home, "it's a repository"), {
    'state/keys/signing.key': key,
    'src/a.ts': 'a',
    'packages/x': 'x',
    'README.md': '# a',
    '.cache/old': '',
  });
  symlinkSync(join(home, 'linked'), join(root, 'node_modules'));
  put(join(home, 'linked'), { 'b.js': 'b' });
  return { home, root, without: ['state'], empty: ['.cache'] };
}
type Machine = ReturnType<typeof machine>;

/** Runs a script of sh, confined. */
async function inside(there: ConfineProps, script: string, options = {}): Promise<Outcome> {
  const confined = await confine(run, there);
  if (!confined.ok) throw new Error(confined.problem.message);
  return confined.value('sh', ['-c', script], { signal: AbortSignal.timeout(25_000), ...options });
}

/** What an attack prints; it is tried without confinement too, where it must succeed. @param needs a control that does */
async function attack(script: (there: Machine) => string) {
  const there = machine();
  const free = await run('sh', ['-c', `cd "$0" && { ${script(there)}; }`, there.root]);
  const { stdout } = await inside(there, script(there));
  return { free: free.stdout, confined: stdout, there };
}

describeWhere(hasNamespaces)('a confined program', () => {
  test('runs in the repository, with the arguments, the input and the exit status that it has without', async () => {
    const there = machine();
    const { code, stderr, stdout } = await inside(
      there,
      'pwd; cat src/a.ts node_modules/b.js; cat; echo e >&2; exit 3',
      {
        input: ['some input'],
      },
    );
    expect({ code, stderr, stdout }).toEqual({ code: 3, stderr: 'e\n', stdout: `${there.root}\nabsome input` });
    const confined = await confine(run, there);
    const words = ['$HOME', "it's", '"; id', ''];
    const said = confined.ok && (await confined.value('printf', ['%s|', ...words]));
    expect(said).toMatchObject({ stdout: words.map((word) => `${word}|`).join('') });
  });

  test('is the same user, without a capability and without the way to one', async () => {
    const { stdout } = await inside(machine(), 'id -u; id -g; grep -E "^(CapEff|CapPrm|NoNewPrivs)" /proc/self/status');
    const none = '0000000000000000';
    const expected = `${process.getuid?.()}\n${process.getgid?.()}\nCapPrm: ${none}\nCapEff: ${none}\nNoNewPrivs: 1\n`;
    expect(stdout.replaceAll('\t', ' ')).toBe(expected);
  });

  test('finds the key by no path', async () => {
    const { confined, free, there } = await attack(
      ({ home }) =>
        `cat '${home}/other/state/keys/signing.key' '${home}/.ssh/id' state/keys/signing.key; grep -rl '${key}' '${home}' "$PWD" /home /run`,
    );
    expect(free.split(key)).toHaveLength(4);
    expect(free.match(/signing\.key$/gm)?.length).toBeGreaterThanOrEqual(2);
    expect(confined).toBe('');
    expect(contents(there.root)['state/keys/signing.key']).toBe(key);
  });

  test('finds the key by no other process', async () => {
    const { confined, free } = await attack(
      () =>
        `for one in /proc/[0-9]*; do cat "$one/root$PWD/state/keys/signing.key" "$one/cwd/state/keys/signing.key"; done 2>/dev/null`,
    );
    expect(free).toContain(key);
    expect(confined).toBe('');
  });

  test('uncovers nothing as the root of a namespace of its own', async () => {
    const script = [
      'for one in $(cut -d" " -f5 /proc/self/mountinfo | tac); do umount -l "$one"; done',
      'cat state/keys/signing.key',
      'mount -o remount,bind,rw src && echo writable',
      'echo evil > src/a.ts',
      'mkdir /tmp/jail && chroot /tmp/jail true',
      'cat /old/etc/hostname',
    ];
    const there = machine();
    const { stdout } = await inside(there, `unshare --user --map-root-user --mount sh -c '${script.join('\n')}'`);
    expect(stdout).toBe('');
    expect(contents(there.root)['src/a.ts']).toBe('a');
  });

  test('changes nothing that is built, run or signed later', async () => {
    const there = machine();
    const before = contents(there.root);
    const { stdout } = await inside(
      there,
      'for one in src/a.ts README.md node_modules/b.js packages/new; do echo evil > "$one" && echo "$one"; done; rm -rf src packages; mv src other; touch .cache/own /tmp/own && ls .cache',
    );
    expect(stdout).toBe('own\n');
    expect(contents(there.root)).toEqual(before);
    expect(existsSync('/tmp/own')).toBe(false);
  });

  test('gets no variable that is not on the list', async () => {
    process.env['AWS_SECRET_ACCESS_KEY'] = key;
    try {
      const { stdout } = await inside(machine(), 'env; cat /proc/[0-9]*/environ', { env: { RUN_MARK: 'm' } });
      expect(stdout).not.toContain(key);
      expect(stdout).toContain('RUN_MARK=m\n');
      expect(stdout).toContain('HOME=/home/confined\n');
    } finally {
      delete process.env['AWS_SECRET_ACCESS_KEY'];
    }
  });

  test('reaches no server of the machine, and servers of its own', async () => {
    const server = createServer((socket) => socket.end('here'));
    const place = folder();
    const sockets = [join(place, 'agent.sock'), `\0${place}`];
    await new Promise<void>((next) => server.listen(0, '127.0.0.1', next));
    const port = (server.address() as { port: number }).port;
    const agents = sockets.map((path) => createServer((socket) => socket.end('here')).listen(path));
    await Promise.all(agents.map((agent) => once(agent, 'listening')));
    const ask = (to: string) =>
      `require('node:net').connect(${to}).on('data', (d) => console.log(String(d))).on('error', () => console.log('none'))`;
    const targets = [`${port}, '127.0.0.1'`, ...sockets.map((path) => JSON.stringify(path))];
    try {
      const free = await Promise.all(targets.map((to) => run('node', ['-e', ask(to)])));
      expect(free.map(({ stdout }) => stdout)).toEqual(['here\n', 'here\n', 'here\n']);
      const confined = await confine(run, machine());
      if (!confined.ok) throw new Error(confined.problem.message);
      const said = await Promise.all(targets.map((to) => confined.value('node', ['-e', ask(to)])));
      expect(said.map(({ stdout }) => stdout)).toEqual(['none\n', 'none\n', 'none\n']);
      const own = `const s = require('node:net').createServer((c) => c.end('own')).listen(0, '127.0.0.1', () => ${ask("s.address().port, '127.0.0.1'")}.on('close', () => s.close()))`;
      expect(await confined.value('node', ['-e', own])).toMatchObject({ code: 0, stdout: 'own\n' });
    } finally {
      for (const one of [server, ...agents]) one.close();
    }
  });

  test('leaves no process behind', async () => {
    const mark = `MARK=${randomBytes(8).toString('hex')}`;
    const daemon = 'setsid sleep 1000 </dev/null >/dev/null 2>&1 & echo started';
    const marked = () =>
      readdirSync('/proc').filter((pid) => {
        try {
          return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark);
        } catch {
          return false;
        }
      });
    const env = Object.fromEntries([mark.split('=')]);
    await run('sh', ['-c', daemon], { env });
    const left = marked();
    for (const pid of left) process.kill(Number(pid));
    expect(left).toHaveLength(1);
    expect(await inside(machine(), daemon, { env })).toMatchObject({ stdout: 'started\n' });
    expect(marked().filter((pid) => !left.includes(pid))).toEqual([]);
  });

  test('of a repository that is reached by a link sees it at both paths', async () => {
    const there = machine();
    const link = join(folder(), 'link');
    symlinkSync(there.root, link);
    const { stdout } = await inside({ ...there, root: link }, `pwd; cat '${link}/src/a.ts'; ls '${link}/state'`);
    expect(stdout).toBe(`${there.root}\na`);
  });

  test('has what is to be empty, though it was not there', async () => {
    const there = machine();
    rmSync(join(there.root, '.cache'), { recursive: true });
    expect(await inside(there, 'ls -A .cache; touch .cache/x')).toMatchObject({ code: 0, stdout: '' });
  });
});

test.each([
  [
    'namespaces are refused',
    failed(1, 'unshare: unshare failed: Operation not permitted\n'),
    'unshare: unshare failed: Operation not permitted',
  ],
  ['the program is missing', failed(127, 'unshare: not found'), 'unshare: not found'],
])('a machine on which %s says so, and nothing is run', async (_, unshare, why) => {
  const { calls, run: fake } = programs({ git: ok(), unshare });
  const result = await confine(fake, { root: folder(), without: [], empty: [] });
  const reason = linux ? why : `namespaces are of Linux, and this is ${process.platform}`;
  expect(result).toEqual({
    ok: false,
    problem: { reason: 'missing', message: `programs cannot be kept from the rest of this machine: ${reason}` },
  });
  expect(calls.filter(({ line }) => line.startsWith('unshare ')).length).toBe(linux ? 1 : 0);
});
