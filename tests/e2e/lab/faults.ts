/** Faults of the replica set's members, each bounded in time and undone by itself. */
import { list, must } from './kubectl';
import { type MemberName, type Members, memberNames } from './members';
import { cut, find, heal, signal } from './mongod';

export const pause = (seconds: number) => new Promise<void>((next) => setTimeout(next, seconds * 1000));

/** kill -9 of mongod: no step-down, no last words. */
export async function kill(member: MemberName): Promise<void> {
  await signal(await find(member), 'KILL');
}

/** SIGTERM, and SIGKILL after the grace period of the pod. */
export async function terminate(member: MemberName): Promise<void> {
  await must('delete', 'pod', member, '--namespace=mongo', '--wait=false');
}

/** Stopped and continued: nothing is closed, nothing answers. */
export async function freeze(member: MemberName, seconds: number): Promise<void> {
  const mongod = await find(member);
  await signal(mongod, 'STOP');
  try {
    await pause(seconds);
  } finally {
    await signal(mongod, 'CONT');
  }
}

/**
 * The packets that vanish: between a member and the `members`, so that clients reach both sides; then also between the others and
 * `clients`, every instance of the API, or one `client`, so that these reach that member alone; or between it and `all`.
 */
export type Cut = 'members' | 'clients' | 'client' | 'all';

/** Cuts a member off, and joins it again. Nothing is refused or closed: packets are dropped. */
export function partition(member: MemberName, what: Cut, seconds: number): Promise<void> {
  return whileCut(member, what, () => pause(seconds));
}

/**
 * Cuts a primary off, with one instance of the API beside it, and pauses it: when it goes on it is still the primary in its
 * own eyes, and has reads before it that were sent after others had acknowledged writes.
 */
export function oversleep(member: MemberName, seconds: number): Promise<void> {
  return whileCut(member, 'client', async () => {
    await freeze(member, seconds);
    await pause(3);
  });
}

async function whileCut(member: MemberName, what: Cut, work: () => Promise<void>): Promise<void> {
  const one = await find(member);
  const others = await Promise.all(memberNames.filter((name) => name !== member).map(find));
  const clients = what === 'clients' || what === 'client' ? await instances() : [];
  const dropped = [one.address, ...(what === 'client' ? clients.slice(0, 1) : clients)];
  const mongods = what === 'all' ? [one] : others;
  await Promise.all(mongods.map((mongod) => cut(mongod, what === 'all' ? undefined : dropped)));
  try {
    await work();
  } finally {
    await Promise.all(mongods.map(heal));
  }
}

/** Addresses of the instances of the API. */
async function instances(): Promise<readonly string[]> {
  const pods = await list<Pod>('pods', '--namespace=api', '--selector=app.kubernetes.io/name=api');
  return pods.flatMap(({ status: { podIP } }) => podIP ?? []);
}

interface Pod {
  readonly metadata: { readonly name: string };
  readonly status: {
    readonly podIP?: string;
    readonly containerStatuses?: readonly { readonly state: { readonly waiting?: { readonly reason?: string } } }[];
  };
}

/**
 * Waits until there are a primary and two secondaries. A container that was killed often waits up to five minutes until it
 * is started again: its pod is made anew, as an operator would.
 */
export async function recovered(members: Members): Promise<MemberName> {
  const end = performance.now() + 180_000;
  for (;;) {
    try {
      return await members.whole(5);
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    for (const { metadata, status } of await list<Pod>('pods', '--namespace=mongo')) {
      const isWaiting = status.containerStatuses?.some(({ state }) => state.waiting?.reason === 'CrashLoopBackOff');
      if (isWaiting) await must('delete', 'pod', metadata.name, '--namespace=mongo', '--wait=false');
    }
  }
}
