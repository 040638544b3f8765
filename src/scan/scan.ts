/** Run of all scanners over all targets. */
import { availableParallelism } from 'node:os';
import type { Tool } from '../programs/tools';
import type { Exception, Verdict } from './explained';
import { judge } from './explained';
import type { Finding, Scanned, Scanner, ScannerName, Workplace } from './scanner';
import { scanTarget } from './scanner';
import type { Target } from './target';
import { dockerfiles } from './target';

export interface ScanProps {
  readonly place: Workplace;
  readonly scanners: readonly Scanner[];
  readonly targets: readonly Target[];
  readonly exceptions: readonly Exception[];
  /** True if the targets are all that can be scanned. */
  readonly whole: boolean;
}

export interface ScanResult extends Verdict {
  /** A line for each scanner, whether it ran or not. */
  readonly tools: readonly ToolResult[];
}

export interface ToolResult {
  readonly tool: ScannerName;
  readonly version: string;
  /** The reason why it did not run. @default - it ran */
  readonly missing?: string;
  /** Errors of the run. */
  readonly problems: readonly string[];
  readonly judged: number;
  readonly findings: readonly Finding[];
}

/** Scanners are made one after the other, since each takes the whole machine; then they run, one on each core. */
export async function scan({ place, scanners, targets, exceptions, whole }: ScanProps): Promise<ScanResult> {
  const made: { readonly scanner: Scanner; readonly tool: Tool }[] = [];
  for (const scanner of scanners) made.push({ scanner, tool: await scanner.get(place) });
  const jobs = made.flatMap(({ scanner, tool }) =>
    'why' in tool ? [] : targetsOf(scanner, targets).map((target) => ({ scanner, path: tool.path, target })),
  );
  const results = new Map<Scanner, Scanned[]>();
  const waiting = [...jobs];
  const work = async () => {
    for (let job = waiting.pop(); job; job = waiting.pop()) {
      const result = await scanTarget(job.scanner, job.path, job.target, place);
      results.set(job.scanner, [...(results.get(job.scanner) ?? []), result]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const tools = made.map(({ scanner, tool }) => toolResult(scanner, tool, results.get(scanner) ?? []));
  const ran = tools.filter(({ missing, problems }) => missing === undefined && problems.length === 0);
  const verdict = judge(
    tools.flatMap(({ findings }) => findings),
    exceptions,
    { tools: ran.map(({ tool }) => tool), environments: targets.map(({ name }) => name), whole },
  );
  return { tools, ...verdict };
}

function targetsOf(scanner: Scanner, targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ name }) => name !== dockerfiles || scanner.dockerfiles);
}

function toolResult({ name: tool, version }: Scanner, made: Tool, results: readonly Scanned[]): ToolResult {
  return {
    tool,
    version,
    ...('why' in made ? { missing: made.why } : {}),
    problems: results.flatMap((result) => (result.ok ? [] : [result.problem])),
    judged: results.reduce((sum, result) => sum + (result.ok ? result.judged : 0), 0),
    findings: results.flatMap((result) => (result.ok ? result.findings : [])).sort(inOrder),
  };
}

/** By environment, object and check, so that a scan says the same whichever target was ready first. */
function inOrder(one: Finding, other: Finding): number {
  const key = ({ environment, object, check, message }: Finding) => [environment, object, check, message].join('\n');
  return key(one) < key(other) ? -1 : 1;
}
