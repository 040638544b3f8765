import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../src/programs/run';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Names of scripts that npm runs by itself, when it installs this package or before and after another script. */
const byItself = /^(pre|post).|^(install|prepare|prepublish|prepublishOnly|dependencies)$/;

/** Commands in a text that install packages, each with the rest of its line, continuations and JSON arrays put together. */
function installs(text: string, pattern: RegExp): readonly string[] {
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/", "/g, ' '))
    .flatMap((line) => [...line.matchAll(pattern)].map(({ index }) => line.slice(index)));
}

const npm = /\bnpm (?:ci|clean-install|install|i|add|update|up|rebuild|install-test|it)\b/g;
const pip = /\bpip3? install\b/g;

/** Files that machines run; pages are read by people, for whom the `.npmrc` of the folder speaks. */
async function executed(): Promise<readonly string[]> {
  const { code, stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  const known = code === 0 ? stdout.trim().split('\n') : (readdirSync('.', { recursive: true }) as string[]);
  return known.filter((file) =>
    /^(\.ci\/|\.github\/workflows\/|package\.json$|dockerfiles\/[^/]+\/(Dockerfile|package\.json)$)/.test(file),
  );
}

const folders = [
  ['.', 4],
  ['dockerfiles/api', 1],
  ['dockerfiles/web', 0],
] as const;

describe.each(folders)('npm in %s', (folder, withScripts) => {
  test('has exactly the settings that are reviewed here, scripts of packages off among them', () => {
    expect(readFileSync(join(folder, '.npmrc'), 'utf8').trim().split('\n').sort()).toEqual([
      'audit=false',
      'engine-strict=true',
      'fund=false',
      'ignore-scripts=true',
      'omit-lockfile-registry-resolved=true',
      'save-exact=true',
    ]);
  });

  test('has no script of its own that npm runs by itself', () => {
    const names = Object.keys(json(join(folder, 'package.json')).scripts ?? {});
    expect(names.filter((name) => byItself.test(name))).toEqual([]);
  });

  test('denies each package with an install script by its name, so that a new one is seen', () => {
    const packages = Object.entries<Record<string, unknown>>(json(join(folder, 'package-lock.json')).packages);
    const names = packages.filter(([, one]) => one['hasInstallScript']).map(([name]) => name);
    expect(names).toHaveLength(withScripts);
    const denied = json(join(folder, 'package.json')).allowScripts ?? {};
    expect(Object.values(denied).filter((allowed) => allowed !== false)).toEqual([]);
    const short = (name: string) => name.slice(name.lastIndexOf('node_modules/') + 'node_modules/'.length);
    expect(Object.keys(denied)).toEqual(expect.arrayContaining(names.map(short)));
  });

  test('takes packages from the registry alone, none from git, a folder or an address', () => {
    const { packages } = json(join(folder, 'package-lock.json'));
    const others = Object.entries<Record<string, unknown>>(packages).filter(
      ([name, one]) => one['link'] || one['resolved'] || (name !== '' && !/(^|\/)node_modules\//.test(name)),
    );
    expect(others.map(([name]) => name)).toEqual([]);
  });
});

describe('what machines run', () => {
  test('installs with npm from the lock alone and without scripts, whatever the settings are', async () => {
    const found = (await executed()).flatMap((file) =>
      installs(readFileSync(file, 'utf8'), npm).map((line) => `${file}: ${line}`),
    );
    expect(found.length).toBeGreaterThanOrEqual(3);
    expect(found.filter((line) => !/\bnpm ci\b.* --ignore-scripts\b(?!=)/.test(line))).toEqual([]);
  });

  test('installs with pip wheels alone, each by its hash', async () => {
    const found = (await executed()).flatMap((file) =>
      installs(readFileSync(file, 'utf8'), pip).map((line) => `${file}: ${line}`),
    );
    expect(found.length).toBeGreaterThanOrEqual(5);
    const strict = (line: string) =>
      line.includes(' --require-hashes') &&
      line.includes(' --only-binary :all:') &&
      !/ --no-binary|-index-url/.test(line);
    expect(found.filter((line) => !strict(line.replace(/",? ?"/g, ' ')))).toEqual([]);
  });

  test('is found however it is written', () => {
    const texts = [
      'step install 4 npm ci',
      'RUN ["npm", "install"]',
      'RUN a && \\\n  npm i x',
      'RUN ["pip", "install", "x"]',
    ];
    expect(texts.flatMap((text) => [...installs(text, npm), ...installs(text, pip)])).toHaveLength(4);
  });
});
