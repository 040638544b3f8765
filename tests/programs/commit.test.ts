import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { committed, differences, filesOnDisk, objectId, readCommit, treeId } from '../../src/programs/commit';
import { run } from '../../src/programs/run';
import { put, temporaryFolders } from '../synth/folders';
import { failed, ok, programs } from './fakes';
import { commitAll, elsewhere, git, said } from './git';

const folder = temporaryFolders();
const base = { 'README.md': '# a\n', 'src/a.ts': 'a\n', 'src/a/b.ts': 'b\n', 'src-b/c': '', 'dist/lab/x.yaml': 'x\n' };

/** A repository whose files are all committed. */
function repository(files: Readonly<Record<string, string>> = base): string {
  const root = put(folder(), files);
  chmodSync(join(root, 'README.md'), 0o755);
  commitAll(root);
  return root;
}

/** Differences that are found after something was done to a repository, though git may say that all is clean. */
async function found(spoil: (root: string) => void, under?: readonly string[]) {
  const root = repository();
  spoil(root);
  const commit = await readCommit(run, root);
  return commit.ok ? differences(root, commit.value, under) : commit.problem.message;
}
const edit = (root: string) => appendFileSync(join(root, 'src/a.ts'), 'evil\n');
/** What git itself sees of a repository. */
const status = (root: string) => git(root, 'status', '--porcelain');

describe('a clean repository', () => {
  test('has no differences, and its commit has its files', async () => {
    const root = repository();
    const commit = await committed(run, root, 'head');
    expect(commit).toMatchObject({ ok: true, value: { id: git(root, 'rev-parse', 'HEAD').trim() } });
    expect(commit.ok && [...commit.value.files.keys()]).toEqual(Object.keys(base).sort());
    expect(treeId(filesOnDisk(root))).toBe(git(root, 'rev-parse', 'HEAD^{tree}').trim());
  });

  test('may have what commands write at its root, and empty folders', async () => {
    const all = [
      'lib/x.js',
      'node_modules/a/b',
      '.cache/x',
      'state/keys/signing.key',
      'dist.previous/x',
      'dist.next-ab/x',
    ];
    expect(await found((root) => put(root, Object.fromEntries(all.map((path) => [path, '']))))).toEqual([]);
    expect(await found((root) => mkdirSync(join(root, 'src', 'empty')))).toEqual([]);
    expect(await found((root) => symlinkSync('/usr', join(root, 'node_modules')))).toEqual([]);
  });

  test('of SHA-256 is read as one of SHA-1', async () => {
    const root = put(folder(), base);
    git(root, 'init', '--quiet', '--object-format=sha256');
    commitAll(root);
    const commit = await committed(run, root, 'head');
    expect(commit.ok && commit.value.id).toHaveLength(64);
  });
});

