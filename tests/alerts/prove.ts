/** Proof of alerts by promtool: every case of every alert, and of every mutant whether a case notices it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Placed, type Rule, ruleOf } from '../../src/alerts/rules';
import type { Run } from '../../src/programs/run';
import { type Mutant, mutantsOf } from './mutants';
import { fileOfRules, testFile } from './promtool';

export interface Judged {
  /** Name, severity and window. */
  readonly alert: string;
  /** What was changed. */
  readonly says: string;
  readonly killed: boolean;
}

/** @returns for each alert the failures of its cases; none: every case is as it says */
export async function prove(run: Run, all: readonly Placed[]): Promise<readonly (readonly string[])[]> {
  return judge(
    run,
    all.map((placed) => ({ placed, rules: [ruleOf(placed)] })),
  );
}

/** Runs the cases of each alert against each of its mutants; of alerts that one function makes for many services, the first. */
export async function judgeMutants(run: Run, all: readonly Placed[]): Promise<readonly Judged[]> {
  const groups = all
    .filter((placed, place) => all.findIndex((one) => kindOf(one) === kindOf(placed)) === place)
    .map((placed): Group => ({ placed, mutants: mutantsOf(ruleOf(placed)) }));
  const killed = new Set<Mutant>();
  for (let waiting = groups; waiting.length > 0; ) waiting = await judgeOnce(run, waiting, killed);
  return groups.flatMap(({ mutants, placed }) =>
    mutants.map((mutant) => ({ alert: kindOf(placed), says: mutant.says, killed: killed.has(mutant) })),
  );
}

/** Mutants of one alert. */
interface Group {
  readonly placed: Placed;
  readonly mutants: readonly Mutant[];
}

/**
 * Adds the mutants that are noticed to `killed`.
 *
 * @returns what must be judged again: a rule that cannot be evaluated ends the test of all that are with it
 */
async function judgeOnce(run: Run, groups: readonly Group[], killed: Set<Mutant>): Promise<Group[]> {
  const failures = await judge(
    run,
    groups.map(({ mutants, placed }) => ({ placed, rules: mutants.map(({ rule }) => rule) })),
  );
  return groups.flatMap(({ mutants, placed }, place) => {
    const named = (begins: 'alertname:' | 'rule:') =>
      mutants.filter((_, number) =>
        failures[place]?.some((text) => text.includes(`${begins} ${nameOf(placed, number)},`)),
      );
    const broken = named('rule:');
    for (const one of [...broken, ...named('alertname:')]) killed.add(one);
    return broken.length > 0 ? [{ placed, mutants: mutants.filter((one) => !killed.has(one)) }] : [];
  });
}

function kindOf({ alert: { name, severity, window } }: Placed): string {
  return [name, severity, window ?? ''].join(' ').trim();
}

function nameOf({ alert: { name } }: Placed, place: number): string {
  return `${name}_${place}`;
}

interface Tried {
  /** The alert, by whose cases the rules are judged. */
  readonly placed: Placed;
  readonly rules: readonly Rule[];
}

/** One start of promtool, and one storage for each case: both take longer than rules do. @throws where it cannot read a file */
async function judge(run: Run, all: readonly Tried[]): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-alerts-'));
  try {
    const files = all.map(({ placed, rules }, place) => {
      const names = rules.map((_, number) => nameOf(placed, number));
      const named = rules.map((rule, number) => ({ ...rule, alert: names[number] ?? '' }));
      writeFileSync(join(folder, `${place}.rules.yml`), fileOfRules(named));
      const file = join(folder, `${place}.test.yml`);
      writeFileSync(file, testFile(placed.alert, ruleOf(placed), names, `${place}.rules.yml`));
      return file;
    });
    const report = join(folder, 'report.xml');
    const { code, stderr } = await run('promtool', ['test', 'rules', '--junit', report, ...files], { keep: false });
    if (code > 1) throw new Error(`promtool ended with ${code}: ${stderr.slice(0, 500)}`);
    const failures = failuresIn(readFileSync(report, 'utf8'));
    return files.map((file) => {
      const found = failures.get(file);
      if (found === undefined) throw new Error(`promtool does not report on ${file}`);
      return found;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Failures of each file of a report in the format of JUnit. @throws where a file could not be run */
function failuresIn(report: string): ReadonlyMap<string, readonly string[]> {
  const suites = report.matchAll(
    /<testsuite name="([^"]*)"[^>]*? errors="(\d+)"[^>]*?(?:\/>|>([\s\S]*?)<\/testsuite>)/g,
  );
  return new Map(
    [...suites].map(([, name = '', errors = '0', inside = '']) => {
      if (errors !== '0') throw new Error(`promtool cannot run ${name}: ${plain(inside)}`);
      const tests = [...inside.matchAll(/<testcase name="([^"]*)"[^>]*>([\s\S]*?)<\/testcase>/g)];
      return [name, tests.flatMap(([, one = '', text = '']) => failuresOf(plain(one), text))];
    }),
  );
}

function failuresOf(test: string, inside: string): readonly string[] {
  return [...inside.matchAll(/<failure[^>]*>([\s\S]*?)<\/failure>/g)].map(([, text = '']) => `${test}\n${plain(text)}`);
}

const entities: readonly (readonly [RegExp, string])[] = [
  [/&#xA;/g, '\n'],
  [/&#x9;/g, '\t'],
  [/&#34;/g, '"'],
  [/&#39;/g, "'"],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];

function plain(xml: string): string {
  return entities.reduce((text, [entity, sign]) => text.replace(entity, sign), xml);
}
