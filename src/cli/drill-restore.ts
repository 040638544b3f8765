/** `npm run drill:restore`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { recipientsOf } from '../backups/key';
import { kubectl } from '../cluster/kubectl';
import { type EnvironmentName, environments } from '../config/environments';
import { drill } from '../drills/restore/drill';
import { sentence } from '../drills/restore/report';
import { Timeline } from '../drills/timeline';
import { clock } from '../programs/clock';
import { keyOf } from './backup-key';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface DrillOptions {
  readonly environment: EnvironmentName;
  readonly context?: string;
  readonly key?: string;
  readonly json?: true;
}

export function defineDrillRestore(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('drill:restore')
    .description('drill: restores the newest backup into a database of its own, and proves the users API on it')
    .addOption(environmentOption('whose backup is restored'))
    .option('--context <name>', "another kube context than the environment's")
    .option('--key <file>', 'what opens the backup (default: state/backup-keys/ENVIRONMENT.txt)')
    .option('--json', 'the result as JSON; progress goes to standard error')
    .addHelpText(
      'after',
      `
Brings the key into the namespace restore-drill, runs the Job of its CronJob, and takes key, Job and restored data away
again. A Job of the schedule that waits for a key gets it. Exit status 1: the newest backup could not be proven.`,
    )
    .action((options: DrillOptions) => restoreDrill(props, options, finish));
}

async function restoreDrill(props: PipelineProps, options: DrillOptions, finish: Finish): Promise<void> {
  const { err, out, root, run } = props;
  const { environment, json, key } = options;
  const file = key ?? join(root, keyOf(environment));
  const recipients = await recipientsOf(file);
  if (!recipients.ok) return finish('drill:restore', recipients.problem);
  const timeline = new Timeline((line) => (json ? err : out)(`${line}\n`));
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const done = await drill({
      kubectl: kubectl(run, options.context ?? environments[environment].context),
      clock,
      timeline,
      key: readFileSync(file, 'utf8'),
      job: `restore-drill-${Date.now().toString(36)}`,
      signal: stop.signal,
    });
    if (!done.ok) return finish('drill:restore', done.problem);
    out(
      json
        ? `${JSON.stringify({ environment, ...done.value, moments: timeline.moments }, undefined, 2)}\n`
        : `${sentence(done.value, done.value.rtoSeconds)}\n`,
    );
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
