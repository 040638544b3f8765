/** A suite of the table as a program, or the reason why it does not run here. */

import type { Run } from '../../../src/programs/run';
import { analyzerSuite } from '../analyzers';
import { countJest, type Suite } from '../suites';
import { fileOf } from './routes';
import type { SuiteName } from './table';
import { terraformSuite } from './terraform';

/** `why`: what is missing on this machine, so that it is skipped; `problem`: what is broken, so that it fails. */
export type Runnable = Suite | { readonly why: string } | { readonly problem: string };

export interface E2eProps {
  /** Root of the repository. */
  readonly root: string;
  readonly run: Run;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Receives lines about progress. */
  readonly say: (line: string) => void;
}

/** @returns how a suite of the table is run here */
export async function runnable(name: SuiteName, { root, run, variables, say }: E2eProps): Promise<Runnable> {
  if (name === 'terraform') return terraformSuite(run, root);
  if (name === 'reach') return analyzerSuite(run, root, variables, say);
  if (name === 'scan') return scanSuite;
  return { name, command: 'node', args: [...jestCommand, '--runTestsByPath', fileOf(name)], count: countJest };
}

const jestCommand = [
  'node_modules/jest/bin/jest.js',
  ...['--config', 'tests/e2e/jest.config.js', '--runInBand', '--colors=false'],
];

/** Vulnerabilities are looked up where the variable names a database. trivy takes long to build from nothing; kube-linter and polaris cannot be built everywhere: docs/how-to/scan.md. */
const scanSuite: Suite = {
  name: 'scan',
  command: 'node',
  args: ['lib/src/cli/main.js', 'scan', '--tool', 'kube-score', 'checkov', 'kubeconform', 'vulnerabilities'],
  count: (_, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }),
};
