/** Values of the database that a drill gives: of an environment that is played, not of one that is there. */
import type { Database, Environment } from './environment';
import { moveInvariants } from './move-invariants';

/** What a drill may give: its part in a move. */
export type GivenDatabase = Pick<Database, 'move' | 'service'>;

/** @returns the environment with a database of this part. @throws a sentence where the values are not such */
export function withDatabase(environment: Environment, text: string): Environment {
  const given = parsed(text);
  const database: Database = { ...environment.database, ...given };
  const placed = { ...environment, database };
  const problems = moveInvariants.flatMap(({ broken }) => broken(placed, []) ?? []);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return placed;
}

function parsed(text: string): GivenDatabase {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // As what is not an object.
  }
  throw new Error(`write the values as JSON, such as {"service": "mongo-b"}, not '${text}'`);
}
