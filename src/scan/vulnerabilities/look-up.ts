/** The look-up of every image's bill of materials in a database, without a network, by the program that the database is of. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageNames } from '../../images/build';
import type { Result } from '../../programs/result';
import { failure, success } from '../../programs/result';
import type { Outcome } from '../../programs/run';
import { sbomFile, sbomOf } from '../../supply/sbom';
import type { Workplace } from '../scanner';
import { trivy } from '../trivy';
import type { VulnerabilityDatabase } from './database';
import type { FoundVulnerability } from './judge';
import type { Vulnerability } from './vulnerability';
import { readGrypeVulnerabilities, readTrivyVulnerabilities } from './vulnerability';

export interface LookedUp {
  readonly program: VulnerabilityDatabase['program'];
  /** The day on which the database was made. */
  readonly database: string;
  readonly images: readonly string[];
  readonly found: readonly FoundVulnerability[];
}

/** Settings of whoever runs it could hide vulnerabilities: the programs get none, and find no file of them. */
const inherit = /^(?!TRIVY_|GRYPE_)/;

export async function lookUp(place: Workplace, database: VulnerabilityDatabase): Promise<Result<LookedUp>> {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-bills-'));
  try {
    const nothing = join(folder, 'nothing.yaml');
    writeFileSync(nothing, '{}\n');
    const reader = await readerOf(place, database, nothing);
    if (!reader.ok) return reader;
    const dockerfiles = join(place.root, 'dockerfiles');
    const images = imageNames(dockerfiles);
    const found: FoundVulnerability[] = [];
    for (const image of images) {
      const file = join(folder, sbomFile(image));
      writeFileSync(file, sbomOf(join(dockerfiles, image), { name: image, reference: `localhost/${image}:sources` }));
      const read = await reader.value.read(file);
      if (!read.ok) return failure('failed', `${database.program} on the bill of ${image}: ${read.problem.message}`);
      found.push(...read.value.map((one) => ({ ...one, image })));
    }
    return success({ program: database.program, database: reader.value.day, images, found });
  } catch (error) {
    return failure('failed', (error as Error).message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Reader {
  readonly day: string;
  readonly read: (bill: string) => Promise<Result<readonly Vulnerability[]>>;
}

async function readerOf(
  place: Workplace,
  { program, folder, day = '' }: VulnerabilityDatabase,
  nothing: string,
): Promise<Result<Reader>> {
  const { run } = place;
  if (program === 'trivy') {
    // What is installed reads its own database; else the one that scans dist too.
    const tool = (await run('trivy', ['--version'])).code === 0 ? { path: 'trivy' } : await trivy.get(place);
    if ('why' in tool) return failure('missing', `the database is one of trivy, and there is ${tool.why}`);
    const args = [
      ...['sbom', '--quiet', '--config', nothing, '--ignorefile', nothing, '--scanners', 'vuln', '--format', 'json'],
      ...['--offline-scan', '--skip-db-update', '--skip-java-db-update', '--skip-vex-repo-update'],
      ...['--skip-version-check', '--disable-telemetry', '--cache-dir', folder],
    ];
    return success({
      day,
      read: async (bill) => understood(await run(tool.path, [...args, bill], { inherit }), readTrivyVulnerabilities),
    });
  }
  const env = {
    GRYPE_DB_CACHE_DIR: folder,
    GRYPE_DB_AUTO_UPDATE: 'false',
    GRYPE_DB_VALIDATE_AGE: 'false',
    GRYPE_CHECK_FOR_APP_UPDATE: 'false',
  };
  const grype = (...args: readonly string[]) => run('grype', ['--config', nothing, ...args], { inherit, env });
  const status = await grype('db', 'status', '--output', 'json');
  if (status.code === 127)
    return failure(
      'missing',
      'the database is one of grype, and there is no grype on PATH; get it from https://oss.anchore.com',
    );
  const built = understood(status, (stdout) => String((JSON.parse(stdout) as { built?: string }).built).slice(0, 10));
  if (!built.ok) return failure('failed', `grype db status: ${built.problem.message}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(built.value))
    return failure('failed', 'grype db status does not say when the database was built');
  return success({
    day: built.value,
    read: async (bill) => understood(await grype(`sbom:${bill}`, '--output', 'json'), readGrypeVulnerabilities),
  });
}

function understood<T>({ code, stdout, stderr }: Outcome, read: (stdout: string) => T): Result<T> {
  const said = stderr.trim().split('\n').slice(-3).join(' ');
  if (code !== 0) return failure('failed', `exit ${code}${said ? `: ${said}` : ''}`);
  try {
    return success(read(stdout));
  } catch (error) {
    return failure('failed', `its answer was not understood (${(error as Error).message})`);
  }
}
