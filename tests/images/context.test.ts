import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageNames } from '../../src/images/build';
import { readContext, sourceTag } from '../../src/images/context';
import { contents, type Files, put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const base: Files = {
  Dockerfile: 'FROM scratch\nCOPY src /app\n',
  '.dockerignore': '*\n!src\n!lock.txt\n',
  'lock.txt': 'a==1\n',
  'src/main.py': 'print(1)\n',
  'src/deep/part.py': '',
  'src/.hidden': 'sent too',
  'tests/test_main.py': 'not sent',
};
const tag = (files: Files) => sourceTag(put(folder(), files));

/** The sentence by which a context is refused, without its folder. @param spoil what an insider does to it */
function refusal(spoil: (place: string) => void, files: Files = base): string {
  const place = put(folder(), files);
  spoil(place);
  try {
    readContext(place);
  } catch (error) {
    return (error as Error).message.replaceAll(place, 'DIR');
  }
  return '';
}

/** A folder with what a program of others makes of the archive. */
function unpacked(place: string): string {
  const target = folder();
  execFileSync('tar', ['--extract', '--file=-', `--directory=${target}`], { input: readContext(place).archive });
  return target;
}

describe('a context', () => {
  test('is what .dockerignore lists, and the Dockerfile', () => {
    const place = put(folder(), base);
    const files = ['Dockerfile', 'lock.txt', 'src/.hidden', 'src/deep/part.py', 'src/main.py'];
    expect(readContext(place).files).toEqual(files);
    // The archive that is sent has exactly these, with these bytes; no ignore file goes with it.
    const sent = Object.fromEntries(files.map((file) => [file, base[file]]));
    expect(contents(unpacked(place))).toEqual(sent);
  });

  test('is all of its folder where nothing is ignored', () => {
    expect(readContext(put(folder(), { Dockerfile: 'FROM scratch\n', 'a/b': '', c: '' })).files).toEqual([
      'Dockerfile',
      'a/b',
      'c',
    ]);
  });

  test('leaves out empty folders: what is not hashed is not sent', () => {
    const place = put(folder(), base);
    const before = sourceTag(place);
    mkdirSync(join(place, 'src', 'empty'));
    expect(sourceTag(place)).toBe(before);
    expect(readdirSync(join(unpacked(place), 'src'))).not.toContain('empty');
  });

  test('has the executable bit of each file, and no other bit of its mode', () => {
    const place = put(folder(), base);
    const before = sourceTag(place);
    for (const mode of [0o600, 0o664, 0o2644]) {
      chmodSync(join(place, 'src/main.py'), mode);
      expect(sourceTag(place)).toBe(before);
    }
    chmodSync(join(place, 'src/main.py'), 0o4755);
    expect(sourceTag(place)).not.toBe(before);
    const listed = execFileSync('tar', ['--list', '--verbose', '--file=-'], { input: readContext(place).archive });
    const modes = String(listed).split('\n').slice(0, -1);
    expect(modes.find((line) => line.endsWith('src/main.py'))).toMatch(/^-rwxr-xr-x/);
    expect(modes.filter((line) => !line.endsWith('src/main.py')).map((line) => line.slice(0, 10))).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^-.*x|s/)]),
    );
  });

  test('needs a Dockerfile', () => {
    const place = put(folder(), { 'main.py': '' });
    expect(() => sourceTag(place)).toThrow(
      new Error(`'${place}' has no Dockerfile, so that it cannot be built; add one, or remove the image`),
    );
  });

  test('needs a folder', () => expect(() => sourceTag(join(folder(), 'none'))).toThrow(/ENOENT.*none/));
});

