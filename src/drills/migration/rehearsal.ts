/** The rehearsal of a migration: two clusters are made, what they need of each other is brought, and the drill runs. */
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Environment, Minikube } from '../../config/environment';
import { environments } from '../../config/environments';
import { services } from '../../config/services';
import { ownImages } from '../../images/own-images';
import { credentials } from '../caller-certificate';
import { type MachineProps, must } from '../machine';
import { StageProblem } from '../problem';
import type { Timeline } from '../timeline';
import { UsersCaller } from '../users-caller';
import { UsersWriter } from '../users-writer';
import { migrateByBackup } from './by-backup';
import { MovingCluster } from './cluster';
import { type Migrated, type MigrationDrill, migrate } from './drill';
import { FrontDoorName } from './front-door-name';
import { shareAuthorities, shareNames } from './neighbours';

/** The drill's own profiles and contexts, the Services of their members, and the ports of their front doors. */
export const clusters = [
  { profile: 'breakwater-move-a', service: 'mongo', ports: { http: 18180, https: 18543 } },
  { profile: 'breakwater-move-b', service: 'mongo-b', ports: { http: 18280, https: 18643 } },
] as const;

/** Whose values both clusters have. */
const { lab } = environments;

/** Users that are created in a second. */
export const rate = 20;

/** How the database moves: as members of one replica set, which needs a route, or by a backup. */
export type Way =
  | {
      readonly by: 'replica-set';
      /** The program that routes nodes and pods of two profiles to each other. */
      readonly join: string;
      /** Whether each stage is gone back from before the whole way is gone. */
      readonly aborts: boolean;
    }
  | { readonly by: 'backup' };

export interface Rehearsal extends Pick<MachineProps, 'clock' | 'minikube' | 'root' | 'run' | 'settings'> {
  readonly timeline: Timeline;
  readonly way: Way;
  /** Whether both clusters are there already, as another run has kept them. */
  readonly found: boolean;
  /** Whether they stay. */
  readonly keep: boolean;
}

/** @throws StageProblem */
export async function rehearse(props: Rehearsal): Promise<Migrated> {
  const [from, to] = clusters.map((one) => moving(props, one)) as [MovingCluster, MovingCluster];
  const { found, keep, timeline } = props;
  try {
    timeline.begin(found ? 'both clusters are taken up' : `a cluster '${from.name}' is made`);
    await (found ? from.found() : from.make());
    await from.apply({});
    await from.settled();
    await from.serves(300);
    timeline.note(`${from.name} serves`);
    await (found ? to.found() : to.make());
    await to.write({});
    await to.prepare();
    await shareAuthorities(from.kubectl, to.kubectl);
    timeline.note(`a cluster '${to.name}' is there, with the authorities of '${from.name}'`);
    return await (props.way.by === 'backup' ? byBackup(props, from, to) : byReplicaSet(props, props.way, from, to));
  } finally {
    if (!keep) await Promise.all([from.delete(), to.delete()]);
  }
}

function moving(
  { clock, minikube, root, run, settings }: Rehearsal,
  { ports, profile, service }: (typeof clusters)[number],
): MovingCluster {
  const frontDoor = { ...lab.frontDoor, entry: { kind: 'loopback', ...ports } as const };
  const environment = { ...lab, frontDoor } as Environment & { readonly cluster: Minikube };
  return new MovingCluster({ clock, minikube, root, run, settings, profile, environment, service });
}

async function byReplicaSet(
  props: Rehearsal,
  { aborts, join }: Way & { readonly by: 'replica-set' },
  from: MovingCluster,
  to: MovingCluster,
): Promise<Migrated> {
  const [here, there] = [await from.network(), await to.network()];
  if (here === there)
    throw new StageProblem(`pods of both clusters are in ${here}, so that no route can tell them apart`);
  await must(props.run, join, [from.name, to.name]);
  await shareNames(from, to, props.clock);
  props.timeline.note('both are joined, and know the names of each other');
  return migrate({ ...(await play(props, from, to)), networks: { [from.name]: here, [to.name]: there } }, aborts);
}

async function byBackup(props: Rehearsal, from: MovingCluster, to: MovingCluster): Promise<Migrated> {
  // Its API would begin the collections that the backup has.
  await to.apply({}, ['api', 'client']);
  await to.settled();
  props.timeline.note(`${to.name} has an empty replica set of its own`);
  const identity = await generateX25519Identity();
  const key = { identity, recipient: await identityToRecipient(identity) };
  const image = ownImages(to.objects(), lab.images.own).find(({ name }) => name === 'mongo-backup')?.reference;
  if (image === undefined) throw new StageProblem('no object of lab runs the image mongo-backup');
  return migrateByBackup({ ...(await play(props, from, to)), networks: {}, run: props.run, key, image });
}

/** The writer begins. */
async function play({ clock, timeline }: Rehearsal, from: MovingCluster, to: MovingCluster) {
  const host = `${services.api.host}.${lab.frontDoor.domain}`;
  const caller = await credentials(from.kubectl, clock, 'migration-caller');
  const door = new FrontDoorName(from.door, clock);
  const writer = new UsersWriter(new UsersCaller(host, () => door.resolve(), caller), clock, rate);
  timeline.begin(`the writer begins: ${rate} users a second`);
  const callerOf: MigrationDrill['callerOf'] = (cluster) => new UsersCaller(host, () => cluster.door, caller);
  return { clock, timeline, from, to, door, writer, callerOf };
}
