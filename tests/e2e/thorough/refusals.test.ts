/** Refusals and rollbacks of the pipeline beside those of the suite `pipeline`: callers see none of it. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../src/programs/run';
import { Checkout } from '../lab/checkout';
import { engineHere, imagesOf, placesIn } from '../lab/deployment';
import { commitOf, expectRefusal, type Refusal } from '../lab/refusal';
import { useLab } from '../lab/use-lab';

jest.setTimeout(900_000);

useLab();

const onCluster = 'process.env.KUBERNETES_SERVICE_HOST';
/** Programs of a machine that has no engine. */
const programs = ['git', 'node', 'kubectl', 'minikube', 'env', 'sh', 'bash'];
/** The steps that end with a signed release. */
const untilSigned = ['build', 'sbom', 'gate', 'tag', 'sign'];

let checkout: Checkout;
let good: string;
let bin = '';

beforeAll(async () => {
  checkout = await Checkout.make();
  good = await checkout.commit('a commit of its own');
  expect(await checkout.pipeline(['--from', 'cluster'])).toMatchObject({ code: 0, stderr: '' });
});

afterAll(() => {
  checkout.remove();
  rmSync(bin, { recursive: true, force: true });
});

const cases: readonly Refusal[] = [
  {
    what: 'an image that is never ready on the cluster is rolled back',
    begin: (checkout) =>
      commitOf(
        checkout,
        'dockerfiles/web/src/app.mjs',
        "if (path === '/readyz' && state.draining)",
        `if (path === '/readyz' && (state.draining || ${onCluster}))`,
      ),
    args: ['--from', 'build', '--patience', '30'],
    says: /^FAIL deploy .*after 30 s deployment web\/web is not rolled out[\s\S]*web\/web-\S+: runs, and is not ready yet[\s\S]*^ok {3}rollback/m,
  },
  {
    what: 'a service that callers do not understand, after a good roll-out is rolled back',
    begin: (checkout) => commitOf(checkout, 'dockerfiles/api/users_api/app.py', 'status_code=201', 'status_code=202'),
    says: /^ok {3}deploy [\s\S]*^FAIL smoke [\s\S]*POST \/users\/ should answer 201, but answered 202[\s\S]*^ok {3}rollback/m,
  },
  {
    what: 'an image that is not the one that was signed is refused',
    begin: async (checkout) => {
      await commitOf(checkout, 'dockerfiles/web/src/app.mjs', 'It runs.', 'It runs, too.');
      for (const step of untilSigned) expect(await checkout.pipeline(['--only', step])).toMatchObject({ code: 0 });
      const [hash, web] = ['hash', 'web'].map(
        (name) => imagesOf(checkout).find((one) => one.name === name)?.reference ?? '',
      );
      await run(await engineHere(), ['tag', hash ?? '', web ?? '']);
    },
    args: ['--from', 'deploy'],
    says: /^FAIL deploy .*breakwater\/web:[0-9a-f]{40}.*sha256:[0-9a-f]{64}.*sha256:[0-9a-f]{64}/m,
  },
  {
    what: 'one flipped byte of dist, after it was signed is refused',
    begin: async (checkout) => {
      await checkout.commit('a byte');
      for (const step of untilSigned) expect(await checkout.pipeline(['--only', step])).toMatchObject({ code: 0 });
      const head = (await checkout.run('git', ['rev-parse', 'HEAD'])).stdout.trim();
      const path = join(placesIn(checkout).releases, head, 'dist', 'lab', 'web.k8s.yaml');
      writeFileSync(path, readFileSync(path, 'utf8').replace('maxUnavailable: 0', 'maxUnavailable: 1'));
    },
    args: ['--from', 'deploy'],
    says: /^FAIL deploy .*web\.k8s\.yaml is not what was signed/m,
  },
  {
    what: 'a dist that was edited and committed is refused',
    begin: async (checkout) => {
      checkout.edit('dist/lab/web.k8s.yaml', 'maxUnavailable: 0', 'maxUnavailable: 1');
      await checkout.commit('a byte of dist');
    },
    says: /dist\/lab\/web\.k8s\.yaml is not what was reviewed: its SHA-256 is [0-9a-f]{64}, SHA256SUMS says [0-9a-f]{64}/,
  },
  {
    what: 'a tree that is not clean is refused',
    begin: async (checkout) => checkout.edit('README.md', 'Breakwater', 'Breakwaters'),
    says: /the tree has what is not committed[\s\S]*README\.md/,
  },
  {
    what: 'a machine without an engine is refused',
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

test.each(cases)('$what', (refusal) => expectRefusal(checkout, good, refusal));