describe('a tag', () => {
  test('is 40 hexadecimal digits, the same for the same sources in another folder', () => {
    expect(tag(base)).toMatch(/^[0-9a-f]{40}$/);
    expect(tag({ ...base, 'tests/test_main.py': 'changed', 'README.md': '' })).toBe(tag(base));
  });

  const { 'src/main.py': main = '', 'src/.hidden': hidden, 'src/deep/part.py': part, ...rest } = base;

  test.each<[string, Files]>([
    ['a byte', { ...base, 'src/main.py': 'print(2)\n' }],
    ['the Dockerfile', { ...base, Dockerfile: 'FROM scratch\nCOPY src /app\n\n' }],
    ['a new file', { ...base, 'src/new.py': '' }],
    ['a new hidden file', { ...base, 'src/deep/.pth': '' }],
    ['a hidden file that is gone', { ...rest, 'src/main.py': main, 'src/deep/part.py': part ?? '' }],
    ['the list of what is sent', { ...base, '.dockerignore': '*\n!src\n' }],
    ['the text of the list alone', { ...base, '.dockerignore': '*\n!lock.txt\n!src\n' }],
    ['where one file ends and the next begins', { ...base, 'src/deep/part.py': 'print(1)\n', 'src/main.py': '' }],
    ['the name of a file', { ...rest, 'src/mian.py': main, 'src/.hidden': hidden ?? '', 'src/deep/part.py': '' }],
  ])('changes with %s', (_, files) => expect(tag(files)).not.toBe(tag(base)));

  test('changes when a file does, in the same process', () => {
    const place = put(folder(), base);
    const before = sourceTag(place);
    appendFileSync(join(place, 'src/main.py'), '#');
    expect(sourceTag(place)).not.toBe(before);
  });
});

