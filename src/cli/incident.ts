/** `npm run incident:wrong-env`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Environment, Minikube } from '../config/environment';
import type { EnvironmentName } from '../config/environments';
import { environments } from '../config/environments';
import { placedOn } from '../config/placed-on';
import { StageProblem } from '../drills/problem';
import { Stage } from '../drills/stage';
import { Timeline } from '../drills/timeline';
import { sealed, unsealed } from '../drills/wrong-env/drill';
import { report, shortcomings } from '../drills/wrong-env/report';
import { clock } from '../programs/clock';
import type { Reason } from '../programs/result';
import { variables as names, readSettings } from '../stacks/settings';
import type { Finish, PipelineProps } from './props';

/** The drill's own profile and context. */
const profile = 'breakwater-incident';

interface IncidentOptions {
  readonly victim: EnvironmentName;
  readonly intruder: EnvironmentName;
  readonly withoutDigests?: true;
  readonly keep?: true;
  readonly json?: true;
}

export function defineIncident(program: Command, props: PipelineProps, finish: Finish): void {
  const all = Object.keys(environments);
  program
    .command('incident:wrong-env')
    .description('drill: the configuration of one environment is applied to the cluster of another')
    .addOption(new Option('--victim <name>', 'whose cluster is played').choices(all).default('beta'))
    .addOption(new Option('--intruder <name>', 'whose configuration is applied').choices(all).default('production'))
    .option('--without-digests', 'take base images of our builds by name')
    .option('--keep', `keep the cluster '${profile}' afterwards`)
    .option('--json', 'the result as JSON; progress goes to standard error')
    .addHelpText(
      'after',
      `
Makes a minikube '${profile}', which is deleted first and last, and plays the victim on it: its names, rules and hosts
with what lab's machine can do. With the seal on every object must be refused; then the seal is taken off, what comes
through must be found within 60 s and repaired within 120 s. The report is written into state/incidents.`,
    )
    .action((options: IncidentOptions) => drill(props, options, finish));
}

async function drill(props: PipelineProps, options: IncidentOptions, finish: Finish): Promise<void> {
  const { err, minikube, out, root, run, variables } = props;
  const { intruder, keep, victim } = options;
  const fail = (message: string, reason: Reason) => finish('incident:wrong-env', { reason, message });
  if (victim === intruder) return fail(`'${victim}' is both the victim and the intruder; choose two`, 'usage');
  const host = environments.lab;
  const read = readSettings(host, { ...variables, ...(options.withoutDigests ? { [names.bases]: 'by-name' } : {}) });
  if (!read.ok) return fail(read.problems.join('\n'), 'usage');
  const timeline = new Timeline((line) => (options.json ? err : out)(`${line}\n`));
  const at = new Date().toISOString();
  const placed = placedOn(environments[victim], host) as Environment & { readonly cluster: Minikube };
  const stage = new Stage(
    {
      root,
      run,
      clock,
      minikube,
      settings: read.settings,
      profile,
      victim: placed,
      environments: [victim, intruder],
      host: host.name,
    },
    timeline,
  );
  try {
    timeline.begin(`a cluster '${profile}' is made`);
    await stage.setUp();
    const play = { clock, stage, timeline, victim, intruder };
    const result = { victim, intruder, at, sealed: await sealed(play), unsealed: await unsealed(play) };
    const file = join(root, 'state', 'incidents', `${at.replaceAll(/[:.]/g, '-')}-wrong-env.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, report(result));
    const problems = shortcomings(result);
    if (options.json) out(`${JSON.stringify({ ...result, problems }, undefined, 2)}\n`);
    else out(`report: ${relative(root, file)}\n`);
    if (problems.length > 0) fail(problems.join('\n'), 'failed');
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error;
    fail(error.message, 'failed');
  } finally {
    if (!keep) await stage.tearDown();
  }
}
