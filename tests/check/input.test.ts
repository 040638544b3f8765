import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inputsOf, readInput } from '../../src/check/input';
import { put, temporaryFolders } from '../synth/folders';
import { stream } from './inputs';

const folder = temporaryFolders();

function found(root: string, paths: readonly string[]) {
  const result = inputsOf({ root, paths, stdin: () => stream('from stdin') });
  return result.ok ? result.inputs.map(({ file }) => file) : result.problems;
}

describe('what is checked', () => {
  const files = ['b.yaml', 'empty/readme.md'];
  const below = ['z.yml', 'c.JSON', 'd/e.yaml', 'readme.md', 'node_modules/f.yaml', '.git/g.yaml', '.github/h.yaml'];
  const all = [...files, ...below.map((path) => `a/${path}`)];
  const root = put(folder(), Object.fromEntries(all.map((path) => [path, ''])));
  symlinkSync(join(root, 'a'), join(root, 'a', 'd', 'back'));
  symlinkSync(join(root, 'b.yaml'), join(root, 'a', 'link.yaml'));
  symlinkSync(join(root, 'nothing'), join(root, 'a', 'broken.yaml'));
  symlinkSync(join(root, 'round.yaml'), join(root, 'round.yaml'));
  mkdirSync(join(root, 'folder.yaml'));

  test('is a folder with all below it, links to files followed, links to folders not', () => {
    expect(found(root, ['a'])).toEqual(['a/.github/h.yaml', 'a/c.JSON', 'a/d/e.yaml', 'a/link.yaml', 'a/z.yml']);
  });

  test('is what is named, in that order, whatever its name ends in', () => {
    const named = ['b.yaml', 'a/readme.md', '-', 'a/d'];
    expect(found(root, named)).toEqual(['b.yaml', 'a/readme.md', 'stdin', 'a/d/e.yaml']);
    expect(found('/nowhere', [join(root, 'b.yaml')])).toEqual([join(root, 'b.yaml')]);
  });

  test('is not what is not there: all of it is named', () => {
    const named = ['b.yaml', 'nothing.yaml', 'b.yaml/c', 'empty', 'folder.yaml', 'round.yaml', '/dev/null'];
    expect(found(root, named)).toEqual([
      'nothing.yaml: there is no such file or folder',
      'b.yaml/c: there is no such file or folder',
      'empty: has no file that ends in .yaml, .yml or .json; name another folder, or the file',
      'folder.yaml: has no file that ends in .yaml, .yml or .json; name another folder, or the file',
      'round.yaml: is a link that leads back to itself',
      '/dev/null: is neither a file nor a folder; name YAML, JSON or a folder with it',
    ]);
  });

  test('is a pipe where it is named, and never one in a folder', () => {
    const pipes = put(folder(), { 'a.yaml': '' });
    execFileSync('mkfifo', [join(pipes, 'b.yaml')]);
    expect(found(pipes, ['.'])).toEqual(['a.yaml']);
    expect(found(pipes, ['b.yaml'])).toEqual(['b.yaml']);
  });
});

describe('an input', () => {
  const first = (root: string, path: string) => {
    const result = inputsOf({ root, paths: [path], stdin: () => stream('from stdin') });
    if (!result.ok || !result.inputs[0]) throw new Error('there is no input');
    return result.inputs[0];
  };
  const text = async (...args: Parameters<typeof readInput>) => {
    const read = await readInput(...args);
    return read.ok ? Buffer.from(read.bytes).toString() : read.problem;
  };

  test.each([
    ['a.yaml', 'abc'],
    ['empty.yaml', ''],
    ['-', 'from stdin'],
  ])('%s is read as a whole', async (path, whole) => {
    expect(await text(first(put(folder(), { 'a.yaml': 'abc', 'empty.yaml': '' }), path))).toBe(whole);
  });

  test('is refused when it is too large, without reading on', async () => {
    const input = { file: 'a.yaml', open: () => stream('abcdef') };
    expect(await text(input, 6)).toBe('abcdef');
    expect(await text(input, 5)).toBe('is larger than 5 bytes; split it into several files');
  });

  test('that cannot be read says why, and a mistake of ours is not called that', async () => {
    const root = put(folder(), { 'a.yaml': 'abc' });
    const input = first(root, 'a.yaml');
    rmSync(join(root, 'a.yaml'));
    expect(await text(input)).toMatch(/^cannot be read: ENOENT/);
    const open = () => {
      throw new TypeError('a mistake');
    };
    await expect(readInput({ file: 'a', open })).rejects.toThrow('a mistake');
  });
});
