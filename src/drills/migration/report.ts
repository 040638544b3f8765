/** The report of a migration: what each step took, what callers saw, and what is wrong with it. */
import { table } from '../../writing/markdown';
import type { Migrated, Taken } from './drill';
import type { Way } from './rehearsal';

/** Seconds without an acknowledged write that a step may cost. */
export const longest = 5;

/** @returns what keeps the migration from having passed, a sentence each; by backup, callers wait as long as it takes */
export function shortcomings({ kept, steps }: Migrated, by: Way['by']): readonly string[] {
  const { missing, twice } = kept;
  const slow = by === 'backup' ? [] : steps.filter(({ gap }) => gap > longest);
  return [
    ...(missing.length > 0 ? [`${missing.length} acknowledged users are missing, ${missing[0]} among them`] : []),
    ...(twice.length > 0 ? [`${twice.length} users are there twice, ${twice[0]} among them`] : []),
    ...slow.map(
      ({ gap, route, step }) =>
        `${route}, ${step.name}: ${gap.toFixed(1)} s without an acknowledged write; ${longest} s are allowed`,
    ),
  ];
}

/** For people. */
export function report({ kept, steps }: Migrated): string {
  const { acknowledged, gap, missing, repeated, sent, twice } = kept;
  return [
    table(['route', 'step', 'seconds', 'gap', 'acknowledged', 'others'], steps.map(row)),
    '',
    `${sent} writes: ${acknowledged} acknowledged, ${repeated} repeated with their keys; ${missing.length} missing, ${twice.length} there twice; longest gap ${gap.toFixed(1)} s`,
  ].join('\n');
}

function row({ acknowledged, gap, refused, route, seconds, step }: Taken): readonly string[] {
  const others = Object.entries(refused).map(([answer, times]) => `${answer} ${times}`);
  return [route, step.name, seconds.toFixed(1), gap.toFixed(1), String(acknowledged), others.join(', ')];
}
