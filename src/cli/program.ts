/** The commands around synth, each a function of what it is given: options, output, exit status. */
import { Command, CommanderError } from 'commander';
import { defineCheck } from './check';
import { defineDiff } from './diff';
import { defineDoctor } from './doctor';
import { defineDown } from './down';
import { defineExportHcl } from './export-hcl';
import { finishing } from './finish';
import { defineImages } from './images';
import { defineIncident } from './incident';
import { defineLoad } from './load';
import { defineMachine } from './machine';
import { defineNewService } from './new-service';
import { definePipeline } from './pipeline';
import { definePlan } from './plan';
import { definePolicies } from './policies';
import type { End, Finish, PipelineProps } from './props';
import { defineReach } from './reach';
import { defineReference } from './reference';
import { defineScan } from './scan';
import { defineUp } from './up';
import { typedUsage } from './usage';

const commands: readonly ((program: Command, props: PipelineProps, finish: Finish) => void)[] = [
  defineDiff,
  defineDoctor,
  defineImages,
  defineReference,
  defineCheck,
  defineIncident,
  defineLoad,
  definePolicies,
  defineReach,
  defineScan,
  defineUp,
  defineDown,
  definePlan,
  defineExportHcl,
  defineMachine,
  defineNewService,
  definePipeline,
];

/** All commands. @param end receives the exit status of the one that runs */
export function programOf(props: PipelineProps, end: End): Command {
  const program = new Command('breakwater').description('Commands around the platform; npm run lists them.');
  const finish = finishing(props, end);
  for (const define of commands) define(program, props, finish);
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
