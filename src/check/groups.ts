/** Findings in groups, the worst and the largest first, each with its count. */
import { severities } from '../policies/severity';
import type { Finding } from './finding';

export const bys = ['rule', 'object', 'file'] as const;
export type By = (typeof bys)[number];

/** Members of a group that are named before the rest is counted. */
const named = 5;

const headOf: Readonly<Record<By, (one: Finding) => string>> = {
  rule: ({ policy, severity }) => `${severity} [${policy}]`,
  object: ({ object }) => object,
  file: ({ file }) => file,
};

const memberOf: Readonly<Record<By, (one: Finding) => string>> = {
  rule: ({ file, line, message, object }) => `${file}:${line}: ${object}: ${message}`,
  object: ({ file, line, message, policy, severity }) => `${file}:${line}: ${severity} [${policy}] ${message}`,
  file: ({ file, line, message, object, policy, severity }) =>
    `${file}:${line}: ${severity} [${policy}] ${object}: ${message}`,
};

/** @returns a line for each group, and below it one for each of its first findings */
export function groupsOf(findings: readonly Finding[], by: By): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const one of findings) {
    const head = headOf[by](one);
    const group = groups.get(head) ?? [];
    group.push(one);
    groups.set(head, group);
  }
  return [...groups]
    .sort(([, one], [, other]) => worst(one) - worst(other) || other.length - one.length)
    .flatMap(([head, group]) => {
      const rest = group.length - named;
      return [
        `${String(group.length).padStart(5)}  ${head}`,
        ...group.slice(0, named).map((one) => `       ${memberOf[by](one)}`),
        ...(rest > 0 ? [`       … and ${rest} more`] : []),
      ];
    });
}

function worst(group: readonly Finding[]): number {
  return Math.min(...group.map(({ severity }) => severities.indexOf(severity)));
}
