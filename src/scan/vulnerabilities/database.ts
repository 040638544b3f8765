/** A database of vulnerabilities in a folder, made by trivy or by grype: which of both, and where. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../programs/result';
import { failure, success } from '../../programs/result';

export interface VulnerabilityDatabase {
  /** Whose it is; the other program cannot read it. */
  readonly program: 'trivy' | 'grype';
  /** The program's cache folder. */
  readonly folder: string;
  /** The day on which it was made. @default - the program has to be asked */
  readonly day?: string;
}

/** The variable that names the folder, where no option does. */
export const databaseVariable = 'BREAKWATER_VULNERABILITIES';

/** Where it is looked for in that folder. */
export const databasePlaces = 'db/trivy.db of a cache of trivy, or NUMBER/vulnerability.db of one of grype';

export function databaseIn(folder: string): Result<VulnerabilityDatabase> {
  const trivy = join(folder, 'db', 'trivy.db');
  if (existsSync(trivy)) {
    const metadata = join(folder, 'db', 'metadata.json');
    const day = existsSync(metadata)
      ? /"UpdatedAt":\s*"(\d{4}-\d{2}-\d{2})T/.exec(readFileSync(metadata, 'utf8'))
      : null;
    return day?.[1] === undefined
      ? failure('missing', `${metadata} does not say when the database was made (UpdatedAt); copy both files of trivy`)
      : success({ program: 'trivy', folder, day: day[1] });
  }
  const schemas = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+$/.test(name)) : [];
  return schemas.some((name) => existsSync(join(folder, name, 'vulnerability.db')))
    ? success({ program: 'grype', folder })
    : failure('missing', `${folder} has no database of vulnerabilities; it must have ${databasePlaces}`);
}
