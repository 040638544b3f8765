/** A baseline: the findings of a day, so that only what is new since then fails. */
import type { Finding, Report } from './finding';

/** How often a rule is broken at a field of an object; lines and files may move. */
export type Baseline = ReadonlyMap<string, number>;

interface Entry {
  readonly rule: string;
  readonly object: string;
  readonly path: string;
  readonly count: number;
}

/** @returns the text of a baseline with the findings of a report */
export function baselineOf({ findings }: Report): string {
  const counts = new Map<string, number>();
  for (const one of findings) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const entries = [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, count]): Entry => {
      const [rule = '', object = '', path = ''] = JSON.parse(key) as readonly string[];
      return { rule, object, path, count };
    });
  // A line for each, so that a review of the file reads well.
  return `{"version":1,"findings":[\n${entries.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
}

/** @returns the baseline; none where the text is not one */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    const { findings, version } = JSON.parse(text) as {
      readonly version?: unknown;
      readonly findings?: readonly Entry[];
    };
    if (version !== 1 || !Array.isArray(findings)) return undefined;
    return new Map(
      findings.map(({ count, object, path, rule }: Entry) => [JSON.stringify([rule, object, path]), count]),
    );
  } catch {
    return undefined;
  }
}

/** The report without the findings that the baseline has; of a place with more of them than it, the last ones are new. */
export function sinceBaseline(report: Report, baseline: Baseline): Report {
  const left = new Map(baseline);
  const findings = report.findings.filter((one) => {
    const rest = left.get(keyOf(one)) ?? 0;
    if (rest > 0) left.set(keyOf(one), rest - 1);
    return rest === 0;
  });
  return { ...report, findings, known: report.findings.length - findings.length };
}

/** An item's place in a list changes as others come and go. */
function keyOf({ identity, path, policy }: Finding): string {
  return JSON.stringify([policy, identity, path.replace(/\[\d+\]/g, '[]')]);
}
