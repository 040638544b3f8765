/** Deploys of lab by the suite: as a user types them, and with values that are not in the repository. */
import { lab } from '../../../src/config/environments/lab';
import type { ReleaseName } from '../../../src/config/versions';
import { releases } from '../../../src/config/versions';
import { apply } from '../../../src/deploy/apply-stack';
import { plan } from '../../../src/deploy/plan';
import type { DeployResult, DeployTarget } from '../../../src/deploy/target';
import type { Manifest } from '../../../src/kubernetes/manifest';
import { done } from '../../../src/programs/result';
import { run } from '../../../src/programs/run';
import { stacks } from '../../../src/stacks/app';
import { installed } from '../../../src/stacks/platform';
import { readSettings } from '../../../src/stacks/settings';
import type { Part } from '../../../src/stacks/stack';
import { readDist } from '../../../src/synth/read-dist';
import { hasKit, kitSettings } from '../lab/kit';

/** Releases whose images this machine has: where nothing is pulled, those that its stand-in brings; else all. */
const had: readonly ReleaseName[] = hasKit ? ['cert-manager'] : (Object.keys(releases) as ReleaseName[]);

/** Every release of lab that is left out here: named at the start of the suite. */
export const leftOut = installed({ environment: lab, settings: settingsOf({}) }).filter((name) => !had.includes(name));

/** Variables of every deploy of the suite. */
export const variables: Readonly<Record<string, string>> = { ...kitSettings, BREAKWATER_LEAVE_OUT: leftOut.join(',') };

function settingsOf(more: Readonly<Record<string, string>>) {
  const read = readSettings(lab, { ...process.env, ...kitSettings, ...more });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.settings;
}

/** The objects of lab, as they were reviewed. */
export function reviewed(): readonly Manifest[] {
  const dist = readDist('dist', lab.name);
  if (!dist.ok) throw new Error(dist.problems.join('\n'));
  return dist.objects;
}

/** @param more variables on top of the suite's */
export function target(
  objects: readonly Manifest[] = reviewed(),
  more: Readonly<Record<string, string>> = {},
  say: (line: string) => void = console.log,
): DeployTarget {
  const settings = settingsOf({ ...variables, ...more });
  return {
    environment: lab,
    settings,
    root: '.',
    run,
    variables: process.env,
    outdir: 'cdktf.out',
    say,
    synthesize: async () => {
      stacks({ environment: lab, settings, outdir: 'cdktf.out', objects }).synth();
      return done;
    },
  };
}

/** What a deploy of these objects would change in a stack. */
export async function planned(part: Part, objects?: readonly Manifest[]): Promise<{ changes: object; text: string }> {
  const result = await plan(target(objects), { only: [part] });
  if (!result.ok) throw new Error(result.problem.message);
  const [stack] = result.value;
  if (!stack?.planned) throw new Error(`${part} was not planned`);
  return stack;
}

export async function applied(
  part: Part,
  objects: readonly Manifest[] = reviewed(),
  more: Readonly<Record<string, string>> = {},
  say?: (line: string) => void,
): Promise<DeployResult> {
  const one = target(objects, more, say);
  await one.synthesize();
  return apply(one, part, 'running', objects);
}
