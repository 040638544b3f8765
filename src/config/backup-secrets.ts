/** Secrets of backups that people bring to a cluster: no Certificate makes them, and git never has them. */

export interface BroughtSecret {
  readonly namespace: string;
  readonly name: string;
  /** The file of the Secret. */
  readonly file: string;
}

/** Public keys: what they seal is opened elsewhere. `npm run backup-key` makes it. */
export const recipients: BroughtSecret = {
  namespace: 'mongo-backup',
  name: 'backup-recipients',
  file: 'recipients.txt',
};

/** What opens backups: there while `npm run drill:restore` runs. */
export const identity: BroughtSecret = { namespace: 'restore-drill', name: 'restore-key', file: 'key.txt' };
