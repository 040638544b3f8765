/** Origins of findings in dist: construct and source line, from a run of the charts, which no pipeline imports. */
import { join } from 'node:path';
import type { Run } from '../programs/run';
import type { Origins } from '../synth/origins';
import type { Report } from './finding';

export interface MadeByProps {
  readonly run: Run;
  /** The root of the repository. */
  readonly root: string;
  /** The environments of the dist that was judged. */
  readonly environments: readonly string[];
}

export type MadeBy =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly report: Report; readonly problem: string };

/** The report with the origin of each finding; unchanged, with the reason, where the origin is not known. */
export async function madeBy(report: Report, { run, root, environments }: MadeByProps): Promise<MadeBy> {
  if (report.findings.length === 0) return { ok: true, report };
  const main = join(root, 'lib', 'charts', 'main.js');
  const argv = ['--enable-source-maps', main, '--origins', '--environment', ...environments];
  const { code, stdout, stderr } = await run('node', argv);
  const origins = code === 0 ? parsed(stdout) : undefined;
  if (!origins) {
    const reason = stderr.trim().split('\n')[0] || `node ended with ${code}`;
    return { ok: false, report, problem: `what made these objects is not known: ${reason}` };
  }
  const findings = report.findings.map((finding) => {
    const origin = origins[finding.file.split(/[\\/]/).slice(1).join('/')]?.[finding.identity];
    return origin ? { ...finding, origin } : finding;
  });
  return { ok: true, report: { ...report, findings } };
}

function parsed(text: string): Origins | undefined {
  try {
    return JSON.parse(text) as Origins;
  } catch {
    return undefined;
  }
}
