/** Proof of alerts by promtool: every case of every alert, and of every mutant whether a case notices it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Placed, type Rule, ruleOf } from '../../src/alerts/rules';
import type { Run } from '../../src/programs/run';
import { mutantsOf } from './mutants';
import { fileOfRule, testFile } from './promtool';

export interface Judged {
  readonly alert: string;
  /** What was changed. */
  readonly says: string;
  readonly killed: boolean;
}

/** @returns for each alert the failures of its cases; an empty text: every case is as it says */
export async function prove(run: Run, all: readonly Placed[]): Promise<readonly string[]> {
  return judge(
    run,
    all.map((placed) => ({ placed, rule: ruleOf(placed) })),
  );
}

/** Runs the cases of each alert against each of its mutants. */
export async function judgeMutants(run: Run, all: readonly Placed[]): Promise<readonly Judged[]> {
  const mutants = all.flatMap((placed) => mutantsOf(ruleOf(placed)).map((mutant) => ({ placed, ...mutant })));
  const failures = await judge(run, mutants);
  return mutants.map(({ placed: { alert }, says }, place) => ({
    alert: `${alert.name} (${alert.severity})`,
    says,
    killed: failures[place] !== '',
  }));
}

interface Tried {
  /** The alert, by whose cases the rule is judged. */
  readonly placed: Placed;
  readonly rule: Rule;
}

/** One start of promtool for all of them: it takes longer than the tests. @throws where it cannot read one */
async function judge(run: Run, all: readonly Tried[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-alerts-'));
  try {
    const files = all.map(({ placed, rule }, place) => {
      writeFileSync(join(folder, `${place}.rules.yml`), fileOfRule(rule));
      const file = join(folder, `${place}.test.yml`);
      writeFileSync(file, testFile(placed, `${place}.rules.yml`));
      return file;
    });
    const report = join(folder, 'report.xml');
    const { code, stderr } = await run('promtool', ['test', 'rules', '--junit', report, ...files], { keep: false });
    if (code > 1) throw new Error(`promtool ended with ${code}: ${stderr.slice(0, 500)}`);
    const verdicts = verdictsIn(readFileSync(report, 'utf8'));
    return files.map((file, place) => {
      const verdict = verdicts.get(file);
      if (verdict === undefined) throw new Error(`promtool does not report on '${all[place]?.rule.expr}'`);
      return verdict;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Failures of each file of a report in the format of JUnit. @throws where a file could not be run */
function verdictsIn(report: string): ReadonlyMap<string, string> {
  const suites = report.matchAll(
    /<testsuite name="([^"]*)"[^>]*? errors="(\d+)"[^>]*?(?:\/>|>([\s\S]*?)<\/testsuite>)/g,
  );
  return new Map(
    [...suites].map(([, name = '', errors = '0', inside = '']) => {
      if (errors !== '0') throw new Error(`promtool cannot run ${name}: ${plain(inside)}`);
      return [
        name,
        [...inside.matchAll(/<testcase name="([^"]*)"[^>]*><failure[^>]*>([\s\S]*?)<\/failure>/g)]
          .map(([, one = '', text = '']) => `${plain(one)}\n${plain(text)}`)
          .join('\n'),
      ];
    }),
  );
}

function plain(xml: string): string {
  return xml
    .replace(/&#xA;/g, '\n')
    .replace(/&#34;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#x9;/g, '\t')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
