/** `npm run drill:migrate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Environment, Minikube } from '../config/environment';
import { environments } from '../config/environments';
import { services } from '../config/services';
import { credentials } from '../drills/caller-certificate';
import { must } from '../drills/machine';
import { MovingCluster } from '../drills/migration/cluster';
import { type MigrationDrill, migrate } from '../drills/migration/drill';
import { FrontDoorName } from '../drills/migration/front-door-name';
import { shareAuthorities, shareNames } from '../drills/migration/neighbours';
import { report, shortcomings } from '../drills/migration/report';
import { StageProblem } from '../drills/problem';
import { Timeline } from '../drills/timeline';
import { UsersCaller } from '../drills/users-caller';
import { UsersWriter } from '../drills/users-writer';
import { clock } from '../programs/clock';
import type { Reason } from '../programs/result';
import { variables as names, readSettings } from '../stacks/settings';
import type { Finish, PipelineProps } from './props';

/** The drill's own profiles and contexts, the Services of their members, and the ports of their front doors. */
const clusters = [
  { profile: 'breakwater-move-a', service: 'mongo', ports: { http: 18180, https: 18543 } },
  { profile: 'breakwater-move-b', service: 'mongo-b', ports: { http: 18280, https: 18643 } },
] as const;

/** Whose values both clusters have. */
const { lab } = environments;

/** Users that are created in a second. */
const rate = 20;

interface MigrateOptions {
  readonly join: string;
  readonly aborts: boolean;
  readonly withoutDigests?: true;
  readonly keep?: true;
  readonly found?: true;
  readonly json?: true;
}

export function defineDrillMigrate(program: Command, props: PipelineProps, finish: Finish): void {
  program
    .command('drill:migrate')
    .description(
      'drill: the database moves to another cluster and back, while users are created through the front door',
    )
    .requiredOption('--join <command>', 'program that routes nodes and pods of two profiles to each other: COMMAND A B')
    .option('--no-aborts', 'go there and back only, without going back from each stage first')
    .option('--without-digests', 'take base images of our builds by name')
    .option('--keep', 'keep both clusters afterwards')
    .option('--found', 'take up both clusters as another run has kept them')
    .option('--json', 'the result as JSON; progress goes to standard error')
    .addHelpText(
      'after',
      `
Makes two minikubes, '${clusters[0].profile}' and '${clusters[1].profile}', with the values of lab, which are deleted first and last. The new
members join the old replica set, get votes, lead, and the old ones leave; before that each stage is gone back from.
${rate} users a second are created meanwhile: none may be lost or be there twice. The report is written into
state/migrations. It takes about half an hour, 20 minutes of it with both clusters up.`,
    )
    .action((options: MigrateOptions) => drill(props, options, finish));
}

async function drill(props: PipelineProps, options: MigrateOptions, finish: Finish): Promise<void> {
  const { err, out, root, run, variables } = props;
  const fail = (message: string, reason: Reason) => finish('drill:migrate', { reason, message });
  const read = readSettings(lab, { ...variables, ...(options.withoutDigests ? { [names.bases]: 'by-name' } : {}) });
  if (!read.ok) return fail(read.problems.join('\n'), 'usage');
  const { settings } = read;
  const timeline = new Timeline((line) => (options.json ? err : out)(`${line}\n`));
  const [from, to] = clusters.map(({ ports, profile, service }) => {
    const frontDoor = { ...lab.frontDoor, entry: { kind: 'loopback', ...ports } as const };
    const environment = { ...lab, frontDoor } as Environment & { readonly cluster: Minikube };
    return new MovingCluster({ ...props, clock, settings, profile, environment, service });
  }) as [MovingCluster, MovingCluster];
  try {
    timeline.begin(`a cluster '${from.name}' is made`);
    if (!options.found) await from.make();
    await from.apply({});
    await from.settled();
    await from.serves(300);
    timeline.note(`${from.name} serves`);
    if (!options.found) await to.make();
    timeline.note(`a cluster '${to.name}' is there, with nothing of ours`);
    await must(run, options.join, [from.name, to.name]);
    await to.prepare();
    await shareAuthorities(from.kubectl, to.kubectl);
    await shareNames(from, to, clock);
    timeline.note('both are joined, with one authority and the names of each other');
    const result = await migrate(await play(from, to, timeline), options.aborts);
    const problems = shortcomings(result);
    const file = join(root, 'state', 'migrations', `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `# Migration\n\n${report(result)}\n`);
    if (options.json) out(`${JSON.stringify({ ...result, moments: timeline.moments, problems }, undefined, 2)}\n`);
    else out(`\n${report(result)}\nreport: ${relative(root, file)}\n`);
    if (problems.length > 0) fail(problems.join('\n'), 'failed');
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error;
    fail(error.message, 'failed');
  } finally {
    if (!options.keep) await Promise.all([from.delete(), to.delete()]);
  }
}

/** The writer begins. */
async function play(from: MovingCluster, to: MovingCluster, timeline: Timeline): Promise<MigrationDrill> {
  const networks = { [from.name]: await from.network(), [to.name]: await to.network() };
  if (networks[from.name] === networks[to.name])
    throw new StageProblem(`pods of both clusters are in ${networks[to.name]}, so that no route can tell them apart`);
  const host = `${services.api.host}.${lab.frontDoor.domain}`;
  const caller = await credentials(from.kubectl, clock, 'migration-caller');
  const door = new FrontDoorName(from.door, clock);
  const writer = new UsersWriter(new UsersCaller(host, () => door.resolve(), caller), clock, rate);
  timeline.begin(`the writer begins: ${rate} users a second`);
  const callerOf = (cluster: MovingCluster) => new UsersCaller(host, () => cluster.door, caller);
  return { clock, timeline, from, to, networks, door, writer, callerOf };
}
