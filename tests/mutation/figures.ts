/** The figures of a run, for a terminal, the README and a page. */
import { table } from '../../src/pipeline/pages/markdown';
import type { PolicyMutant } from './policies';
import type { Unguarded } from './unguarded';
import { unguarded } from './unguarded';
import type { Judged, Survivor } from './worker';

export interface Score {
  readonly of: string;
  readonly mutants: number;
  readonly killed: number;
  /** Per cent, rounded down to one digit. */
  readonly score: number;
}

export interface Figures {
  readonly scores: readonly Score[];
  readonly survivors: { readonly policies: readonly string[]; readonly dist: readonly string[] };
  /** Mutants of fields that nothing guards, by reason. */
  readonly unguarded: readonly { readonly reason: string; readonly mutants: number }[];
  /** Reasons that no mutant needs. */
  readonly stale: readonly string[];
  readonly text: string;
}

export function figuresOf(
  ofPolicies: readonly (PolicyMutant & { readonly killed: boolean })[],
  ofDist: readonly Judged[],
): Figures {
  const all = ofDist.flatMap(({ survivors }) => survivors);
  const guarded = all.filter((one) => !unguarded.some((entry) => isCovered(entry, one)));
  const mutants = ofDist.reduce((sum, one) => sum + one.mutants, 0) - (all.length - guarded.length);
  const killed = ofPolicies.filter((one) => one.killed).length;
  const scores = [score('policies', ofPolicies.length, killed), score('dist', mutants, mutants - guarded.length)];
  const reasons = unguarded.map((entry) => ({
    reason: entry.reason,
    mutants: all.filter((one) => unguarded.find((other) => isCovered(other, one)) === entry).length,
  }));
  const survivors = {
    policies: ofPolicies.filter((one) => !one.killed).map(({ of, says }) => `${of}: ${says}`),
    dist: grouped(guarded),
  };
  return {
    scores,
    survivors,
    unguarded: reasons.filter((one) => one.mutants > 0),
    stale: reasons.filter((one) => one.mutants === 0).map(({ reason }) => reason),
    text: [
      ...scores.map((one) => `${one.of.padEnd(10)} ${one.killed} of ${one.mutants} mutants killed, ${one.score} %`),
      '',
      'survivors:',
      ...[...survivors.policies, ...survivors.dist].map((line) => `  ${line}`),
    ].join('\n'),
  };
}

/** The table of the README. */
export function block({ scores }: Figures): string {
  return table(
    ['mutants of', 'killed', 'of', 'score'],
    scores.map((one) => [one.of, one.killed, one.mutants, `${one.score} %`]),
  );
}

export function page(figures: Figures): string {
  return `${[
    '# Mutation',
    '',
    '<!-- Made by `npm run mutate` from the code: change the code, not this page. -->',
    '',
    'A mutant of a policy says less than the policy: no violation, one sentence less, CEL `true`, a part of its CEL left out. One of the examples must notice, in either engine. A mutant of dist is an object with one field dropped, changed or added; a policy or the declared flows must refuse it. The policies that are objects themselves are left out of the second: their text is that of the first.',
    '',
    block(figures),
    '',
    '## Survivors',
    'They are counted as not killed. Most are equal to what they were made from: a part of an expression that another part implies, a value that the API server fills in.',
    '',
    ...[...figures.survivors.policies, ...figures.survivors.dist].map((line) => `- ${line.replaceAll('|', '\\|')}`),
    '',
    '## Fields that nothing guards',
    'They are not counted, each for its reason.',
    '',
    table(
      ['reason', 'mutants'],
      figures.unguarded.map((one) => [one.reason, one.mutants]),
    ),
  ].join('\n')}\n`;
}

function isCovered({ field, how }: Unguarded, survivor: Survivor): boolean {
  return field.test(survivor.field) && (how?.test(survivor.how) ?? true);
}

function score(of: string, mutants: number, killed: number): Score {
  return { of, mutants, killed, score: mutants === 0 ? 0 : Math.floor((killed / mutants) * 1000) / 10 };
}

/** One line for each field and change, with how many objects have it. */
function grouped(survivors: readonly Survivor[]): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const { environment, field, how, object } of survivors) {
    const key = `${field}: ${how}`;
    lines.set(key, [...(lines.get(key) ?? []), `${environment} ${object}`]);
  }
  return [...lines]
    .map(([key, where]) => `${key} (${where.length}: ${where[0]}${where.length > 1 ? ', …' : ''})`)
    .sort();
}
