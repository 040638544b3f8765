/** Posture as text, as Markdown for a pull request, and as JSON. */

import type { Unevaluated } from '../reach/unevaluated';
import { columns } from '../writing/columns';
import { plural, someOf } from '../writing/wording';
import type { Change } from './change';
import { risks } from './change';

export const formats = ['text', 'markdown', 'json'] as const;

export type Format = (typeof formats)[number];

/** A change in what was compared. */
export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
  /** Policies that are not evaluated, and may open what closes here, or close what opens. @default - there are none */
  readonly unless?: readonly Pick<Unevaluated, 'name' | 'because'>[];
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

/** A sentence where connections change, and something that is not evaluated may speak of them. */
function unlessOf({ changes, unless = [] }: Compared): readonly string[] {
  const isOpened = changes.some(({ verb }) => verb === 'opens' || verb === 'closes');
  if (!isOpened || unless.length === 0) return [];
  const names = [...new Set(unless.map(({ name }) => name))];
  return ['', `What opens and closes holds unless ${someOf(names)} says otherwise.`];
}

function placesOf({ where = [] }: Change): string {
  return where.length === 0 ? '' : ` (${where.join(', ')})`;
}

function textOf(compared: Compared): string {
  const rows = compared.changes.map((change) => {
    const { object, risk, says, verb } = change;
    return [risk, verb, `${object}: ${says}${placesOf(change)}`];
  });
  return [...columns(rows), ...(rows.length > 0 ? [''] : []), summaryOf(compared), ...unlessOf(compared)].join('\n');
}

function markdownOf(compared: Compared): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const rows = compared.changes.map((change) => {
    const { object, risk, says, verb } = change;
    return `| ${risk} | ${verb} | ${cell(`\`${object}\``)} | ${cell(`${says}${placesOf(change)}`)} |`;
  });
  const table = rows.length === 0 ? [] : ['', '| risk | it | what | how |', '|---|---|---|---|', ...rows];
  return [summaryOf(compared), ...table, ...unlessOf(compared)].join('\n');
}
