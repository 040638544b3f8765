import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { imageNames } from '../src/images/build';
import { run } from '../src/programs/run';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const root = json('package.json');
const ignored = /(^|\/)(\.git|node_modules|lib|coverage|\.venv|\.cache|__pycache__|\.pytest_cache|\.hypothesis)(\/|$)/;

/** The files of the repository: what git knows or would add; without git, everything that is not ignored. */
async function repositoryFiles(): Promise<readonly string[]> {
  const { code, stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  const known = code === 0 ? stdout.trim().split('\n') : (readdirSync('.', { recursive: true }) as string[]);
  return [...new Set(known)].filter(
    (file) => !ignored.test(file) && statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}

/** Lines of a text that have a path of the machine on which it was written. */
function machinePaths(text: string): readonly string[] {
  return text.split('\n').filter((line) => /(^|[\s"'`=:(])\/(?:work|root|home\/\w+|Users)\//.test(line));
}

describe('the files', () => {
  test('have no path of a machine in them', async () => {
    const texts = (await repositoryFiles()).map((file) => [file, readFileSync(file, 'utf8')] as const);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.flatMap(([file, text]) => machinePaths(text).map((line) => `${file}: ${line}`))).toEqual([]);
  });

  test('with a path of a machine are found', () => {
    const bad = [`cd /${'work'}/main`, `"/${'root'}/.npm"`, `PATH=/${'home'}/me/bin`, `/${'Users'}/me/`];
    expect(machinePaths([...bad, 'https://example.com/work/a', 'dist/root/a', '/tmp/work/'].join('\n'))).toEqual(bad);
  });

  test('are at most 1 MB', async () => {
    expect((await repositoryFiles()).filter((file) => statSync(file).size > 1_000_000)).toEqual([]);
  });
});

describe.each(['package.json', 'dockerfiles/api/package.json', 'dockerfiles/web/package.json'])('%s', (file) => {
  const { dependencies, devDependencies, overrides, engines } = json(file);
  const lock = json(file.replace('package.json', 'package-lock.json'));

  test('names every version exactly', () => {
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies, ...overrides });
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('has a lock file of these versions that names no registry, with a checksum of each package', () => {
    expect(lock.packages[''].dependencies).toEqual(dependencies);
    expect(lock.packages[''].devDependencies).toEqual(devDependencies);
    const packages = Object.entries<Record<string, unknown>>(lock.packages).filter(([name]) => name !== '');
    expect(packages.filter(([, one]) => 'resolved' in one).map(([name]) => name)).toEqual([]);
    expect(packages.filter(([, one]) => !one['integrity'] && !one['inBundle']).map(([name]) => name)).toEqual([]);
  });

  test('keeps to these rules where packages are added', () => {
    const npmrc = readFileSync(file.replace('package.json', '.npmrc'), 'utf8').trim().split('\n');
    expect(npmrc).toEqual(expect.arrayContaining(['omit-lockfile-registry-resolved=true', 'engine-strict=true']));
    expect(npmrc.filter((line) => /registry\s*=\s*http|_auth|token|password/i.test(line))).toEqual([]);
  });

  test('wants the same Node as the others', () => expect(engines).toEqual(root.engines));
});

describe('package.json', () => {
  test('saves exact versions', () => expect(readFileSync('.npmrc', 'utf8')).toMatch(/^save-exact=true$/m));

  test('shows progress while it installs the Python packages, each by its hash', () => {
    const script: string = root.scripts['setup:python'];
    expect(script).toContain('pip install');
    expect(script).toContain('--require-hashes');
    expect(script).not.toMatch(/ (-q|--quiet|--progress-bar[ =]off)\b/);
  });

  test('has scripts that a person can read at once, each of which builds first what it runs', () => {
    const scripts = Object.entries<string>(root.scripts);
    expect(scripts.length).toBeGreaterThanOrEqual(12);
    expect(scripts.length).toBeLessThanOrEqual(36);
    const compiled = scripts.filter(([, script]) => script.includes('node lib/'));
    expect(compiled.filter(([, script]) => !script.startsWith('npm run --silent build && '))).toEqual([]);
    const sources = compiled.map(([, script]) => script.replace(/.*node lib\/(\S+)\.js.*/, '$1.ts'));
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
  });

  test("tests the web application's metrics with the version that it runs", () => {
    expect(root.devDependencies['prom-client']).toBe(json('dockerfiles/web/package.json').dependencies['prom-client']);
  });
});

describe.each(imageNames('dockerfiles'))('dockerfiles/%s/Dockerfile', (name) => {
  const lines = readFileSync(join('dockerfiles', name, 'Dockerfile'), 'utf8')
    .replaceAll('\\\n', ' ')
    .split('\n');
  const of = (instruction: string) =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

  test('takes every base by its digest, from an argument', () => {
    const bases = Object.fromEntries(of('ARG').map((arg) => [arg.split('=')[0], arg.split('=')[1]]));
    const from = of('FROM').map((one) => one.split(' ')[0] ?? '');
    expect(from.length).toBeGreaterThanOrEqual(2);
    for (const base of from)
      expect(bases[base.replace(/^\$\{(\w+)\}$/, '$1')]).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  test('ends without a shell, as a user without an account', () => {
    expect(of('FROM').at(-1)).toMatch(/^\$\{\w+_RUNTIME\}$/);
    // CoreDNS is published on a base of distroless.
    expect(of('ARG').find((arg) => arg.startsWith(of('FROM').at(-1)?.slice(2, -1) ?? '-'))).toMatch(
      /=(gcr\.io\/distroless|registry\.k8s\.io\/coredns)\//,
    );
    const [user = '', group] = of('USER').at(-1)?.split(':') ?? [];
    expect([Number(user) > 10_000, group]).toEqual([true, user]);
    const last = lines.findLastIndex((line) => line.startsWith('FROM '));
    expect(lines.slice(last).filter((line) => line.startsWith('RUN '))).toEqual([]);
  });

  test('adds nothing from elsewhere, and copies only read-only files', () => {
    expect(of('ADD')).toEqual([]);
    const copied = lines
      .slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
      .filter((line) => line.startsWith('COPY '));
    expect(copied.filter((line) => !/--chown=0:0 --chmod=0555/.test(line))).toEqual([]);
  });

  test('says how to ask it whether it is well and how to start it, without a shell', () => {
    // None only where there is no program that could ask.
    const checks = of('HEALTHCHECK').map((one) => one.replace(/^.*? CMD /, ''));
    const asks = of('FROM').some((one) => /(PYTHON|NODE)_RUNTIME/.test(one));
    expect(checks).toEqual([asks ? expect.stringMatching(/^\[/) : 'NONE']);
    expect(of('ENTRYPOINT').map((one) => one.slice(0, 1))).toEqual(['[']);
    expect(of('CMD')).toEqual([]);
  });
});

test('base images are the same in every Dockerfile', () => {
  const all = imageNames('dockerfiles').flatMap(
    (name) => readFileSync(join('dockerfiles', name, 'Dockerfile'), 'utf8').match(/^ARG \w+=.*$/gm) ?? [],
  );
  const names = [...new Set(all)].map((line) => line.split('=')[0]);
  expect(names.sort()).toEqual([...new Set(names)]);
});

test('the hash application has the checksums of its sources', () => {
  const sums = readFileSync('dockerfiles/hash/SHA256SUMS', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('  '));
  const files = readdirSync('dockerfiles/hash/hash_api')
    .filter((file) => file.endsWith('.py'))
    .sort();
  expect(sums.map(([, file]) => file)).toEqual(files.map((file) => `hash_api/${file}`));
  for (const [sum, file = ''] of sums) {
    expect(
      createHash('sha256')
        .update(readFileSync(join('dockerfiles/hash', file)))
        .digest('hex'),
    ).toBe(sum);
  }
});
