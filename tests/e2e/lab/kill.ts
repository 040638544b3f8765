/** The pipeline killed at a step: callers see nothing of it, and the next run puts everything right. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Record as RunRecord } from '../../../src/pipeline/record';
import { type StepName, stepNames } from '../../../src/pipeline/step';
import type { Checkout } from './checkout';
import { deployed, expected, left, placesIn, running } from './deployment';
import { kitSettings } from './kit';
import { knownHash, startProber } from './prober';
import { site } from './refusal';

/** Milliseconds between the begin of a step and its kill; steps that end at once are killed at once. */
const moments: Partial<Record<StepName, number>> = {
  check: 300,
  test: 2000,
  build: 500,
  gate: 1500,
  deploy: 3000,
  smoke: 1000,
};

/** Said of a release that a killed run left on the cluster. */
const takenBack = /^a run left [0-9a-f]{40} there unproven: the cluster runs [0-9a-f]{40}, as before$/m;

/** Kills a run of a new commit at a step, and runs the pipeline again. */
export async function expectRecovery(checkout: Checkout, step: StepName): Promise<void> {
  checkout.edit('dockerfiles/web/src/app.mjs', 'It runs.', `It runs. <!-- ${step} -->`);
  await checkout.synth();
  const commit = await checkout.commit(`e2e: killed at ${step}`);
  const before = await running();
  const prober = await startProber(20, knownHash, site);
  await kill(checkout, commit, step);
  const { state } = await deployed();
  if (stepNames.indexOf(step) < stepNames.indexOf('deploy')) expect(await running()).toEqual(before);
  const began = performance.now();
  const { code, stderr, stdout } = await checkout.pipeline(['--from', 'cluster']);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const { asked, failures } = await prober.stop();
  console.log(
    `killed at ${step} (${state}): next run ${seconds} s; ${asked} requests, ${failures.length} failures\n${stdout}`,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^the last run was killed/m);
  if (['deploy', 'smoke', 'finish'].includes(step)) expect(stdout).toMatch(takenBack);
  expect(await deployed()).toMatchObject({ state: 'good', commit });
  expect(await running()).toEqual(await expected(checkout));
  expect(await left(checkout)).toEqual([]);
  expect(failures).toEqual([]);
}

/** Starts a run and kills it, and nothing else, a moment after a step has begun. */
async function kill(checkout: Checkout, commit: string, step: StepName): Promise<void> {
  const first = stepNames.indexOf(step) < stepNames.indexOf('cluster') ? step : 'cluster';
  const main = join('lib', 'src', 'cli', 'main.js');
  const child = spawn('node', [main, 'pipeline', '--environment', 'lab', '--from', first], {
    cwd: checkout.folder,
    env: { ...process.env, ...kitSettings },
    stdio: 'ignore',
  });
  const ended = new Promise<string | null>((settle) => child.on('close', (_, signal) => settle(signal)));
  while (!isAt(checkout, commit, step, first) && child.exitCode === null) await pause(10);
  // Images are loaded first: it is the change of the cluster that is to be cut in two.
  while (step === 'deploy' && (await deployed()).state === 'good') await pause(100);
  await pause(moments[step] ?? 0);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

/** Whether the run of a commit has come to a step, by its record. */
function isAt(checkout: Checkout, commit: string, step: StepName, first: StepName): boolean {
  const { runs } = placesIn(checkout);
  const file = existsSync(runs) ? readdirSync(runs).find((name) => name.endsWith(`-${commit.slice(0, 12)}.json`)) : '';
  if (!file) return false;
  const { steps: ended } = JSON.parse(readFileSync(join(runs, file), 'utf8')) as RunRecord;
  return ended.length === stepNames.indexOf(step) - stepNames.indexOf(first);
}

const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));