describe('a context is refused, and the sentence says what, where and how to fix it:', () => {
  const link = (to: string, at: string) => (place: string) => {
    rmSync(join(place, at), { recursive: true, force: true });
    symlinkSync(to, join(place, at));
  };
  const file =
    (path: string, text = '') =>
    (place: string) =>
      put(place, { [path]: text });
  const linked = 'is a symbolic link, which may lead a build to what was not hashed; put the file itself in its place';
  const cached =
    'is a cache that a tool wrote, and a build would run it in place of its source; remove it: git clean -fdX dockerfiles';
  const ignores =
    'is an ignore file, and engines differ in which they read; remove it, and list what the build may see in .dockerignore of the context';

  test.each<[string, (place: string) => void, string]>([
    ['a link to a file', link('../lock.txt', 'src/main.py'), `DIR/src/main.py ${linked}`],
    ['a link to a folder', link('/etc', 'src/deep'), `DIR/src/deep ${linked}`],
    ['a link that leads nowhere', link('none', 'src/new'), `DIR/src/new ${linked}`],
    ['a link beside what is sent', link('/etc/passwd', 'tests/data'), `DIR/tests/data ${linked}`],
    ['a link as the ignore file', link('tests', '.dockerignore'), `DIR/.dockerignore ${linked}`],
    [
      'a pipe',
      (place) => execFileSync('mkfifo', [join(place, 'src', 'pipe')]),
      'DIR/src/pipe is neither a file nor a folder; remove it',
    ],
    ['compiled Python', file('src/__pycache__/main.cpython-313.pyc'), `DIR/src/__pycache__ ${cached}`],
    ['compiled Python in place of a source', file('src/auth.pyc'), `DIR/src/auth.pyc ${cached}`],
    ['caches beside what is sent', file('tests/.pytest_cache/x'), `DIR/tests/.pytest_cache ${cached}`],
    [
      'packages',
      file('src/node_modules/x/index.js'),
      'DIR/src/node_modules was fetched by a tool, and is not a source; remove it',
    ],
    ["Podman's ignore file", file('.containerignore', 'src/deep\n'), `DIR/.containerignore ${ignores}`],
    ["BuildKit's ignore file", file('Dockerfile.dockerignore', '!**\n'), `DIR/Dockerfile.dockerignore ${ignores}`],
    ['an ignore file in a folder', file('src/.dockerignore', '*\n'), `DIR/src/.dockerignore ${ignores}`],
    ['an ignore file of git', file('src/.gitignore', '*\n'), `DIR/src/.gitignore ${ignores}`],
    [
      'a folder as the ignore file',
      (place) => {
        rmSync(join(place, '.dockerignore'));
        put(place, { '.dockerignore/x': '' });
      },
      `DIR/.dockerignore ${ignores}`,
    ],
    [
      "Podman's Dockerfile",
      file('Containerfile', 'FROM scratch\n'),
      'DIR/Containerfile may be built in place of Dockerfile; remove it',
    ],
    [
      'a Dockerfile in small letters',
      file('dockerfile'),
      'DIR/dockerfile may be built in place of Dockerfile; remove it',
    ],
    [
      'a whiteout',
      file('src/.wh.main.py'),
      'DIR/src/.wh.main.py has a name that tools read in several ways; use letters of ASCII, digits and . _ @ + -',
    ],
    [
      'a name with a line break',
      file('src/a\nb'),
      'DIR/src/a\nb has a name that tools read in several ways; use letters of ASCII, digits and . _ @ + -',
    ],
    ['a long path', file(`src/${'a'.repeat(97)}`), `src/${'a'.repeat(97)} has more than 100 bytes; shorten it`],
  ])('%s', (_, spoil, sentence) => expect(refusal(spoil)).toBe(sentence));

  test('its folder is a link', () => {
    const place = join(folder(), 'api');
    symlinkSync(put(folder(), base), place);
    expect(() => readContext(place)).toThrow(`'${place}' is a symbolic link; put the folder itself in its place`);
  });

  const hides = (pattern: string, line: number) =>
    `DIR/.dockerignore:${line}: '${pattern}' hides or shows a part of what is there; list whole files and folders of `;
  const nothing = (pattern: string) =>
    `DIR/.dockerignore:3: '${pattern}' names no source of the context; remove the line`;

  test.each([
    ['*\n!src\nsrc/deep\n', hides('src/deep', 3)],
    ['*\n!src\n**/*.py\n', hides('**/*.py', 3)],
    ['*\n!src\n!src/deep\n', hides('!src/deep', 3)],
    ['*\n!src\n!*.txt\n', hides('!*.txt', 3)],
    ['*\n!src\n !lock.txt\n', hides(' !lock.txt', 3)],
    ['*\n!src\n*\n', hides('*', 3)],
    ['*\n!src\n!none\n', nothing('!none')],
    ['*\n!src\n!..\n', nothing('!..')],
    ['*\n!src\n!.dockerignore\n', nothing('!.dockerignore')],
    ['tests\n', "DIR/.dockerignore:1: the first pattern is not '*'; begin with it, then list names as !NAME"],
    ['', "DIR/.dockerignore:1: the first pattern is not '*'; begin with it, then list names as !NAME"],
  ])('a list that engines may read in several ways: %j', (text, sentence) => {
    expect(refusal((place) => put(place, { '.dockerignore': text }))).toContain(sentence);
  });

  test('with every sentence at once', () => {
    const spoil = (place: string) => {
      put(place, { Containerfile: '', Dockerfile: '# syntax=docker.io/other/frontend\nFROM scratch\n' });
      symlinkSync('/etc', join(place, 'src', 'etc'));
    };
    expect(refusal(spoil).split('\n')).toHaveLength(3);
  });
});

test('a file that is replaced by a link between two reads is not followed', () => {
  const place = put(folder(), base);
  const { archive: before } = readContext(place);
  writeFileSync(join(place, 'src/main.py'), 'print(2)\n');
  // What was read stays what is sent.
  expect(before.includes('print(1)')).toBe(true);
});

test.each(imageNames('dockerfiles'))(
  'our image %s is more than its Dockerfile, without tests and documents',
  (name) => {
    const { files } = readContext(join('dockerfiles', name));
    expect(files.filter((file) => /(^|\/)(tests?|__pycache__|node_modules)\/|\.md$|\.pyc$/.test(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
  },
);
