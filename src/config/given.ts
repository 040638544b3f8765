/** Values that a drill gives: of an environment that is played on a cluster of the drill's own, not of one that is there. */
import type { Database, Environment } from './environment';
import type { Invariant } from './invariant';
import { moveInvariants } from './move-invariants';
import { siteInvariants } from './site-invariants';

/** The database's part in a move. */
export type GivenDatabase = Pick<Database, 'move' | 'service'>;

/** What a drill may give. */
export interface Given extends GivenDatabase {
  /** Of its own cluster, which may have another network of Services. @default - that of the environment */
  readonly dns?: Environment['dns'];
}

const invariants: readonly Invariant[] = [...moveInvariants, ...siteInvariants];

/** @returns the environment with these values. @throws a sentence where the values are not such */
export function withGiven(environment: Environment, text: string): Environment {
  const { dns = environment.dns, ...given } = parsed(text);
  const database: Database = { ...environment.database, ...given };
  const placed = { ...environment, database, dns };
  const problems = invariants.flatMap(({ broken }) => broken(placed, []) ?? []);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return placed;
}

function parsed(text: string): Given {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // As what is not an object.
  }
  throw new Error(`write the values as JSON, such as {"service": "mongo-b"}, not '${text}'`);
}
