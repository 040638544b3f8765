/** A report for people: a line for each finding, which an editor can jump from. */
import type { Finding, Place, Report } from './finding';

/** @returns lines, without their newlines */
export function textOf(report: Report): readonly string[] {
  return [
    ...report.problems.map((one) => printable(`${placeOf(one)}: ${one.message}`)),
    ...report.findings.map((one) =>
      printable(
        `${placeOf(one)}: [${one.policy}] ${one.object}: ${one.message}${one.caused ? ' (by the addition)' : ''}${madeBy(one)}`,
      ),
    ),
    ...(report.exemptions.length > 0 ? [`${count(report.exemptions.length, 'exemption')}; --json lists them`] : []),
    summaryOf(report),
  ];
}

/** `12 findings in 140 objects of 7 files`. */
function summaryOf({ findings, problems, objects, files }: Report): string {
  const unread = problems.length > 0 ? `; ${count(problems.length, 'problem')} with what was to be read` : '';
  return `${count(findings.length, 'finding')} in ${count(objects, 'object')} of ${count(files, 'file')}${unread}`;
}

function placeOf({ file, line, column }: Place): string {
  return `${file}:${line}${column === undefined ? '' : `:${column}`}`;
}

function madeBy({ origin }: Finding): string {
  if (!origin) return '';
  return ` (made by ${origin.construct}${origin.source === undefined ? '' : ` at ${origin.source}`})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Escapes control characters: names come from foreign YAML, and must not move the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
