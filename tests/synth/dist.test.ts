import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checksums } from '../../src/synth/checksums';
import { compare, read, recover, replace, sweep, wanted } from '../../src/synth/dist';
import { contents, put, temporaryFolders } from './folders';

const folder = temporaryFolders();
const file = (path: string, text = path) => ({ path, text });

/** More than any system gives to a process. */
const deadPid = 4_999_999;

describe('read', () => {
  test('gives all files below a folder, by path', () => {
    const place = put(folder(), { 'b/x': '1', 'a/y/z': '2', top: '3' });
    expect(read(place)).toEqual([file('a/y/z', '2'), file('b/x', '1'), file('top', '3')]);
  });

  test('gives none where there is no folder', () => expect(read(join(folder(), 'none'))).toEqual([]));
});

describe('what is wanted', () => {
  const present = [file('beta/a'), file('gone/a'), file('lab/a'), file('lab/old'), file('loose'), file('SHA256SUMS')];
  const paths = (names: readonly string[], all: readonly string[]) =>
    wanted(present, [file('lab/a', 'new'), file('lab/b')], names, all).map(({ path }) => path);

  test('of one environment keeps all of the others, and nothing else', () => {
    expect(paths(['lab'], ['lab', 'beta'])).toEqual(['beta/a', 'lab/a', 'lab/b', 'SHA256SUMS']);
  });

  test('of all environments is what was rendered', () => {
    expect(paths(['lab', 'beta'], ['lab', 'beta'])).toEqual(['lab/a', 'lab/b', 'SHA256SUMS']);
  });

  test('does not keep an environment for the start of its name', () => {
    expect(wanted([file('laboratory/a')], [], [], ['lab']).map(({ path }) => path)).toEqual(['SHA256SUMS']);
  });

  test('has the checksums of all files, also of those that are kept', () => {
    const target = wanted(present, [file('lab/a', 'new')], ['lab'], ['lab', 'beta']);
    expect(target.at(-1)).toEqual(file('SHA256SUMS', checksums([file('beta/a'), file('lab/a', 'new')])));
  });
});

test('compare reports how each file differs from its target', () => {
  const present = [file('same'), file('changed', 'old'), file('removed')];
  expect(compare(present, [file('new'), file('same'), file('changed', 'new')])).toEqual([
    { path: 'new', change: 'new' },
    { path: 'same', change: 'same' },
    { path: 'changed', change: 'changed' },
    { path: 'removed', change: 'removed' },
  ]);
});

describe('replace', () => {
  test('makes the folder hold these files and no others, and leaves nothing beside it', () => {
    const place = put(folder(), { 'dist/lab/old': '1', 'dist/lab/kept': '2', other: '3' });
    replace(join(place, 'dist'), [file('lab/kept', '2'), file('beta/new', '4')]);
    expect(contents(place)).toEqual({ 'dist/beta/new': '4', 'dist/lab/kept': '2', other: '3' });
    expect(readdirSync(place).sort()).toEqual(['dist', 'other']);
  });

  test('makes a folder that others may read', () => {
    const place = folder();
    replace(join(place, 'dist'), [file('lab/a', '1')]);
    expect(statSync(join(place, 'dist')).mode & 0o777).toBe(0o755);
  });

  test('makes the folder where there is none', () => {
    const place = folder();
    replace(join(place, 'dist'), [file('lab/a', '1')]);
    expect(contents(place)).toEqual({ 'dist/lab/a': '1' });
  });

  test('changes nothing when a file cannot be written', () => {
    const place = put(folder(), { 'dist/lab/a': '1' });
    expect(() => replace(join(place, 'dist'), [file('lab/a', '2'), file('lab/a/below-a-file')])).toThrow(
      /EEXIST|ENOTDIR|EISDIR/,
    );
    expect(contents(place)).toEqual({ 'dist/lab/a': '1' });
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test('changes nothing when the old folder cannot be moved away', () => {
    const place = put(folder(), { 'dist/lab/a': '1', 'dist.previous/lab/b': '2' });
    expect(() => replace(join(place, 'dist'), [file('lab/a', '2')])).toThrow(/ENOTEMPTY|EEXIST/);
    expect(contents(place)).toEqual({ 'dist/lab/a': '1', 'dist.previous/lab/b': '2' });
    expect(readdirSync(place).sort()).toEqual(['dist', 'dist.previous']);
  });

  test('does not make the parent', () => expect(() => replace(join(folder(), 'none', 'dist'), [])).toThrow(/ENOENT/));
});

describe('recover', () => {
  test('puts the previous folder back where a run was killed between the renames', () => {
    const place = put(folder(), { 'dist.previous/lab/a': '1' });
    expect(recover(join(place, 'dist'))).toBe(true);
    expect(contents(place)).toEqual({ 'dist/lab/a': '1' });
  });

  test('removes the previous folder where a run was killed after them', () => {
    const place = put(folder(), { 'dist.previous/lab/a': '1', 'dist/lab/a': '2' });
    expect(recover(join(place, 'dist'))).toBe(true);
    expect(contents(place)).toEqual({ 'dist/lab/a': '2' });
    expect(readdirSync(place)).toEqual(['dist']);
  });

  test('has nothing to do otherwise', () => {
    const place = put(folder(), { 'dist/lab/a': '1' });
    expect(recover(join(place, 'dist'))).toBe(false);
    expect(contents(place)).toEqual({ 'dist/lab/a': '1' });
  });
});

describe('sweep', () => {
  test('removes what dead runs left, and nothing of those that live or of other folders', () => {
    const place = folder();
    const left = [`dist.next-${deadPid}-abc`, `dist.next-${process.pid}-abc`, `other.next-${deadPid}-abc`, 'dist'];
    for (const name of left) mkdirSync(join(place, name));
    sweep(join(place, 'dist'));
    expect(readdirSync(place).sort()).toEqual([...left.slice(1)].sort());
  });

  test('removes what is in there', () => {
    const place = put(folder(), { [`dist.next-${deadPid}-abc/lab/a`]: '1' });
    sweep(join(place, 'dist'));
    expect(readdirSync(place)).toEqual([]);
  });
});
