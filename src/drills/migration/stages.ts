/** The stages of a migration as data: what each deploys to which cluster, and when the front door's name leads elsewhere. */
import type { MoveStage } from '../../config/move';

/** `switch`: the front door's name leads to the new cluster; `alone`: one cluster has all, as if there had never been two. */
export type StepName = MoveStage | 'switch' | 'alone';

/** Without a route, by a backup: the callers wait meanwhile. */
export type BackupStepName = 'freeze' | 'backup' | 'thaw' | 'restore' | 'serve' | 'switch';

export interface Step<Name extends string = StepName | BackupStepName> {
  readonly name: Name;
  /** Which way: towards the new cluster, or back to the old one. */
  readonly way: 'forward' | 'back';
  readonly says: string;
}

const says: Readonly<Record<StepName, string>> = {
  follow: 'the new members copy, without a vote',
  vote: 'two of the new members vote, the old ones lead',
  lead: 'the new members lead',
  switch: 'the name of the front door leads to the new cluster',
  leave: 'the old members are out',
  alone: 'the new cluster is alone',
};

const waysBack: Readonly<Record<StepName, string>> = {
  ...says,
  switch: 'the name of the front door leads to the old cluster again',
  alone: 'the old cluster is alone again',
};

/** All the way. */
export const forward: readonly Step<StepName>[] = (['follow', 'vote', 'lead', 'switch', 'leave', 'alone'] as const).map(
  (name) => ({ name, way: 'forward', says: says[name] }),
);

/**
 * The way back from each stage, but the last. Until the new members lead, one deploy of the old values is enough. From then
 * on the old ones have to lead first: without `move` no member of the old cluster reaches the primary, and writes stop.
 */
export const wayBack: Readonly<Record<Exclude<StepName, 'alone'>, readonly Step<StepName>[]>> = {
  follow: back('alone'),
  vote: back('alone'),
  lead: back('vote', 'alone'),
  switch: back('switch', 'vote', 'alone'),
  leave: back('lead', 'switch', 'vote', 'alone'),
};

function back(...names: readonly StepName[]): readonly Step<StepName>[] {
  return names.map((name) => ({ name, way: 'back', says: waysBack[name] }));
}

/** Forward to each stage and back from it. */
export function aborts(): readonly (readonly Step<StepName>[])[] {
  return (['follow', 'vote', 'lead', 'switch', 'leave'] as const).map((last) => [
    ...forward.slice(0, forward.findIndex(({ name }) => name === last) + 1),
    ...wayBack[last],
  ]);
}
