/** The commands around synth, each a function of what it is given: what they take, what they say, how they end. */
import { Command, CommanderError } from 'commander';
import { defineSuites } from '../../tests/run/command';
import { defineCheck } from './check';
import { defineDeploy } from './deploy';
import { defineDiff } from './diff';
import { defineDoctor } from './doctor';
import { defineImages } from './images';
import { defineIncident } from './incident';
import { defineLoad } from './load';
import { defineMachine } from './machine';
import { defineNewService } from './new-service';
import { definePipeline } from './pipeline';
import { definePolicies } from './policies';
import type { PipelineProps } from './props';
import { defineReach } from './reach';
import { defineReference } from './reference';
import { defineScan } from './scan';

/** @returns the exit code: 0 well, 1 something is wrong, 2 not understood */
export async function pipeline(props: PipelineProps): Promise<number> {
  let code = 0;
  const end = (value: number) => {
    code = value;
  };
  const program = new Command('breakwater')
    .description('Commands around the platform; npm run lists them.')
    .configureOutput({ writeOut: props.out, writeErr: props.err })
    .exitOverride();
  defineSuites(program, props, end);
  defineDiff(program, props, end);
  defineDoctor(program, props, end);
  defineImages(program, props, end);
  defineReference(program, props, end);
  defineCheck(program, props, end);
  defineIncident(program, props, end);
  defineLoad(program, props, end);
  definePolicies(program, props, end);
  defineReach(program, props, end);
  defineScan(program, props, end);
  defineDeploy(program, props, end);
  defineMachine(program, props, end);
  defineNewService(program, props, end);
  definePipeline(program, props, end);
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    await program.parseAsync(props.argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}
