/** The commands around synth, each a function of what it is given: options, output, exit status. */
import { Command, CommanderError } from 'commander';
import { finishing } from './finish';
import type { End, Finish, PipelineProps } from './props';
import { typedUsage } from './usage';

type Define = (program: Command, props: PipelineProps, finish: Finish) => void;

/**
 * Commands by name. Each file is loaded only where its command may run: all of them together take longer to load than
 * `check` takes to judge dist (ADR 0025).
 */
const commands: Readonly<Record<string, () => Define>> = {
  dashboards: () => (require('./dashboards') as typeof import('./dashboards')).defineDashboards,
  diff: () => (require('./diff') as typeof import('./diff')).defineDiff,
  drift: () => (require('./drift') as typeof import('./drift')).defineDrift,
  doctor: () => (require('./doctor') as typeof import('./doctor')).defineDoctor,
  images: () => (require('./images') as typeof import('./images')).defineImages,
  reference: () => (require('./reference') as typeof import('./reference')).defineReference,
  caa: () => (require('./caa') as typeof import('./caa')).defineCaa,
  client: () => (require('./client') as typeof import('./client')).defineClient,
  check: () => (require('./check') as typeof import('./check')).defineCheck,
  'backup-key': () => (require('./backup-key') as typeof import('./backup-key')).defineBackupKey,
  admissible: () => (require('./admissible') as typeof import('./admissible')).defineAdmissible,
  'drill:chaos': () => (require('./drill-chaos') as typeof import('./drill-chaos')).defineDrillChaos,
  'drill:migrate': () => (require('./drill-migrate') as typeof import('./drill-migrate')).defineDrillMigrate,
  'drill:restore': () => (require('./drill-restore') as typeof import('./drill-restore')).defineDrillRestore,
  'incident:wrong-env': () => (require('./incident') as typeof import('./incident')).defineIncident,
  load: () => (require('./load') as typeof import('./load')).defineLoad,
  policies: () => (require('./policies') as typeof import('./policies')).definePolicies,
  reach: () => (require('./reach') as typeof import('./reach')).defineReach,
  scan: () => (require('./scan') as typeof import('./scan')).defineScan,
  up: () => (require('./up') as typeof import('./up')).defineUp,
  down: () => (require('./down') as typeof import('./down')).defineDown,
  plan: () => (require('./plan') as typeof import('./plan')).definePlan,
  'export:hcl': () => (require('./export-hcl') as typeof import('./export-hcl')).defineExportHcl,
  machine: () => (require('./machine') as typeof import('./machine')).defineMachine,
  gitops: () => (require('./gitops') as typeof import('./gitops')).defineGitops,
  promote: () => (require('./promote') as typeof import('./promote')).definePromote,
  'new:service': () => (require('./new-service') as typeof import('./new-service')).defineNewService,
  adopt: () => (require('./adopt') as typeof import('./adopt')).defineAdopt,
  posture: () => (require('./posture') as typeof import('./posture')).definePosture,
  pipeline: () => (require('./pipeline') as typeof import('./pipeline')).definePipeline,
};

/**
 * The command that the arguments begin with, or else all commands: for their list, and for the nearest name.
 *
 * @param end receives the exit status of the command that runs
 */
export function programOf(props: PipelineProps, end: End): Command {
  const program = new Command('breakwater').description('Commands around the platform; npm run lists them.');
  const finish = finishing(props, end);
  const [name = ''] = props.argv;
  const chosen = Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands);
  for (const load of chosen) load?.()(program, props, finish);
  return program;
}

/** @returns the exit status: 0 success, 1 failure, 2 usage error */
export function pipeline(props: PipelineProps): Promise<number> {
  return runProgram(props, (end) => programOf(props, end));
}

/** Runs the command that the arguments name, of the commands that are defined. */
export async function runProgram(
  { argv, out, err }: Pick<PipelineProps, 'argv' | 'out' | 'err'>,
  define: (end: End) => Command,
): Promise<number> {
  let status = 0;
  const program = define((code) => {
    status = code;
  });
  program.configureOutput({ writeOut: out, writeErr: err }).exitOverride();
  typedUsage(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
}
