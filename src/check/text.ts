/** A report for people: a line for each finding, which an editor can jump from. */
import { severities } from '../policies/severity';
import type { Finding, Place, Report } from './finding';
import { type By, groupsOf } from './groups';
import { counted } from './note';

/** @param by the findings in groups, each with its count. @default - a line for each @returns lines, without their newlines */
export function textOf(report: Report, by?: By): readonly string[] {
  return [
    ...report.problems.map((one) => printable(`${placeOf(one)}: ${one.message}`)),
    ...(by ? groupsOf(report.findings, by).map(printable) : report.findings.map(lineOf).map(printable)),
    ...(report.exemptions.length > 0 ? [`${counted(report.exemptions.length, 'exemption')}; --json lists them`] : []),
    summaryOf(report),
  ];
}

function lineOf(one: Finding): string {
  const added = one.caused ? ' (by the addition)' : '';
  return `${placeOf(one)}: ${one.severity} [${one.policy}] ${one.object}: ${one.message}${added}${madeBy(one)}`;
}

/** `12 findings (2 errors, 10 warnings) in 140 objects of 7 files`. */
function summaryOf({ findings, problems, objects, files, known = 0, notes }: Report): string {
  const ranks = severities.flatMap((severity) => {
    const number = findings.filter((one) => one.severity === severity).length;
    return number === 0 ? [] : [severity === 'info' ? `${number} info` : counted(number, severity)];
  });
  return [
    `${counted(findings.length, 'finding')}${ranks.length > 0 ? ` (${ranks.join(', ')})` : ''}`,
    ` in ${counted(objects, 'object')} of ${counted(files, 'file')}`,
    known > 0 ? `; ${known} more of the baseline` : '',
    problems.length > 0 ? `; ${counted(problems.length, 'problem')} with what was to be read` : '',
    notes.length > 0 ? `; ${counted(notes.length, 'note')}` : '',
  ].join('');
}

function placeOf({ file, line, column }: Place): string {
  return `${file}:${line}${column === undefined ? '' : `:${column}`}`;
}

function madeBy({ origin }: Finding): string {
  if (!origin) return '';
  return ` (made by ${origin.construct}${origin.source === undefined ? '' : ` at ${origin.source}`})`;
}

/** Escapes control characters: names come from foreign YAML, and must not move the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
