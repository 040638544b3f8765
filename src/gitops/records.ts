/** Records in the messages of signed tags: which commit an environment runs, and which it has proven. */

/** Which commit an environment runs, and those before it, the latest first. */
export interface Promoted {
  readonly environment: string;
  readonly commit: string;
  readonly before: readonly string[];
}

/** A commit that served in an environment, with its smoke test passed. */
export interface Proof {
  readonly environment: string;
  readonly commit: string;
}

/** How many commits a way back has. */
const kept = 20;

/** The name of the tag of a proof. */
export function proofTagOf({ commit, environment }: Proof): string {
  return `proof/${environment}/${commit}`;
}

/** The record as a message; of the commits before, the latest are kept. */
export function promotedText({ before, commit, environment }: Promoted): string {
  return JSON.stringify({ environment, commit, before: before.slice(0, kept) });
}

/** The record as a message. */
export function proofText({ commit, environment }: Proof): string {
  return JSON.stringify({ environment, commit });
}

/** @returns nothing where a message is not such a record */
export function promotedOf(message: string): Promoted | undefined {
  const found = jsonOf(message) as Partial<Promoted> | null | undefined;
  const { before, commit, environment } = found ?? {};
  return isHash(commit) && typeof environment === 'string' && Array.isArray(before) && before.every(isHash)
    ? { environment, commit, before }
    : undefined;
}

/** @returns nothing where a message is not such a record */
export function proofOf(message: string): Proof | undefined {
  const { commit, environment } = (jsonOf(message) as Partial<Proof> | null | undefined) ?? {};
  return isHash(commit) && typeof environment === 'string' ? { environment, commit } : undefined;
}

function isHash(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{40}$/.test(text);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
