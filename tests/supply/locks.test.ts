import { parseReference, purlOfImage } from '../../src/images/reference';
import { readBases } from '../../src/supply/bases';
import type { PartsRead } from '../../src/supply/component';
import { readPackageLock } from '../../src/supply/package-lock';
import { readRequirements } from '../../src/supply/requirements';

const hash = (digit: string) => `--hash=sha256:${digit.repeat(64)}`;
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const integrity = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
const lock = (packages: object, lockfileVersion = 3) => JSON.stringify({ lockfileVersion, packages }, undefined, 2);

/** Package URLs with what matters of each part; or the sentences. */
function brief(read: PartsRead): unknown {
  return read.ok
    ? { direct: read.direct, parts: read.parts.map(({ purl, scope, needs }) => [purl, scope, needs]) }
    : read.problems;
}

describe('requirements.txt', () => {
  const read = (text: string) => brief(readRequirements(text, 'r.txt'));

  test('in one line, with an option, extras, a local version and a comment', () => {
    const text = `Foo.Bar_x[a,b]==1.0+l ${hash('a')} ${hash('b')}  # via -r r.in\r\n`;
    expect(read(text)).toEqual({
      direct: ['pkg:pypi/foo-bar-x@1.0%2Bl'],
      parts: [['pkg:pypi/foo-bar-x@1.0%2Bl', 'required', []]],
    });
    const parts = readRequirements(text, 'r.txt');
    expect(parts.ok && parts.parts[0]?.hashes.map(({ content }) => content[0])).toEqual(['a', 'b']);
  });

  test('who asks for it, in one line or several; by no one it is the application', () => {
    const text = [`a==1 ${hash('a')}`, `b==1 \\`, `    ${hash('b')}`, '    # via', '    #   A', '    #   -r r.in'];
    expect(read(text.join('\n'))).toEqual({
      direct: ['pkg:pypi/a@1', 'pkg:pypi/b@1'],
      parts: [
        ['pkg:pypi/a@1', 'required', ['pkg:pypi/b@1']],
        ['pkg:pypi/b@1', 'required', []],
      ],
    });
  });

  test.each([
    ["sys_platform != 'win32'", 'required'],
    ["sys_platform == 'linux'", 'required'],
    ['sys_platform == "win32"', 'excluded'],
    ["sys_platform != 'linux'", 'excluded'],
    ["python_version < '3.12'", 'optional'],
  ])('with the condition %s is %s', (marker, scope) => {
    expect(read(`a==1 ; ${marker} \\\n    ${hash('a')}\n`)).toMatchObject({ parts: [['pkg:pypi/a@1', scope, []]] });
  });

  const lockIt = 'lock it with uv pip compile --generate-hashes';
  const unpinned = (line: number, what: string) =>
    `r.txt:${line}: '${what}' is not one package at one version; write NAME==VERSION with its hashes, or ${lockIt}`;
  const weak = `r.txt:1: 'a==1' has a hash that is not SHA-256, SHA-384 or SHA-512; ${lockIt}`;

  test.each([
    ['\n\nfoo\n', [unpinned(3, 'foo')]],
    [`foo===1 ${hash('a')}`, [unpinned(1, 'foo===1')]],
    [`foo==1.* ${hash('a')}`, [unpinned(1, 'foo==1.*')]],
    [`foo==1,<2 ${hash('a')}`, [unpinned(1, 'foo==1,<2')]],
    [`foo @ https://example.com/foo.whl ${hash('a')}`, [unpinned(1, 'foo')]],
    ['-r other.txt', [unpinned(1, '-r')]],
    ['--index-url https://example.com/simple', [unpinned(1, '--index-url')]],
    [`a==1 ${hash('a')} --no-binary x`, [unpinned(1, 'a==1')]],
    ['# a\na==1\nb>1', [`r.txt:2: 'a==1' has no hash; ${lockIt}`, unpinned(3, 'b>1')]],
    [`a==1 --hash=md5:${'a'.repeat(32)}`, [weak]],
    [`a==1 ${hash('a')} --hash=sha256:${'a'.repeat(63)}`, [weak]],
    [`a==1 ${hash('a')}\nA==1 ${hash('b')}`, ['r.txt: pkg:pypi/a@1 is there twice; make the lock anew']],
  ])('%j is refused', (text, problems) => expect(read(text)).toEqual(problems));
});

