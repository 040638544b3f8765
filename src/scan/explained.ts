/** Findings against exceptions: unexplained findings, and exceptions that no longer match. */
import type { Finding, ScannerName } from './scanner';

/** A finding that stays, with its reason. */
export interface Exception {
  /** The checks, by tool; what says the same of the same objects is one exception. */
  readonly checks: Partial<Readonly<Record<ScannerName, readonly string[]>>>;
  /**
   * Environments and objects, such as `lab: Job client/*`; a star stands for any text, `dockerfiles` for an
   * environment, and patterns that begin with ! are excluded again.
   */
  readonly objects: readonly string[];
  /** The reason why the finding is wrong, or cannot be corrected. */
  readonly reason: string;
  /** The team that is responsible for it. */
  readonly owner: string;
  /** Further reading: a page of the repository, or an address. */
  readonly seeAlso?: string;
}

/** Scope of a scan: an exception is stale only where its findings could have been seen. */
export interface Scope {
  readonly tools: readonly ScannerName[];
  readonly environments: readonly string[];
  /** True if these are all that can be scanned. */
  readonly whole: boolean;
}

export interface Verdict {
  readonly excepted: readonly Finding[];
  readonly unexplained: readonly Finding[];
  /** Sentences: which exception, or which part of one, is not needed any more. */
  readonly stale: readonly string[];
}

export function judge(findings: readonly Finding[], exceptions: readonly Exception[], scope: Scope): Verdict {
  const excuses = (finding: Finding) => exceptions.some((exception) => covers(exception, finding));
  return {
    excepted: findings.filter(excuses),
    unexplained: findings.filter((finding) => !excuses(finding)),
    stale: exceptions.flatMap((exception) => staleParts(exception, findings, scope)),
  };
}

function covers({ checks, objects }: Exception, { tool, check, environment, object }: Finding): boolean {
  const place = `${environment}: ${object}`;
  return (
    (checks[tool] ?? []).includes(check) &&
    objects.some((one) => fits(one, place)) &&
    !objects.some((one) => one.startsWith('!') && fits(one.slice(1), place))
  );
}

/** True if the pattern matches the place. */
function fits(pattern: string, place: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(place);
}

/** Every check and every object that an exception names must have a finding, where all of it was scanned. */
function staleParts(exception: Exception, findings: readonly Finding[], scope: Scope): readonly string[] {
  const objects = exception.objects.filter((one) => !one.startsWith('!'));
  const environments = objects.map((one) => one.replace(/:.*/, ''));
  if (!environments.every((one) => scope.environments.includes(one) || (one.includes('*') && scope.whole))) return [];
  const mine = findings.filter((finding) => covers(exception, finding));
  const tools = Object.keys(exception.checks) as readonly ScannerName[];
  const ran = tools.filter((tool) => scope.tools.includes(tool));
  const checks = ran.flatMap((tool) =>
    (exception.checks[tool] ?? [])
      .filter((check) => !mine.some((finding) => finding.tool === tool && finding.check === check))
      .map((check) => `${tool} ${check}`),
  );
  // A tool that did not run may be the one that an object is there for.
  const idle = (one: string) => !mine.some(({ environment, object }) => fits(one, `${environment}: ${object}`));
  const places = ran.length < tools.length ? [] : objects.filter(idle);
  return [...checks, ...places].map(
    (part) => `${part}: no finding any more, remove it from the exception "${exception.reason}"`,
  );
}
