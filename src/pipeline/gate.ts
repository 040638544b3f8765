/** The gate: a container of each image, hardened as on the cluster, must answer as its callers expect. */
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../programs/clock';
import { complaint } from '../programs/complaint';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import type { Run } from '../programs/run';
import { sha256 } from '../supply/signature';
import { plural } from '../writing/wording';
import { type Expectation, type Gate, gateOf } from './gates';
import type { Places, Release } from './release';
import { done, failed, type StepResult } from './step';

/** The label of containers that a run starts and removes, with the lock that it holds: those of other runs are left. */
export function gateLabel({ lock }: Pick<Places, 'lock'>): string {
  return `breakwater.example/gate=${sha256(lock).slice(0, 16)}`;
}

/** What a container is started and asked with. */
interface Gatekeeper {
  readonly run: Run;
  readonly engine: string;
  readonly clock: Clock;
  readonly label: string;
}

/** Nothing of the image can be written, no capability, the numeric user. */
const hardened = ['--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--user=65532:65532'];

/** Seconds until a container that does not answer has failed. */
const patience = 30;

export async function gate({
  clock,
  engine,
  images,
  objects,
  places,
  target: { run, say },
}: Release): Promise<StepResult> {
  const keeper: Gatekeeper = { run, engine, clock, label: gateLabel(places) };
  let asked = 0;
  // One after the other: engines that are asked to start several at once have been seen to fail.
  for (const image of images) {
    const { name } = image;
    const came = await gateImage(keeper, image.reference, gateOf(image, objects));
    if (!came.ok) return failed(`${name}: ${came.problem.message}`, came.problem.reason);
    asked += came.value;
    say(`    ${name}: ${plural(came.value, 'answer')} as expected`);
  }
  return done(`${plural(images.length, 'image')}, ${plural(asked, 'answer')} as expected`);
}

/** How many answers were as expected. */
type Gated = Result<number>;

async function gateImage(keeper: Gatekeeper, reference: string, rule: Gate | undefined): Promise<Gated> {
  if (!rule) return failure('missing', 'it has no HTTP probe and no gate; add its gate to src/pipeline/gates.ts');
  return rule.kind === 'server'
    ? gateServer(keeper, reference, rule.env, rule.expectations())
    : gateProgram(keeper, reference, rule);
}

/** Starts it on a port that is free, asks, and removes it, whatever came. */
async function gateServer(
  { clock, engine, label, run }: Gatekeeper,
  reference: string,
  env: Readonly<Record<string, string>>,
  expectations: readonly Expectation[],
): Promise<Gated> {
  const name = `breakwater-gate-${randomBytes(6).toString('hex')}`;
  const settings = Object.entries(env).map(([key, value]) => `--env=${key}=${value}`);
  const port = env['PORT'] ?? '8000';
  const flags = ['--detach', `--name=${name}`, `--label=${label}`, `--publish=127.0.0.1::${port}`];
  try {
    const started = await run(engine, ['run', ...flags, ...hardened, ...settings, reference]);
    if (started.code !== 0) return failure('failed', `its container did not start: ${complaint(started)}`);
    const published = await run(engine, ['port', name, `${port}/tcp`]);
    const [address = ''] = published.stdout.trim().split('\n');
    if (address === '')
      return failure(
        'failed',
        `the engine does not say where it listens: ${complaint(published)}${await logOf(run, engine, name)}`,
      );
    for (const [place, expectation] of expectations.entries()) {
      // The first is waited for: the process has only just begun.
      const problem = await (place === 0 ? eventually(address, expectation, clock) : differs(address, expectation));
      if (problem !== undefined) return failure('failed', `${problem}${await logOf(run, engine, name)}`);
    }
    return success(expectations.length);
  } finally {
    // It has answered, and need not end in peace.
    await run(engine, ['kill', name]);
    await run(engine, ['rm', '--force', '--volumes', name]);
  }
}

async function gateProgram(
  { engine, label, run }: Gatekeeper,
  reference: string,
  { code, env, says }: { readonly code: number; readonly env: Readonly<Record<string, string>>; readonly says: RegExp },
): Promise<Gated> {
  const settings = Object.entries(env).map(([key, value]) => `--env=${key}=${value}`);
  const flags = ['--rm', `--label=${label}`, '--network=none'];
  const ended = await run(engine, ['run', ...flags, ...hardened, ...settings, reference]);
  const said = `${ended.stdout}${ended.stderr}`.trim();
  if (ended.code === code && says.test(said)) return success(1);
  return failure('failed', `should end with ${code} and say ${says}, but ended with ${ended.code}: ${said}`);
}

async function eventually(address: string, expectation: Expectation, clock: Clock): Promise<string | undefined> {
  let problem: string | undefined;
  const answered = await poll({ clock, timeout: patience, interval: 0.1 }, async () => {
    problem = await differs(address, expectation);
    return problem === undefined ? true : undefined;
  });
  return answered ? undefined : `after ${patience} s ${problem}`;
}

/** @returns what was asked, expected and came, where they differ */
async function differs(address: string, { body, path, status }: Expectation): Promise<string | undefined> {
  try {
    const response = await fetch(`http://${address}${path}`, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
    const came = { status: response.status, body: await response.text() };
    const expected = { status, body: body ?? came.body };
    if (isDeepStrictEqual(came, expected)) return undefined;
    return `GET ${path} should answer ${status}${body === undefined ? '' : ` '${body}'`}, but answered ${came.status} '${came.body.slice(0, 200)}'`;
  } catch (error) {
    return `GET ${path} should answer ${status}, but: ${causeOf(error)}`;
  }
}

/** The reason of a request that failed, which fetch keeps one level down. */
function causeOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

async function logOf(run: Run, engine: string, name: string): Promise<string> {
  const { stdout, stderr } = await run(engine, ['logs', '--tail=5', name]);
  const lines = `${stdout}${stderr}`.trim();
  return lines === '' ? '' : `\nits last lines:\n${lines.replace(/^/gm, '  ')}`;
}
