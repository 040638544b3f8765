/** The hash by which the name of an immutable ConfigMap says what is in it. */
import { createHash } from 'node:crypto';

/** The hashed fields of a ConfigMap. */
export interface Content {
  readonly binaryData?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, string>>;
}

/** The number of hex digits of the hash in a name. */
const digits = 8;

/**
 * @returns the first 8 hex digits of SHA-256 over `{"binaryData":…,"data":…}` as JSON without spaces, keys in the order of
 * their code units, a missing map as `{}`
 */
export function contentHash({ binaryData, data }: Content): string {
  const text = JSON.stringify({ binaryData: sorted(binaryData), data: sorted(data) });
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}

function sorted(map: Content['data'] | null): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(map ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)));
}
