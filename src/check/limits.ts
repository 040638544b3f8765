/** Limits of reading and reporting, so that no input takes all memory or all day; each is far above real use. */

export const limits = {
  /** Bytes of one input: some way below the longest text that there can be. */
  bytes: 256 * 1024 * 1024,
  /** Levels of nesting in one document, aliases included; the parser has the same bound for what is written out. */
  depth: 100,
  /** Keys and values in one document, some counted twice by the parser: 60,000 Deployments have 7.6 million. */
  values: 12_000_000,
  /** Values that aliases may add to a document. */
  aliased: 100_000,
  /** Objects in one check. */
  objects: 300_000,
  /** Things in one check that cannot be read. */
  problems: 10_000,
  /** Findings in one check: of 10,000 objects, each with 25. */
  findings: 250_000,
  /** Letters of a sentence: it may repeat a value of any length. */
  sentence: 600,
} as const;

export type Limits = { readonly [Name in keyof typeof limits]: number };
