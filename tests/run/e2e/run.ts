/** `npm run e2e`: chosen suites, each as a process of its own, on one cluster that is removed before and after. */
import { join } from 'node:path';
import { runSuite, type SuiteResult } from '../suites';
import { type E2eProps, type Runnable, runnable } from './runnable';
import { type SuiteName, suiteTable } from './table';

/** Suites that use no cluster: one that is there stays. */
const withoutCluster: readonly SuiteName[] = ['alerts', 'reach', 'scan'];

/** Runs suites one after another, whatever fails. The variable E2E_KEEP keeps the cluster, before and after. */
export async function runE2e(names: readonly SuiteName[], props: E2eProps): Promise<readonly SuiteResult[]> {
  const suites: (readonly [SuiteName, Runnable])[] = [];
  for (const name of names) suites.push([name, await runnable(name, props)]);
  const onCluster = suites.some(([name, suite]) => 'command' in suite && !withoutCluster.includes(name));
  const cleans = onCluster && !props.variables['E2E_KEEP'];
  const results: SuiteResult[] = [];
  const cleaned = [cleans ? await clean(props) : 0];
  for (const [name, suite] of suites) {
    const began = performance.now();
    results.push(await runOne(name, suite, props));
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    props.say(`${name}: ${seconds} s, limit ${suiteTable[name].minutes} min`);
  }
  cleaned.push(cleans ? await clean(props) : 0);
  return cleaned.every((code) => code === 0) ? results : [...results, failure('clean')];
}

const failure = (name: string): SuiteResult => ({ name, ran: true, passed: 0, failed: 1, skipped: 0 });

async function runOne(name: SuiteName, suite: Runnable, { run, say }: E2eProps): Promise<SuiteResult> {
  if ('why' in suite) return { name, ran: false, why: suite.why };
  if ('command' in suite) return runSuite(run, suite);
  say(`${name}: ${suite.problem}`);
  return failure(name);
}

/** @returns the exit status of what removes the clusters that suites made */
async function clean({ root, run }: E2eProps): Promise<number> {
  const { code } = await run('node', [join(root, 'lib', 'tests', 'e2e', 'lab', 'clean.js')], { echo: true });
  return code;
}
