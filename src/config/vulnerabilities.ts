/** Known vulnerabilities: which of them block a release, after how many days, and which are accepted for a time. Data. */

export const severities = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export type Severity = (typeof severities)[number];

export interface VulnerabilityLimit {
  /** Days for which a release may still have it, although there is a version without it; 0: none. @default - for ever */
  readonly fixed?: number;
  /** Days for which a release may have it while there is no such version. @default - for ever */
  readonly unfixed?: number;
  /** The longest time for which it may be accepted, in days. */
  readonly accepted: number;
}

export interface VulnerabilityPolicy {
  /** Days after which a database says too little about a release. */
  readonly databaseAge: number;
  readonly limits: Readonly<Record<Severity, VulnerabilityLimit>>;
}

/** The reasons for these figures are in docs/answers/A2-secure-images.md. */
export const vulnerabilityPolicy: VulnerabilityPolicy = {
  databaseAge: 7,
  limits: {
    critical: { fixed: 0, unfixed: 7, accepted: 14 },
    high: { fixed: 7, unfixed: 30, accepted: 30 },
    medium: { fixed: 90, accepted: 90 },
    low: { accepted: 365 },
    // What is not weighed yet may be anything.
    unknown: { fixed: 7, unfixed: 30, accepted: 30 },
  },
};

/** A vulnerability that a release may have, although it would block it. */
export interface AcceptedVulnerability {
  /** As the database calls it, or one of its other names: `CVE-2026-1234`. */
  readonly id: string;
  /** The package that has it, as the lock calls it. */
  readonly package: string;
  /** Images of ours, by their folders. */
  readonly images: readonly string[];
  /** Why it does no harm here, or why it cannot be taken out yet. */
  readonly reason: string;
  /** The team that answers for it. */
  readonly owner: 'platform' | 'security' | 'applications';
  /** The day on which it was accepted, and the last one on which it is: `2026-11-30`. */
  readonly from: string;
  readonly until: string;
}

/** At the end of its time each blocks again: it is taken out, or accepted anew with a reason of that day. */
export const acceptedVulnerabilities: readonly AcceptedVulnerability[] = [];
