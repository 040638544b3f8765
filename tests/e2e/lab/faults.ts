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

/** Packets between a member and others vanish. @param from the other members alone, or everything */
export async function partition(member: MemberName, from: 'members' | 'all', seconds: number): Promise<void> {
  const mongod = await find(member);
  const others = await Promise.all(memberNames.filter((name) => name !== member).map(addressOf));
  await cut(mongod, from === 'all' ? undefined : others);
  try {
    await pause(seconds);
  } finally {
    await heal(mongod);
  }
}

function addressOf(member: MemberName): Promise<string> {
  return must('get', 'pod', member, '--namespace=mongo', '--output=jsonpath={.status.podIP}');
}

interface Pod {
  readonly metadata: { readonly name: string };
  readonly status: {
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
