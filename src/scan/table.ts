/** Table of a scan for people. */
import { columns } from '../writing/columns';
import type { ScanResult } from './scan';
import type { Finding } from './scanner';

/** A table of the scanners, then all that is to be done, a line each. */
export function describeScan({ tools, excepted, unexplained, stale }: ScanResult): string {
  const count = (findings: readonly Finding[], tool: string) =>
    String(findings.filter((finding) => finding.tool === tool).length);
  const rows = [
    ['tool', 'version', 'judged', 'findings', 'excepted', 'unexplained'],
    ...tools.map(({ tool, version, missing, problems, judged, findings }) =>
      missing !== undefined || problems.length > 0
        ? [tool, version, missing === undefined ? 'FAILED' : 'NOT RUN']
        : [tool, version, String(judged), String(findings.length), count(excepted, tool), count(unexplained, tool)],
    ),
  ];
  const notRun = tools.flatMap(({ tool, version, missing }) =>
    missing === undefined ? [] : [`NOT RUN: ${tool} ${version}: ${missing}`],
  );
  const failed = tools.flatMap(({ problems }) => problems.map((problem) => `FAILED: ${problem}`));
  const sections = [columns(rows), notRun, failed, unexplained.map(sentence), stale.map((one) => `STALE: ${one}`)];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n');
}

/** One finding in one line. */
function sentence({ tool, check, environment, object, message }: Finding): string {
  return `${tool} ${check}: ${environment}: ${object}: ${message}`;
}
