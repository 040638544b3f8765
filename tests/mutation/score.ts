/** Mutation score: killed mutants, survivors, and faults of the tables of expected survivors. */
import type { Described, Expected, ExpectedOfPolicy } from './expected';
import { isExpected } from './expected';
import type { PolicyMutant } from './policies';

/** Killed mutants of all. */
export interface Score {
  readonly killed: number;
  readonly all: number;
}

/** Per cent that must be killed. */
export const bar = 95;

/** One mutant of one object, and its killer. */
export interface Judged extends Described {
  readonly environment: string;
  /** Such as `Deployment api/api`. */
  readonly object: string;
  /** The rule that refuses it. @default - it survives */
  readonly killer?: string;
}

/** Survivors of one sort. */
export interface Survivors {
  readonly kind: string;
  readonly field: string;
  readonly how: string;
  readonly objects: readonly string[];
  readonly reason: string | undefined;
}

export interface DistReport {
  readonly score: Score;
  readonly environments: Readonly<Record<string, Score>>;
  /** The number of mutants that each rule killed first. */
  readonly rules: Readonly<Record<string, number>>;
  readonly survivors: readonly Survivors[];
  /** The number of mutants of fields that guard nothing, by the place in the table. */
  readonly unguarded: readonly number[];
  readonly problems: readonly string[];
}

export interface PolicyReport {
  readonly score: Score;
  /** The number of policies that the API server enforces, and of all. */
  readonly policies: Score;
  readonly survivors: readonly { readonly of: string; readonly says: string; readonly reason: string | undefined }[];
  readonly problems: readonly string[];
}

/** @returns per cent, rounded down to a tenth: 99.96 is not 100 */
export function percent({ all, killed }: Score): number {
  return all === 0 ? 0 : Math.floor((1000 * killed) / all) / 10;
}

export function distReport(
  judged: readonly Judged[],
  unguarded: readonly Expected[],
  explained: readonly Expected[],
): DistReport {
  const places = judged.map((one) => unguarded.findIndex((entry) => isExpected(entry, one)));
  const guarded = judged.filter((_, index) => places[index] === -1);
  const survivors = guarded.filter(({ killer }) => killer === undefined);
  const names = [...new Set(judged.map(({ environment }) => environment))];
  const lists = survivorLists(survivors, explained);
  return {
    score: scoreOf(guarded),
    environments: Object.fromEntries(
      names.map((name) => [name, scoreOf(guarded.filter(({ environment }) => environment === name))]),
    ),
    rules: counted(guarded.flatMap(({ killer }) => killer ?? [])),
    survivors: lists,
    unguarded: unguarded.map((_, place) => places.filter((one) => one === place).length),
    problems: [
      ...unguarded
        .filter((_, place) => !judged.some(({ killer }, index) => killer === undefined && places[index] === place))
        .map(({ field }) => `unguarded ${field}: no mutant of it survives; remove it`),
      ...explained
        .filter((entry) => !survivors.some((one) => isExpected(entry, one)))
        .map(({ field }) => `explained ${field}: no mutant of it survives; remove it`),
      ...lists
        .filter(({ reason }) => reason === undefined)
        .map(({ field, how, kind, objects }) => `${kind} ${field} ${how} survives (${objects.join(', ')})`),
    ],
  };
}

export function policyReport(
  mutants: readonly Pick<PolicyMutant, 'of' | 'says'>[],
  killed: readonly boolean[],
  explained: readonly ExpectedOfPolicy[],
  policies: Score,
): PolicyReport {
  const fits = (entry: ExpectedOfPolicy, { of, says }: Pick<PolicyMutant, 'of' | 'says'>) =>
    entry.of === of && says.includes(entry.says);
  const survivors = mutants
    .filter((_, place) => !killed[place])
    .map(({ of, says }) => ({ of, says, reason: explained.find((entry) => fits(entry, { of, says }))?.reason }));
  return {
    score: { killed: killed.filter(Boolean).length, all: mutants.length },
    policies,
    survivors,
    problems: [
      ...explained
        .filter((entry) => !survivors.some((one) => fits(entry, one)))
        .map(({ of, says }) => `explained ${of} ${says}: it does not survive; remove it`),
      ...survivors.filter(({ reason }) => reason === undefined).map(({ of, says }) => `${of}: ${says} survives`),
    ],
  };
}

function scoreOf(judged: readonly Judged[]): Score {
  return { killed: judged.filter(({ killer }) => killer !== undefined).length, all: judged.length };
}

function survivorLists(survivors: readonly Judged[], explained: readonly Expected[]): readonly Survivors[] {
  const lists = new Map<string, Survivors>();
  for (const one of survivors) {
    const { environment, field, how, kind, object } = one;
    const key = `${kind} ${field} ${how}`;
    const objects = [...(lists.get(key)?.objects ?? []), `${environment}: ${object}`];
    const reason = explained.find((entry) => isExpected(entry, one))?.reason;
    lists.set(key, { kind, field, how, objects, reason });
  }
  return [...lists].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, list]) => list);
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)));
}
