/** General rules in words: a table of all, or everything about one. */
import { columns } from '../../writing/columns';
import type { GeneralRule } from './rule';

/** A general rule as data. */
export type GeneralDescription = Omit<GeneralRule, 'check'> & { readonly rules: 'general' };

export function describeGeneral({ answers, fix, id, severity, title, why }: GeneralRule): GeneralDescription {
  return { rules: 'general', id, severity, title, why, fix, answers };
}

/** A line for each, under a head. */
export function generalTable(all: readonly GeneralDescription[]): string {
  const rows = all.map(({ id, severity, title }) => [id, severity, title]);
  return [
    'General rules, by which npm run check -- PATH judges YAML of others:',
    '',
    columns([['id', 'severity', 'title'], ...rows]).join('\n'),
  ].join('\n');
}

/** Everything about one. */
export function generalPage({ answers, fix, id, severity, title, why }: GeneralDescription): string {
  return [
    `${id}, for YAML of others: ${title}`,
    '',
    `severity ${severity}`,
    `why      ${why}`,
    `fix      ${fix}`,
    `answers  ${answers.length > 0 ? answers.join(', ') : 'no check of the known scanners'}`,
  ].join('\n');
}
