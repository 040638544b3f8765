/** The other way: no route between the clusters. Writes are frozen, a backup is carried over, and the name follows. */
import { rmSync } from 'node:fs';
import { bring } from '../../backups/brought-secret';
import { jobEnd } from '../../cluster/job-end';
import { recipients } from '../../config/backup-secrets';
import type { Run } from '../../programs/run';
import { StageProblem } from '../problem';
import { carryIn, takeOut } from './carried-backup';
import { check, type Migrated, type MigrationDrill, type Taken } from './drill';
import type { Step } from './stages';

export interface BackupDrill extends MigrationDrill {
  readonly run: Run;
  /** An identity of age and its public half: made for the drill. */
  readonly key: { readonly identity: string; readonly recipient: string };
  /** The image `mongo-backup`. */
  readonly image: string;
}

/** A port of this machine for the tunnel. */
const tunnel = 27_117;

/** Seconds for a backup: the start of a pod and a dump. */
const patience = 300;

/** @throws StageProblem */
export async function migrateByBackup(drill: BackupDrill): Promise<Migrated> {
  const { from, key, to, writer } = drill;
  const steps: Taken[] = [];
  const take = async (route: string, name: Step['name'], says: string, work: () => Promise<void>) => {
    steps.push(await taken(drill, route, { name, way: 'forward', says }, work));
  };
  const freeze = () => scale(drill, 0);
  const thaw = async () => {
    await scale(drill, 3);
    await check(drill, from);
  };
  try {
    const brought = await bring(from.kubectl, recipients, `${key.recipient}\n`);
    if (!brought.ok) throw new StageProblem(brought.problem.message);
    await take('abort', 'freeze', 'no instance of the API writes', freeze);
    await take('abort', 'backup', 'a backup of all that was acknowledged', () => backUp(drill, 'migration-abort'));
    await take('abort', 'thaw', 'the old cluster serves again', thaw);
    await take('there', 'freeze', 'no instance of the API writes', freeze);
    await take('there', 'backup', 'a backup of all that was acknowledged', () => backUp(drill, 'migration'));
    await take('there', 'restore', 'the new cluster has what the backup has', () => restore(drill));
    await take('there', 'serve', 'the API of the new cluster runs on it', async () => {
      await to.applyRest();
      await to.serves(300);
      await check(drill, to);
    });
    await take('there', 'switch', 'the name of the front door leads to the new cluster', () =>
      drill.door.change(to.door),
    );
  } finally {
    await writer.stop();
  }
  drill.timeline.note('the writer stops; writes of unknown fate are repeated, and all are looked for');
  return { steps, kept: await writer.kept() };
}

async function taken(
  { clock, timeline, writer }: MigrationDrill,
  route: string,
  step: Step,
  work: () => Promise<void>,
): Promise<Taken> {
  const began = clock.now();
  await work();
  const ended = clock.now();
  const seconds = (ended - began) / 1000;
  timeline.note(`${route}: ${step.name}: ${step.says} (${seconds.toFixed(1)} s)`);
  return { route, step, seconds, ...writer.since(began, ended) };
}

/** Writes are frozen where nothing writes: the autoscaler leaves 0 alone. */
async function scale({ from }: BackupDrill, replicas: number): Promise<void> {
  const scaled = await from.kubectl.scale('api', 'api', replicas);
  if (!scaled.ok) throw new StageProblem(`${from.name}: ${scaled.problem.message}`);
}

async function backUp({ clock, from }: BackupDrill, name: string): Promise<void> {
  const namespace = 'mongo-backup';
  const made = await from.kubectl.createJob(name, 'mongo-backup', namespace);
  if (!made.ok) throw new StageProblem(made.problem.message);
  const end = await jobEnd(from.kubectl, clock, { namespace, seconds: patience }, name);
  if (end !== 'Complete') throw new StageProblem(`the job ${namespace}/${name} made no backup`);
}

async function restore({ from, image, key, run, to }: BackupDrill): Promise<void> {
  const folder = await takeOut(from.kubectl);
  try {
    await carryIn({ run, to, folder, key: key.identity, image, port: tunnel });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
