/** The program that `npm test` and the `npm run e2e` scripts run. */
import { Command } from 'commander';
import { runProgram } from '../../src/cli/program';
import type { End, PipelineProps } from '../../src/cli/props';
import { defineSuites } from './command';

/** All commands. @param end receives the exit status of the one that runs */
export function suitesOf(props: PipelineProps, end: End): Command {
  const program = new Command('suites').description('Suites of the repository.');
  defineSuites(program, props, end);
  return program;
}

/** @returns the exit status: 0 success, 1 failure, 2 usage error */
export function runSuiteCommand(props: PipelineProps): Promise<number> {
  return runProgram(props, (end) => suitesOf(props, end));
}
