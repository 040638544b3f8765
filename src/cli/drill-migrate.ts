/** `npm run drill:migrate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { lab } from '../config/environments/lab';
import { clusters, rate, rehearse, type Way } from '../drills/migration/rehearsal';
import { report, shortcomings } from '../drills/migration/report';
import { StageProblem } from '../drills/problem';
import { Timeline } from '../drills/timeline';
import { clock } from '../programs/clock';
import { failure, type Result, success } from '../programs/result';
import { variables as names, readSettings } from '../stacks/settings';
import type { Finish, PipelineProps } from './props';

interface MigrateOptions {
  readonly by: Way['by'];
  readonly join?: string;
  readonly aborts: boolean;
  readonly withoutDigests?: true;
  readonly found?: true;
  readonly keep?: true;
  readonly json?: true;
}

export function defineDrillMigrate(program: Command, props: PipelineProps, finish: Finish): void {
  const [{ profile: from }, { profile: to }] = clusters;
  program
    .command('drill:migrate')
    .description(
      'drill: the database moves to another cluster and back, while users are created through the front door',
    )
    .addOption(new Option('--by <way>', 'how it moves').choices(['replica-set', 'backup']).default('replica-set'))
    .option('--join <command>', 'program that routes nodes and pods of two profiles to each other: COMMAND A B')
    .option('--no-aborts', 'go there and back only, without going back from each stage first')
    .option('--without-digests', 'take base images of our builds by name')
    .option('--found', 'take up both clusters as another run has kept them')
    .option('--keep', 'keep both clusters afterwards')
    .option('--json', 'the result as JSON; progress goes to standard error')
    .addHelpText(
      'after',
      `
Makes two minikubes, '${from}' and '${to}', with the values of lab, which are deleted first and last. By replica
set, the new members join the old ones, get votes, lead, and the old ones leave; before that each stage is gone back
from. By backup, for clusters without a route, writes are frozen, a backup is carried over, and the name follows.
${rate} users a second are created meanwhile: none may be lost or be there twice. The report is written into
state/migrations. It takes about half an hour, by backup ten minutes.`,
    )
    .action((options: MigrateOptions) => drill(props, options, finish));
}

async function drill(props: PipelineProps, options: MigrateOptions, finish: Finish): Promise<void> {
  const { err, minikube, out, root, run, variables } = props;
  const { found = false, json, keep = false } = options;
  const way = wayOf(options);
  if (!way.ok) return finish('drill:migrate', way.problem);
  const read = readSettings(lab, { ...variables, ...(options.withoutDigests ? { [names.bases]: 'by-name' } : {}) });
  if (!read.ok) return finish('drill:migrate', { reason: 'usage', message: read.problems.join('\n') });
  const { settings } = read;
  const timeline = new Timeline((line) => (json ? err : out)(`${line}\n`));
  try {
    const rehearsal = { root, run, clock, minikube, settings, timeline, way: way.value, found, keep };
    const result = await rehearse(rehearsal);
    const problems = shortcomings(result, way.value.by);
    const file = join(root, 'state', 'migrations', `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `# Migration by ${way.value.by}\n\n${report(result)}\n`);
    if (json) out(`${JSON.stringify({ ...result, moments: timeline.moments, problems }, undefined, 2)}\n`);
    else out(`\n${report(result)}\nreport: ${relative(root, file)}\n`);
    if (problems.length > 0) finish('drill:migrate', { reason: 'failed', message: problems.join('\n') });
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error;
    finish('drill:migrate', { reason: 'failed', message: error.message });
  }
}

function wayOf({ aborts, by, join: command }: MigrateOptions): Result<Way> {
  if (by === 'backup')
    return command === undefined
      ? success({ by })
      : failure(
          'usage',
          '--join: clusters that are joined move by replica-set; leave it out, or leave out --by backup',
        );
  return command === undefined
    ? failure('usage', '--join: name the program that routes the two clusters to each other, or use --by backup')
    : success({ by, join: command, aborts });
}
