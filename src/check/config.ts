/** The configuration file of a check: rules that are off, severities, exemptions and paths, each with a reason. */
import { posix } from 'node:path';
import { type Severity, severities } from '../policies/severity';
import type { ExemptFinding, Finding, Report } from './finding';

export interface Config {
  readonly severities: ReadonlyMap<string, Severity>;
  readonly exemptions: readonly ConfiguredExemption[];
  /** Files that are not read: globs from the root of the repository. */
  readonly skipped: readonly string[];
}

/** Findings that are meant; what is not said is any. */
export interface ConfiguredExemption {
  readonly rule: string;
  readonly reason: string;
  /** Such as `Deployment shop/web`, with * for any text. */
  readonly object?: string;
  /** The name of a container. */
  readonly container?: string;
  /** A glob. */
  readonly file?: string;
}

export const noConfig: Config = { severities: new Map(), exemptions: [], skipped: [] };

/** A reason shorter than this says nothing. */
const shortest = 20;

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

type Fields = Readonly<Record<string, unknown>>;

/** @param known ids of all rules */
export function configOf(value: unknown, known: readonly string[]): ConfigResult {
  const problems: string[] = [];
  const levels = new Map<string, Severity>();
  const exemptions: ConfiguredExemption[] = [];
  const top = fieldsOf(value ?? {}, 'the file', ['rules', 'exemptions', 'skip'], problems);
  for (const [id, one] of Object.entries(fieldsOf(top['rules'] ?? {}, 'rules', known, problems))) {
    const { ignore, severity } = fieldsOf(one, `rules.${id}`, ['ignore', 'severity'], problems);
    if (ignore !== undefined) exemptions.push({ rule: id, reason: reasonOf(ignore, `rules.${id}.ignore`, problems) });
    const level = severities.find((name) => name === severity);
    if (level) levels.set(id, level);
    else if (severity !== undefined) problems.push(`rules.${id}.severity: write one of ${severities.join(', ')}`);
  }
  for (const [at, one] of listOf(top['exemptions'], 'exemptions', problems).entries()) {
    const where = `exemptions[${at}]`;
    const { reason, rule, ...rest } = fieldsOf(one, where, ['rule', 'reason', 'object', 'container', 'file'], problems);
    if (!known.includes(String(rule))) problems.push(`${where}.rule: there is no rule '${String(rule)}'`);
    const wrong = Object.entries(rest).find(([, text]) => typeof text !== 'string' || text === '');
    if (wrong) problems.push(`${where}.${wrong[0]}: write a text`);
    exemptions.push({ ...rest, rule: String(rule), reason: reasonOf(reason, `${where}.reason`, problems) });
  }
  const skipped = listOf(top['skip'], 'skip', problems).map(String);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, config: { severities: levels, exemptions, skipped } };
}

function fieldsOf(value: unknown, where: string, known: readonly string[], problems: string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(`${where}: write a mapping`);
    return {};
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    const all = known.length < 10 ? `; known: ${known.join(', ')}` : '; names: npm run policies';
    problems.push(`${where}: there is no '${unknown}'${all}`);
  }
  return value as Fields;
}

function listOf(value: unknown, where: string, problems: string[]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) problems.push(`${where}: write a list`);
  return [];
}

function reasonOf(value: unknown, where: string, problems: string[]): string {
  if (typeof value === 'string' && value.trim().length >= shortest) return value.trim();
  problems.push(`${where}: say why, in ${shortest} letters or more`);
  return '';
}

/**
 * The report by the configuration: its severities, and findings that are meant as exemptions.
 *
 * @param from the file of the configuration
 */
export function configured(report: Report, { exemptions, severities: levels }: Config, from = 'configuration'): Report {
  const used = new Set<ConfiguredExemption>();
  const findings: Finding[] = [];
  const excused: ExemptFinding[] = [...report.exemptions];
  for (const one of report.findings) {
    const ranked = { ...one, severity: levels.get(one.policy) ?? one.severity };
    const exemption = exemptions.find((each) => isAbout(each, one));
    if (exemption) {
      used.add(exemption);
      excused.push({ ...ranked, reason: exemption.reason });
    } else findings.push(ranked);
  }
  // A rule that is off for everything may find nothing; an exemption of one thing that finds nothing is old.
  const old = exemptions.filter((one) => !used.has(one) && (one.object ?? one.container ?? one.file) !== undefined);
  const problems = old.map((one) => ({
    file: from,
    line: 1,
    message: `the exemption from '${one.rule}' of ${[one.object, one.container, one.file].filter(Boolean).join(', ')} exempts nothing; remove it or correct it`,
  }));
  return { ...report, findings, exemptions: excused, problems: [...report.problems, ...problems] };
}

function isAbout({ container, file, object, rule }: ConfiguredExemption, finding: Finding): boolean {
  return (
    rule === finding.policy &&
    (object === undefined || patternOf(object, '.*').test(finding.object)) &&
    (container === undefined || container === finding.container) &&
    (file === undefined || isMatch(file, finding.file))
  );
}

/** True where a file is that of a glob: `*` within a folder, `**` in any. */
export function isMatch(glob: string, file: string): boolean {
  return patternOf(posix.normalize(glob).replaceAll('**/', '\0'), '[^/]*').test(posix.normalize(file));
}

function patternOf(text: string, star: string): RegExp {
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^${escaped
      .replaceAll('**', '.*')
      .replace(/(?<!\.)\*/g, star)
      .replaceAll('\0', '(.*/)?')}$`,
  );
}