describe('package-lock.json', () => {
  const read = (text: string) => brief(readPackageLock(text, 'l.json'));
  const one = (more: object = {}) => ({ version: '1.0.0', integrity, ...more });

  test('of the packages of one name each is asked for by whoever is nearest', () => {
    const packages = {
      '': { dependencies: { a: '1', b: '2' }, devDependencies: { c: '1' } },
      'node_modules/a': one({ dependencies: { b: '1' }, optionalDependencies: { none: '1' } }),
      'node_modules/a/node_modules/b': one(),
      'node_modules/b': one({ version: '2.0.0', peerDependencies: { '@s/p': '1' } }),
      'node_modules/@s/p': one({ optional: true }),
      'node_modules/c': one({ dev: true }),
    };
    expect(read(lock(packages, 2))).toEqual({
      direct: ['pkg:npm/a@1.0.0', 'pkg:npm/b@2.0.0'],
      parts: [
        ['pkg:npm/a@1.0.0', 'required', ['pkg:npm/b@1.0.0']],
        ['pkg:npm/b@1.0.0', 'required', []],
        ['pkg:npm/b@2.0.0', 'required', ['pkg:npm/%40s/p@1.0.0']],
        ['pkg:npm/%40s/p@1.0.0', 'optional', []],
        ['pkg:npm/c@1.0.0', 'excluded', []],
      ],
    });
  });

  test('one version in two folders is one part, shipped when one of them is', () => {
    const [alias, a] = [one({ name: 'a' }), one({ dev: true })];
    const packages = { 'node_modules/alias': alias, 'node_modules/b/node_modules/a': a };
    for (const order of [Object.entries(packages), Object.entries(packages).reverse()]) {
      const own = { '': { dependencies: { alias: '1' } }, ...Object.fromEntries(order) };
      expect(read(lock(own))).toEqual({ direct: ['pkg:npm/a@1.0.0'], parts: [['pkg:npm/a@1.0.0', 'required', []]] });
    }
  });

  const npm = 'npm install --package-lock-only';
  const other = [`l.json is not a lock file of version 2 or 3; ${npm} makes one`];
  const hashless = [`l.json:4: 'a' has no hash that is a SHA-256, SHA-384 or SHA-512; ${npm} locks it`];
  const folder = 'is a folder and no package at one version; publish it, or copy it';

  test.each([
    ['{', other],
    ['null', other],
    ['{"lockfileVersion":3}', other],
    ['{"lockfileVersion":1,"packages":{}}', other],
    [lock({ 'node_modules/a': { version: '1.0.0' } }), hashless],
    [lock({ 'node_modules/a': one({ integrity: 'sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }) }), hashless],
    [lock({ 'node_modules/a': { integrity } }), [`l.json:4: 'a' is not pinned to one version; ${npm} locks it`]],
    [
      lock({ 'node_modules/a': { resolved: 'packages/a', link: true }, 'packages/a': {} }),
      [`l.json:4: 'a' ${folder}`, `l.json:8: 'packages/a' ${folder}`],
    ],
  ])('%j is refused', (text, problems) => expect(read(text)).toEqual(problems));
});

describe('Dockerfile', () => {
  const read = (...lines: string[]) => brief(readBases(lines.join('\n'), 'D'));
  const purl = (name: string, digit: string) =>
    `pkg:oci/${name}@sha256%3A${digit.repeat(64)}?repository_url=x/${name}&tag=1`;

  test('what is shipped is the base of the last stage, through other stages', () => {
    const from = [`ARG B=x/b:1@${digest('b')}`, '# COPY --from=nowhere', `FROM x/a:1@${digest('a')} AS one`];
    expect(
      read(...from, `FROM --platform=linux/amd64 $B AS two`, 'COPY --from=one /a /', 'COPY --from=0 /a /', 'FROM two'),
    ).toEqual({
      direct: [purl('b', 'b')],
      parts: [
        [purl('a', 'a'), 'excluded', []],
        [purl('b', 'b'), 'required', []],
      ],
    });
    expect(read('FROM scratch')).toEqual({ direct: [], parts: [] });
  });

  const unpinned = (base: string) => `the base '${base}' is not pinned; write NAME:TAG@sha256:DIGEST`;
  const foreign = (name: string) => `it takes files from '${name}', which is not a stage; make it a FROM with a digest`;

  test.each([
    [['RUN true'], 'D has no FROM; say which base it starts from'],
    [['FROM x:1'], `D:1: ${unpinned('x:1')}`],
    [[`FROM x@${digest('a')}`], `D:1: ${unpinned(`x@${digest('a')}`)}`],
    [['ARG B', 'FROM $B'], `D:2: ${unpinned('$B')}`],
    [['FROM two', 'FROM scratch AS two'], `D:1: ${unpinned('two')}`],
    [['FROM scratch', 'COPY --from=x:1 /a /'], `D:2: ${foreign('x:1')}`],
    [['FROM scratch', 'RUN --mount=type=bind,from=y,target=/y true'], `D:2: ${foreign('y')}`],
  ])('%j is refused', (lines, problem) => expect(read(...lines)).toEqual([problem]));
});

test.each([
  ['a', { repository: 'a' }, 'pkg:oci/a?repository_url=a'],
  ['h:5000/a', { repository: 'h:5000/a' }, 'pkg:oci/a?repository_url=h%3A5000/a'],
  ['h:5000/b/A:1', { repository: 'h:5000/b/A', tag: '1' }, 'pkg:oci/a?repository_url=h%3A5000/b/A&tag=1'],
  [
    `a@${digest('a')}`,
    { repository: 'a', digest: digest('a') },
    `pkg:oci/a@sha256%3A${'a'.repeat(64)}?repository_url=a`,
  ],
])('the reference %s', (text, parts, purl) => {
  expect(parseReference(text)).toEqual(parts);
  expect(purlOfImage(parseReference(text))).toBe(purl);
});
