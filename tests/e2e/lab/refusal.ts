/** A run of the pipeline that must not succeed: what is wrong with its commit, and what the run says. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import type { Wanted } from '../../../src/drills/prober';
import type { Checkout } from './checkout';
import { deployed, left, running } from './deployment';
import { knownHash, startProber } from './prober';

/** What callers ask for while the pipeline runs. */
export const site: Wanted = { host: hostOf('web', lab), path: '/' };

export interface Refusal {
  readonly what: string;
  /** What the run prints. */
  readonly says: RegExp;
  /** Brings the checkout into the state that is refused. */
  readonly begin: (checkout: Checkout) => Promise<void>;
  /** @default `--from build` */
  readonly args?: readonly string[];
  readonly env?: () => Promise<Readonly<Record<string, string>>>;
}

/** Changes the sources of an image, in a commit. */
export async function commitOf(checkout: Checkout, file: string, from: string, to: string): Promise<void> {
  checkout.edit(file, from, to);
  await checkout.synth();
  await checkout.commit(`e2e: ${file}`);
}

/** An image that crashes at its start on the cluster, and nowhere else. */
export const crash: Refusal = {
  what: 'an image that crashes at its start on the cluster is rolled back',
  begin: (checkout) =>
    commitOf(
      checkout,
      'dockerfiles/web/src/main.mjs',
      'import { drain }',
      "if (process.env.KUBERNETES_SERVICE_HOST) throw new Error('no such flour in this mill');\nimport { drain }",
    ),
  says: /^FAIL deploy [\s\S]*web\/web-\S+: CrashLoopBackOff[\s\S]*no such flour in this mill[\s\S]*^ok {3}rollback/m,
};

/** An image whose answers are wrong. */
export const wrongDigest: Refusal = {
  what: 'a hash service that answers another digest is refused',
  begin: (checkout) =>
    commitOf(checkout, 'dockerfiles/hash/hash_api/app.py', 'hashlib.sha1(', 'hashlib.new("sha224", '),
  says: /^FAIL gate .*hash: GET \/hash\/abc123 should answer 200 '6367c48dd193d56ea7b0baad25b19455e529f5ee', but answered 200 '[0-9a-f]{56}'/m,
};

/** Runs the pipeline: it fails with its sentence, callers see nothing, and the good commit runs as before. */
export async function expectRefusal(checkout: Checkout, good: string, refusal: Refusal): Promise<void> {
  const { args = ['--from', 'build'], begin, env, says } = refusal;
  const before = await running();
  await begin(checkout);
  const prober = await startProber(20, knownHash, site);
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
}
