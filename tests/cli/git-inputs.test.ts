import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitInputs } from '../../src/cli/git-inputs';
import { run } from '../../src/programs/run';
import { put, temporaryFolders } from '../synth/folders';

const folder = put(temporaryFolders()(), { 'top.yaml': 'a: 1\n', 'notes.txt': 'no' });
execFileSync('mkdir', ['-p', join(folder, 'dist', 'lab'), join(folder, 'empty')]);
writeFileSync(join(folder, 'dist', 'lab', 'a.k8s.yaml'), 'kind: A\n');
writeFileSync(join(folder, 'empty', 'b.txt'), 'no');
const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
git('init', '--quiet');
git('add', '--all');
git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=one');

/** Files of a reference with their texts, or why there are none. */
async function read(text: string, program = run) {
  const found = await gitInputs(program, folder, text);
  if (!found.ok) return found.problem.message;
  return Promise.all(
    found.value.inputs.map(async ({ file, open }) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of open()) pieces.push(piece);
      return `${file}: ${Buffer.concat(pieces).toString().trim()}`;
    }),
  );
}

test('a reference is its dist; a folder may follow, and nothing after the colon is its root', async () => {
  expect(await read('HEAD')).toEqual(['dist/lab/a.k8s.yaml: kind: A']);
  expect(await read('HEAD:dist/lab/')).toEqual(['dist/lab/a.k8s.yaml: kind: A']);
  expect(await read('HEAD:')).toEqual(['dist/lab/a.k8s.yaml: kind: A', 'top.yaml: a: 1']);
});

test.each(['gone', '--all'])('%s is not a reference', async (text) => {
  expect(await read(text)).toBe(`'${text}' is not an environment, not a path and not a reference of git`);
});

test('without YAML, and where git fails, it says so', async () => {
  expect(await read('HEAD:empty')).toBe('HEAD has no YAML in empty');
  git('rm', '--quiet', '-r', 'dist', 'top.yaml');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=two');
  expect(await read('HEAD:')).toBe('HEAD has no YAML in its root');
  const failing: typeof run = async (command, args, options) =>
    args.includes('cat-file') ? { code: 1, stdout: '', stderr: 'a bad object\n' } : run(command, args, options);
  expect(await read('HEAD~1', failing)).toBe('git does not show HEAD~1: a bad object');
});
