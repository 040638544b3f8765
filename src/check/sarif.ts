/** A report as SARIF 2.1.0, which code scanning takes. */
import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { release } from '../config/versions';
import type { Severity } from '../policies/severity';
import type { Finding, Place, Report } from './finding';
import { type Rule, readableRule } from './rule';

export interface RankedRule extends Rule {
  readonly severity: Severity;
}

/** Levels of SARIF. */
const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
/** Scores by which code scanning shows high, medium and low, as of CVSS. */
const scores = { error: '8.0', warning: '5.0', info: '2.0' } as const;

/** @param rules of which findings may be, in the order of the list */
export function sarifOf({ findings, problems }: Report, rules: readonly RankedRule[]): object {
  const all: readonly RankedRule[] = [...rules, { ...readableRule, severity: 'error' }];
  const places = new Map(all.map(({ id }, place) => [id, place]));
  const result = (rule: string, severity: Severity, place: Place, message: string, logical: object = {}) => ({
    ruleId: rule,
    ruleIndex: places.get(rule) ?? -1,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(place), ...logical }],
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Breakwater', semanticVersion: release, rules: all.map(ruleOf) },
        },
        results: [
          ...problems.map((one) => result(readableRule.id, 'error', one, one.message)),
          ...findings.map((one) => ({
            ...result(
              one.policy,
              one.severity,
              one,
              `${one.object}: ${one.message}${one.caused ? ' (by the addition)' : ''}`,
              {
                logicalLocations: logicalLocations(one),
              },
            ),
            ...relatedLocations(one),
          })),
        ],
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
}

function ruleOf({ id, title, why, fix, answers, severity }: RankedRule): object {
  const how = `${fix.slice(0, 1).toUpperCase()}${fix.slice(1)}.`;
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: how, markdown: `${why}\n\n**${how}**` },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['security', 'kubernetes'],
      precision: 'high',
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
      'security-severity': scores[severity],
      answers: [...answers],
    },
  };
}

function physicalLocation({ file, line, column }: Place): object {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
  };
}

/** The object, and the field in it where the finding is about one. */
function logicalLocations({ object, identity, origin, path }: Finding): readonly object[] {
  const resource = { name: object, fullyQualifiedName: origin?.construct ?? identity, kind: 'resource' };
  return path ? [resource, { name: path, fullyQualifiedName: `${identity}: ${path}`, kind: 'property' }] : [resource];
}

/** The line to change: the one that made the object. */
function relatedLocations({ origin }: Finding): object {
  const [, file, line] = /^(.+):(\d+)$/.exec(origin?.source ?? '') ?? [];
  if (file === undefined) return {};
  const place = { file, line: Number(line) };
  return { relatedLocations: [{ physicalLocation: physicalLocation(place), message: { text: 'made here' } }] };
}

/** Relative to the root, so that code scanning finds the file; absolute only for what is elsewhere. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}
