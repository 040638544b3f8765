/** Components of an image: packages and base images, each named by a package URL and held by its hashes. */

export interface Hash {
  readonly alg: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Lower-case hexadecimal digits. */
  readonly content: string;
}

export interface Part {
  /** Package URL: the part's name everywhere. */
  readonly purl: string;
  readonly type: 'container' | 'library';
  /** What stands before the name: the scope of an npm package. @default - none */
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  /** Of each file that the lock lets in: a Python package has one for each platform. */
  readonly hashes: readonly Hash[];
  /** `excluded`: used for building or testing, and not in the image; `optional`: there on some machines only. */
  readonly scope: 'required' | 'optional' | 'excluded';
  /** Package URLs of the parts that it needs. */
  readonly needs: readonly string[];
}

/** What a lock says, or what is wrong with it: sentences that name file and line. */
export type PartsRead =
  | {
      readonly ok: true;
      readonly parts: readonly Part[];
      /** Package URLs of what the application itself asks for. */
      readonly direct: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

const digits = { 'SHA-256': 64, 'SHA-384': 96, 'SHA-512': 128 } as const;

/** @param name as locks write it, such as `sha256` @returns none when it is weaker, unknown, or of a wrong length */
export function hashOf(name: string, content: string): Hash | undefined {
  const alg = /^sha(256|384|512)$/.test(name) ? (`SHA-${name.slice(3)}` as Hash['alg']) : undefined;
  if (alg === undefined || content.length !== digits[alg] || !/^[0-9a-f]+$/.test(content)) return undefined;
  return { alg, content };
}

/** @returns a sentence for each part that is there twice */
export function twice(parts: readonly Part[], file: string): readonly string[] {
  const purls = parts.map(({ purl }) => purl);
  const again = purls.filter((purl, place) => purls.indexOf(purl) !== place);
  return [...new Set(again)].map((purl) => `${file}: ${purl} is there twice; make the lock anew`);
}
