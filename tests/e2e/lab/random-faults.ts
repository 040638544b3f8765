/** Faults by chance, the same for the same seed. */
import * as fc from 'fast-check';
import { freeze, kill, partition, pause, recovered, terminate } from './faults';
import { type MemberName, type Members, memberNames } from './members';

/** Kinds that need no node, and how each is done. */
const kinds = {
  'kill -9': (member: MemberName) => kill(member),
  SIGTERM: (member: MemberName) => terminate(member),
  'step-down': async (member: MemberName, _seconds: number, members: Members) => {
    await members.stepDown(member);
  },
  'partition from members': (member: MemberName, seconds: number) => partition(member, 'members', seconds),
  'partition from all': (member: MemberName, seconds: number) => partition(member, 'all', seconds),
  SIGSTOP: (member: MemberName, seconds: number) => freeze(member, seconds),
} as const;

export type Kind = keyof typeof kinds;

export interface Fault {
  readonly kind: Kind;
  /** Two in three befall the primary; the others a member by its number, whatever it is. */
  readonly member: 'primary' | number;
  /** How long, where it lasts. */
  readonly seconds: number;
}

/** @returns so many, each time the same ones */
export function plan(seed: number, count: number): readonly Fault[] {
  const one = fc.record({
    kind: fc.constantFrom(...(Object.keys(kinds) as readonly Kind[])),
    member: fc.oneof(
      { weight: 2, arbitrary: fc.constant('primary' as const) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: memberNames.length - 1 }) },
    ),
    seconds: fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10),
  });
  return fc.sample(one, { seed, numRuns: count });
}

/** One fault, and the time until the set is whole again. */
export async function befall({ kind, member, seconds }: Fault, members: Members): Promise<void> {
  const primary = await recovered(members);
  const isPrimarys = member === 'primary' || kind === 'step-down';
  await kinds[kind](isPrimarys ? primary : (memberNames[member] ?? primary), seconds, members);
  // Members notice it by their next answer.
  await pause(1);
}
