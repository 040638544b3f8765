/** Posture as text, as Markdown for a pull request, and as JSON. */
import { columns } from '../writing/columns';
import { plural } from '../writing/wording';
import type { Change } from './change';
import { risks } from './change';

export const formats = ['text', 'markdown', 'json'] as const;

export type Format = (typeof formats)[number];

/** A change in what was compared. */
export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
}

export function written(compared: Compared, format: Format): string {
  if (format === 'json') return JSON.stringify(compared, undefined, 2);
  return format === 'markdown' ? markdownOf(compared) : textOf(compared);
}

function summaryOf({ after, before, changes }: Compared): string {
  if (changes.length === 0) return `Nothing changes from ${before} to ${after} in exposure, rights or availability.`;
  const counts = risks
    .map((risk) => [changes.filter((change) => change.risk === risk).length, risk] as const)
    .filter(([count]) => count > 0)
    .map(([count, risk]) => `${count} ${risk}`);
  return `${plural(changes.length, 'change')} from ${before} to ${after}: ${counts.join(', ')}.`;
}

function placesOf({ where = [] }: Change): string {
  return where.length === 0 ? '' : ` (${where.join(', ')})`;
}

function textOf(compared: Compared): string {
  const rows = compared.changes.map((change) => {
    const { object, risk, says, verb } = change;
    return [risk, verb, `${object}: ${says}${placesOf(change)}`];
  });
  return [...columns(rows), ...(rows.length > 0 ? [''] : []), summaryOf(compared)].join('\n');
}

function markdownOf(compared: Compared): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const rows = compared.changes.map((change) => {
    const { object, risk, says, verb } = change;
    return `| ${risk} | ${verb} | ${cell(`\`${object}\``)} | ${cell(`${says}${placesOf(change)}`)} |`;
  });
  const table = rows.length === 0 ? [] : ['', '| risk | it | what | how |', '|---|---|---|---|', ...rows];
  return [summaryOf(compared), ...table].join('\n');
}