describe('an edit is found that git status does not show:', () => {
  const changed = ['src/a.ts: has another content'];

  test.each<[string, (root: string) => void, readonly string[]]>([
    [
      'assume-unchanged',
      (root) => {
        git(root, 'update-index', '--assume-unchanged', 'src/a.ts');
        edit(root);
      },
      changed,
    ],
    [
      'skip-worktree',
      (root) => {
        git(root, 'update-index', '--skip-worktree', 'src/a.ts');
        edit(root);
      },
      changed,
    ],
    [
      'skip-worktree of a file that is gone',
      (root) => {
        git(root, 'update-index', '--skip-worktree', 'src/a.ts');
        rmSync(join(root, 'src/a.ts'));
      },
      ['src/a.ts: is missing'],
    ],
    [
      '.git/info/exclude',
      (root) => put(root, { '.git/info/exclude': 'new.ts\n', 'src/new.ts': '' }),
      ['src/new.ts: is not in the commit'],
    ],
    [
      'an ignore file of the machine',
      (root) => {
        const global = put(folder(), { ignore: '*.ts\n' });
        git(root, 'config', 'core.excludesFile', join(global, 'ignore'));
        put(root, { 'src/new.ts': '' });
      },
      ['src/new.ts: is not in the commit'],
    ],
    [
      'an ignore file that is committed, and a cache that a build reads',
      (root) => {
        put(root, { '.gitignore': '__pycache__/\nnode_modules/\n' });
        commitAll(root);
        put(root, { 'src/__pycache__/a.pyc': '', 'src/node_modules/cdk8s/index.js': '' });
      },
      ['src/__pycache__/a.pyc: is not in the commit', 'src/node_modules/cdk8s/index.js: is not in the commit'],
    ],
    [
      'a filter of attributes that hides it',
      (root) => {
        put(root, { '.git/info/attributes': '*.ts filter=hide\n' });
        git(root, 'config', 'filter.hide.clean', 'grep -v evil || true');
        edit(root);
        git(root, 'add', 'src/a.ts');
      },
      changed,
    ],
    [
      'line ends that attributes take as equal',
      (root) => {
        put(root, { '.git/info/attributes': '* text=auto\n' });
        writeFileSync(join(root, 'src/a.ts'), 'a\r\n');
        git(root, 'add', '--renormalize', '.');
      },
      changed,
    ],
    [
      'modes that git does not compare',
      (root) => {
        git(root, 'config', 'core.fileMode', 'false');
        chmodSync(join(root, 'src/a.ts'), 0o755);
      },
      ['src/a.ts: has another mode'],
    ],
    [
      'size and time as the index has them',
      (root) => {
        const time = new Date('2026-01-01');
        utimesSync(join(root, 'src/a.ts'), time, time);
        git(root, 'config', 'core.checkStat', 'minimal');
        git(root, 'config', 'core.trustctime', 'false');
        git(root, 'update-index', '--refresh');
        writeFileSync(join(root, 'src/a.ts'), 'e\n');
        utimesSync(join(root, 'src/a.ts'), time, time);
      },
      changed,
    ],
    [
      'another working tree',
      (root) => {
        const other = folder();
        cpSync(join(root, 'src'), join(other, 'src'), { recursive: true });
        for (const one of ['README.md', 'src-b', 'dist'])
          cpSync(join(root, one), join(other, one), { recursive: true });
        git(root, 'config', 'core.worktree', other);
        edit(root);
      },
      changed,
    ],
    [
      'a commit that is replaced by another',
      (root) => {
        const head = git(root, 'rev-parse', 'HEAD').trim();
        edit(root);
        commitAll(root);
        const other = git(root, 'rev-parse', 'HEAD').trim();
        git(root, 'reset', '--soft', head);
        git(root, 'replace', head, other);
      },
      changed,
    ],
  ])('%s', async (_, spoil, lines) => {
    const root = repository();
    spoil(root);
    expect(status(root)).toBe('');
    const commit = await readCommit(run, root);
    expect(commit.ok && differences(root, commit.value)).toEqual(lines);
  });

  test('a repository in the repository', async () => {
    const made = await found((root) => {
      put(root, { 'src/sub/x': '' });
      commitAll(join(root, 'src/sub'));
      git(root, 'add', 'src/sub');
      git(root, 'commit', '--quiet', '--message', 'sub');
      rmSync(join(root, 'src/sub/.git'), { recursive: true });
      put(root, { 'src/sub/x': 'edited', 'src/sub/y': '' });
    });
    expect(made).toEqual([
      'src/sub: is a commit of another repository; bring its files into this one',
      'src/sub/x: is not in the commit',
      'src/sub/y: is not in the commit',
    ]);
  });

  test('a commit of what commands write', async () => {
    const made = await found((root) => {
      put(root, { 'lib/x.js': '', 'node_modules/cdk8s/index.js': '' });
      commitAll(root);
    });
    const there = 'is in the commit, and commands write there; remove it';
    expect(made).toEqual([`lib/x.js: ${there}`, `node_modules/cdk8s/index.js: ${there}`]);
  });

  test('a link in place of a file, of the same content', async () => {
    const made = await found((root) => {
      rmSync(join(root, 'src/a.ts'));
      symlinkSync('a\n', join(root, 'src/a.ts'));
    });
    expect(made).toEqual(['src/a.ts: is a link in one of both']);
  });

  test('a pipe', async () => {
    const made = await found((root) => execFileSync('mkfifo', [join(root, 'src/pipe')]));
    expect(made).toEqual(['src/pipe: is neither a file nor a link']);
  });
});

