import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageNames } from '../../src/images/build';
import { sources, sourceTag } from '../../src/images/source-tag';
import { type Files, put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const base: Files = {
  Dockerfile: 'FROM scratch\n',
  '.dockerignore': '*\n!src\n**/*.log\n',
  'src/main.py': 'print(1)\n',
  'src/deep/part.py': '',
  'src/run.log': 'ignored',
  'tests/test_main.py': 'ignored',
};
const tag = (files: Files) => sourceTag(put(folder(), files));

describe('the sources of an image', () => {
  test('are what .dockerignore lets through, and the Dockerfile', () => {
    expect(sources(put(folder(), base))).toEqual(['Dockerfile', 'src/deep/part.py', 'src/main.py']);
  });

  test('are all files where nothing is ignored', () => {
    expect(sources(put(folder(), { Dockerfile: '', 'a/b': '', c: '' }))).toEqual(['Dockerfile', 'a/b', 'c']);
  });

  test('need a Dockerfile', () => {
    const place = put(folder(), { 'main.py': '' });
    expect(() => sources(place)).toThrow(
      new Error(`'${place}' has no Dockerfile, so that it cannot be built; add one, or remove the image`),
    );
  });

  test('need a folder', () => expect(() => sourceTag(join(folder(), 'none'))).toThrow(/ENOENT.*none/));
});

describe('a tag', () => {
  test('is 40 hexadecimal digits, the same for the same sources in another folder', () => {
    expect(tag(base)).toMatch(/^[0-9a-f]{40}$/);
    expect(tag({ ...base, 'tests/test_main.py': 'changed', 'src/other.log': '', 'README.md': '' })).toBe(tag(base));
  });

  const { 'src/main.py': main = '', ...rest } = base;

  test.each<[string, Files]>([
    ['a byte', { ...base, 'src/main.py': 'print(2)\n' }],
    ['the Dockerfile', { ...base, Dockerfile: 'FROM scratch\n\n' }],
    ['a new file', { ...base, 'src/new.py': '' }],
    ['what is ignored', { ...base, '.dockerignore': '*\n!src\n' }],
    ['where one file ends and the next begins', { ...base, 'src/deep/part.py': 'print(1)\n', 'src/main.py': '' }],
    ['the name of a file', { ...rest, 'src/mian.py': main }],
  ])('changes with %s', (_, files) => expect(tag(files)).not.toBe(tag(base)));

  test('changes when a file does, in the same process', () => {
    const place = put(folder(), base);
    const before = sourceTag(place);
    appendFileSync(join(place, 'src/main.py'), '#');
    expect(sourceTag(place)).not.toBe(before);
  });
});

test.each(imageNames('dockerfiles'))(
  'our image %s is more than its Dockerfile, without tests and documents',
  (name) => {
    const files = sources(join('dockerfiles', name));
    expect(files.filter((file) => /(^|\/)(tests?|__pycache__|node_modules)\/|\.md$|\.pyc$/.test(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
  },
);
