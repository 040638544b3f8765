/** The report of a restore, as the container prints it, and what a drill made of it. */

/** A restore that passed, in the words of the image `mongo-backup`. */
export interface Restored {
  readonly backup: string;
  /** From the snapshot to the beginning of the restore: what would be lost. */
  readonly rpo_seconds: number;
  readonly restore_seconds: number;
  /** Documents by `database.collection`. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Refusal {
  /** `stale`, `wrong-key`, `changed-object` and others of the image. */
  readonly reason: string;
  readonly message: string;
}

/** @param lines the last ones of the container `restore` @returns what it says of a restore that passed, or of one that was refused */
export function restoredIn(lines: readonly string[]): Restored | Refusal | undefined {
  for (const line of [...lines].reverse()) {
    const item = objectIn(line);
    if (item?.['passed'] === true && 'counts' in item) return item as unknown as Restored;
    if (item?.['level'] === 'error') return { reason: String(item['reason']), message: String(item['message']) };
  }
  return undefined;
}

/** Whether the restore passed. */
export function passed(found: Restored | Refusal): found is Restored {
  return 'counts' in found;
}

function objectIn(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** A drill that passed, for people. */
export function sentence({ backup, counts, restore_seconds, rpo_seconds }: Restored, rto: number): string {
  const documents = Object.entries(counts).map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`);
  return [
    `backup   ${backup}`,
    `restored ${documents.join(', ') || 'nothing'}`,
    `RPO      ${rpo_seconds.toFixed(0)} s: from the snapshot to the beginning of the restore`,
    `restore  ${restore_seconds.toFixed(1)} s: verified, written, read back and compared`,
    `RTO      ${rto.toFixed(0)} s: from the start of the drill until the store had its verdict`,
  ].join('\n');
}
