/** The pipeline, as a user types it: a commit to a proven deployment, or a refusal, and callers see none of the latter. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageId, retagged } from '../../src/images/own-images';
import type { Record as RunRecord } from '../../src/pipeline/record';
import { stepNames } from '../../src/pipeline/step';
import { run } from '../../src/programs/run';
import { Checkout } from './checkout';
import { deployed, engineHere, expected, imagesOf, left, placesIn, running } from './deployment';
import { knownHash, Prober } from './prober';

const site = { host: 'web.lab.breakwater.example', path: '/' };

// A run of the whole pipeline runs all tests, too.
jest.setTimeout(900_000);

let checkout: Checkout;
let engine: string;
let good: string;

beforeAll(async () => {
  engine = await engineHere();
  checkout = await Checkout.make();
});

afterAll(() => checkout.remove());

test('takes a commit to a proven deployment, every step', async () => {
  good = await checkout.commit('a commit of its own');
  const { code, stderr, stdout } = await checkout.pipeline([]);
  console.log(stdout);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const step of stepNames) expect(stdout).toMatch(new RegExp(`^ok {3}${step} +[\\d.]+ s`, 'm'));
  expect(await deployed()).toMatchObject({ state: 'good', commit: good });
  expect(await left(checkout)).toEqual([]);
});

test('an image has three names: its sources, its commit, latest; and pods run it', async () => {
  for (const image of imagesOf(checkout)) {
    const id = await imageId(run, engine, image.reference);
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await imageId(run, engine, retagged(image, good))).toBe(id);
    expect(await imageId(run, engine, retagged(image, 'latest'))).toBe(id);
  }
  expect(await running()).toEqual(await expected(checkout));
});

test('keeps a record of the run for machines', () => {
  const last = readdirSync(placesIn(checkout).runs).sort().at(-1) ?? '';
  const record = JSON.parse(readFileSync(join(placesIn(checkout).runs, last), 'utf8')) as RunRecord;
  expect(record).toMatchObject({ commit: good, environment: 'lab', outcome: 'passed' });
  // In the order in which they ended: tests run beside others.
  expect(record.steps.map(({ name }) => name).sort()).toEqual([...stepNames].sort());
  expect(Object.keys(record.images)).toEqual(imagesOf(checkout).map(({ name }) => name));
});

describe('what is refused or taken back', () => {
  /** Changes the sources of an image, in a commit. */
  const commitOf = async (file: string, from: string, to: string): Promise<void> => {
    checkout.edit(file, from, to);
    await checkout.synth();
    await checkout.commit(`e2e: ${file}`);
  };
  const onCluster = 'process.env.KUBERNETES_SERVICE_HOST';
  let bin = '';
  afterAll(() => rmSync(bin, { recursive: true, force: true }));
  const programs = ['git', 'node', 'kubectl', 'minikube', 'env', 'sh', 'bash'];

  const cases: readonly {
    readonly what: string;
    readonly says: RegExp;
    readonly begin: () => Promise<void>;
    readonly args?: readonly string[];
    readonly env?: () => Promise<Readonly<Record<string, string>>>;
  }[] = [
    {
      what: 'a hash service that answers another digest',
      begin: () => commitOf('dockerfiles/hash/hash_api/app.py', 'hashlib.sha1(', 'hashlib.new("sha224", '),
      says: /^FAIL gate .*hash: GET \/hash\/abc123 should answer 200 '6367c48dd193d56ea7b0baad25b19455e529f5ee', but answered 200 '[0-9a-f]{56}'/m,
    },
    {
      what: 'an image that crashes at its start on the cluster',
      begin: () =>
        commitOf(
          'dockerfiles/web/src/main.mjs',
          'import { drain }',
          `if (${onCluster}) throw new Error('no such flour in this mill');\nimport { drain }`,
        ),
      says: /^FAIL deploy [\s\S]*web\/web-\S+: CrashLoopBackOff[\s\S]*no such flour in this mill[\s\S]*^ok {3}rollback/m,
    },
    {
      what: 'an image that is never ready on the cluster',
      begin: () =>
        commitOf(
          'dockerfiles/web/src/app.mjs',
          "if (path === '/readyz' && state.draining)",
          `if (path === '/readyz' && (state.draining || ${onCluster}))`,
        ),
      args: ['--from', 'build', '--patience', '30'],
      says: /^FAIL deploy .*after 30 s deployment web\/web is not rolled out[\s\S]*web\/web-\S+: runs, and is not ready yet[\s\S]*^ok {3}rollback/m,
    },
    {
      what: 'a service that callers do not understand, after a good roll-out',
      begin: () => commitOf('dockerfiles/api/users_api/app.py', 'status_code=201', 'status_code=202'),
      says: /^ok {3}deploy [\s\S]*^FAIL smoke [\s\S]*POST \/users\/ should answer 201, but answered 202[\s\S]*^ok {3}rollback/m,
    },
    {
      what: 'an image that is not the one that was signed',
      begin: async () => {
        await commitOf('dockerfiles/web/src/app.mjs', 'It runs.', 'It runs, too.');
        for (const step of ['build', 'sbom', 'gate', 'tag', 'sign'])
          expect(await checkout.pipeline(['--only', step])).toMatchObject({ code: 0 });
        const [hash, web] = ['hash', 'web'].map(
          (name) => imagesOf(checkout).find((one) => one.name === name)?.reference ?? '',
        );
        await run(engine, ['tag', hash ?? '', web ?? '']);
      },
      args: ['--from', 'deploy'],
      says: /^FAIL deploy .*breakwater\/web:[0-9a-f]{40}.*sha256:[0-9a-f]{64}.*sha256:[0-9a-f]{64}/m,
    },
    {
      what: 'one flipped byte of dist, after it was signed',
      begin: async () => {
        await checkout.commit('a byte');
        for (const step of ['build', 'sbom', 'gate', 'tag', 'sign'])
          expect(await checkout.pipeline(['--only', step])).toMatchObject({ code: 0 });
        const head = (await checkout.run('git', ['rev-parse', 'HEAD'])).stdout.trim();
        const path = join(placesIn(checkout).releases, head, 'dist', 'lab', 'web.k8s.yaml');
        writeFileSync(path, readFileSync(path, 'utf8').replace('maxUnavailable: 0', 'maxUnavailable: 1'));
      },
      args: ['--from', 'deploy'],
      says: /^FAIL deploy .*web\.k8s\.yaml is not what was signed/m,
    },
    {
      what: 'a dist that was edited and committed',
      begin: async () => {
        checkout.edit('dist/lab/web.k8s.yaml', 'maxUnavailable: 0', 'maxUnavailable: 1');
        await checkout.commit('a byte of dist');
      },
      says: /dist\/lab\/web\.k8s\.yaml is not what was reviewed: its SHA-256 is [0-9a-f]{64}, SHA256SUMS says [0-9a-f]{64}/,
    },
    {
      what: 'a tree that is not clean',
      begin: async () => checkout.edit('README.md', 'Breakwater', 'Breakwaters'),
      says: /the tree has what is not committed[\s\S]*README\.md/,
    },
    {
      what: 'a machine without an engine',
      begin: async () => {},
      env: async () => {
        bin = mkdtempSync(join(tmpdir(), 'breakwater-bin-'));
        for (const name of programs) {
          const path = (await run('sh', ['-c', `command -v ${name}`])).stdout.trim();
          writeFileSync(join(bin, name), `#!/bin/sh\nexec ${path} "$@"\n`);
          chmodSync(join(bin, name), 0o755);
        }
        return { PATH: bin };
      },
      says: /no container engine answers 'info' \(docker: not found; podman: not found\)/,
    },
  ];

  test.each(cases)('$what', async ({ args = ['--from', 'build'], begin, env, says }) => {
    const before = await running();
    await begin();
    const prober = await Prober.start(20, knownHash, site);
    const { code, stderr, stdout } = await checkout.pipeline(args, { env: (await env?.()) ?? {} });
    const { asked, failures } = await prober.stop();
    console.log(`${stdout}${stderr}\n${asked} requests, ${failures.length} failures`);
    await checkout.back(good);
    expect(`${stdout}${stderr}`).toMatch(says);
    expect(code).toBe(1);
    expect(failures).toEqual([]);
    expect(await deployed()).toMatchObject({ state: 'good', commit: good });
    expect(await running()).toEqual(before);
    expect(await left(checkout)).toEqual([]);
  });
});
