/** Scanner: a program at one version, and a reader of its output. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../programs/run';
import type { Tool } from '../programs/tools';
import type { Target } from './target';
import { batches, dockerfiles } from './target';

export const scannerNames = ['kube-score', 'kube-linter', 'polaris', 'checkov', 'trivy', 'kubeconform'] as const;
export type ScannerName = (typeof scannerNames)[number];

export interface Finding {
  readonly tool: ScannerName;
  /** The tool's own name of what it checked, such as `CKV_K8S_43`. */
  readonly check: string;
  /** `Kind namespace/name`, or `Kind name` where it has no namespace; `Dockerfile api` of an image. */
  readonly object: string;
  /** Name of the environment, or `dockerfiles`. */
  readonly environment: string;
  /** The message of the tool, in one line. */
  readonly message: string;
}

/** Result of a scanner for one target. */
export interface Report {
  /** The number of things that it judged, by its own count: a scan of nothing proves nothing. */
  readonly judged: number;
  readonly findings: readonly Finding[];
}

/** Context of a scanner run. */
export interface Workplace {
  readonly run: Run;
  /** The root of the repository. */
  readonly root: string;
  /** Folder for what is made once and kept. */
  readonly cache: string;
  /** Called when something is built, which may take minutes. */
  readonly say: (line: string) => void;
}

export interface Scanner {
  readonly name: ScannerName;
  readonly version: string;
  /** The scanner judges Dockerfiles too. */
  readonly dockerfiles: boolean;
  /** Shows it each object as a file of its own, and those of a batch together. @default - files as they are, at once */
  readonly batchOf?: (kind: string) => string;
  /** Finds the program, builds it, or returns why it is not available. */
  readonly get: (place: Workplace) => Promise<Tool>;
  /** The arguments of the program for a target, with output in JSON. */
  readonly args: (target: Target, place: Workplace) => readonly string[];
  /** Parses the output of the program. Throws on output that its version does not write. */
  readonly read: (stdout: string, target: Target) => Report;
}

export type Scanned = ({ readonly ok: true } & Report) | { readonly ok: false; readonly problem: string };

/** Runs a scanner over a target. */
export async function scanTarget(scanner: Scanner, path: string, target: Target, place: Workplace): Promise<Scanned> {
  if (!scanner.batchOf || target.name === dockerfiles) return scanFolder(scanner, path, target, place);
  const folder = mkdtempSync(join(place.cache, `${scanner.name}-`));
  try {
    const parts = batches(target, scanner.batchOf).map((files, number) => {
      const part = { ...target, files, folder: join(folder, String(number)) };
      mkdirSync(part.folder);
      for (const [file, text] of Object.entries(files)) writeFileSync(join(part.folder, file), text);
      return part;
    });
    const results: Scanned[] = [];
    for (const part of parts) results.push(await scanFolder(scanner, path, part, place));
    return together(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Programs in Go clear up less often: trivy is a quarter faster, and ends soon anyway. */
const goSettings = { GOGC: '400' };

/** The exit code says nothing: of these programs some end with 1 and some with 0 on findings. */
async function scanFolder(scanner: Scanner, path: string, target: Target, place: Workplace): Promise<Scanned> {
  const { code, stdout, stderr } = await place.run(path, scanner.args(target, place), { env: goSettings });
  const wrong = (what: string) => {
    const said = (stderr.trim() || stdout.trim().slice(0, 200)).split('\n').slice(-3).join(' ');
    return {
      ok: false,
      problem: `${scanner.name} on ${target.name}: ${what}, exit ${code}${said ? `: ${said}` : ''}`,
    } as const;
  };
  try {
    const report = scanner.read(stdout, target);
    return report.judged > 0 ? { ok: true, ...report } : wrong('it judged nothing');
  } catch (error) {
    return wrong(`its answer was not understood (${(error as Error).message})`);
  }
}

function together(results: readonly Scanned[]): Scanned {
  return results.reduce<Scanned>(
    (sum, one) =>
      sum.ok && one.ok
        ? { ok: true, judged: sum.judged + one.judged, findings: [...sum.findings, ...one.findings] }
        : sum.ok
          ? one
          : sum,
    { ok: true, judged: 0, findings: [] },
  );
}