test('differences may be confined to paths', async () => {
  const spoil = (root: string) => {
    edit(root);
    put(root, { 'dist/lab/x.yaml': 'y\n', 'dist/lab-other': '' });
  };
  expect(await found(spoil, ['dist/lab'])).toEqual(['dist/lab/x.yaml: has another content']);
  expect(await found(spoil, ['README.md'])).toEqual([]);
});

test('ten differences are named', async () => {
  const root = repository();
  put(root, Object.fromEntries(Array.from({ length: 12 }, (_, place) => [`src/new-${place}`, ''])));
  const result = await committed(run, root, 'head:');
  const lines = result.ok ? [] : result.problem.message.split('\n');
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([12, 'head:', 'and 2 more']);
});

describe('git is not believed:', () => {
  const mismatch = /git shows another content of the commit [0-9a-f]{40} than its hash is of; git fsck says more/;

  test('a tree in its store that is not what its name says', async () => {
    const root = repository();
    const tree = git(root, 'rev-parse', 'HEAD^{tree}').trim();
    edit(root);
    const other = git(root, 'cat-file', 'blob', 'HEAD:README.md');
    const forged = Buffer.concat([
      Buffer.from('100755 README.md\0'),
      Buffer.from(objectId('blob', other), 'hex'),
      Buffer.from('100644 evil.ts\0'),
      Buffer.from(objectId('blob', ''), 'hex'),
    ]);
    const path = join(root, '.git/objects', tree.slice(0, 2), tree.slice(2));
    chmodSync(dirname(path), 0o755);
    rmSync(path);
    writeFileSync(path, deflateSync(Buffer.concat([Buffer.from(`tree ${forged.length}\0`), forged])));
    const commit = await readCommit(run, root);
    expect(commit.ok || commit.problem.message).toMatch(/git (shows another content|does not show)/);
  });

  test('an answer of another list, or of another text', async () => {
    const { answers, id } = said(new Map([['a', { mode: '100644', id: objectId('blob', '') }]]));
    const [head, text, list] = answers['git -C'] as readonly { code: number; stdout: string; stderr: string }[];
    const read = (...all: readonly unknown[]) => readCommit(programs({ 'git -C': all as never }).run, folder());
    expect(await read(head, text, list)).toMatchObject({ ok: true, value: { id } });
    const other = ok(list?.stdout.replace('\ta', '\tb'));
    for (const all of [
      [head, text, other],
      [head, ok(`${text?.stdout}.`), list],
      [ok('a'.repeat(40)), text, list],
    ]) {
      const result = await read(...all);
      expect(result.ok || result.problem).toEqual({ reason: 'refused', message: expect.stringMatching(mismatch) });
    }
  });

  test('variables that lead it elsewhere are taken from it', async () => {
    const root = repository();
    const before = { ...process.env };
    const other = repository({ ...base, 'src/a.ts': 'evil\n' });
    Object.assign(process.env, { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other });
    try {
      expect(await committed(run, root, 'head')).toMatchObject({ ok: true });
    } finally {
      for (const name of ['GIT_DIR', 'GIT_WORK_TREE']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });

  test.each([
    [
      'without a repository',
      [failed(128, 'fatal: not a git repository\n')],
      'missing',
      /^there is no commit: fatal: not/,
    ],
    ['where an object is missing', [ok('a'.repeat(40)), failed(128, 'fatal: bad file\n')], 'failed', /bad file$/],
  ])('%s', async (_, answers, reason, message) => {
    const result = await readCommit(programs({ 'git -C': answers }).run, folder());
    expect(result.ok || result.problem).toEqual({ reason, message: expect.stringMatching(message) });
  });

  test('what it says of another commit is compared with the disk all the same', async () => {
    const result = await committed(programs(elsewhere).run, put(folder(), { a: '' }), 'head');
    expect(result.ok || result.problem.message).toBe('head\nREADME.md: is missing\na: is not in the commit');
  });
});
