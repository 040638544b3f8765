/** Git as promotion needs it: commits, signed tags, and their move in the shared repository. */
import { failure, type Result, success } from '../programs/result';
import type { Run } from '../programs/run';
import { branch } from './source';

/** An annotated tag. */
export interface Tag {
  readonly name: string;
  /** Hash of the tag itself. */
  readonly id: string;
  /** What it is attached to: 40 hexadecimal digits. */
  readonly commit: string;
  /** When it was made. */
  readonly at: Date;
  readonly message: string;
  /** Whether git knows its signature as one of those whom this clone trusts. */
  readonly signed: boolean;
}

/** Variables lead git to other repositories; it gets none of this process. */
const environment = { inherit: /^(?!GIT_)/ } as const;

/** Git in one clone. */
export class Git {
  constructor(
    private readonly run: Run,
    private readonly root: string,
    /** The shared repository by its name here; none: nothing is fetched and pushed. */
    private readonly remote: string | undefined,
  ) {}

  /** Takes the tags and the branch of the shared repository in place of those that are here. */
  async fetch(): Promise<Result<undefined>> {
    if (this.remote === undefined) return success(undefined);
    const tags = ['env', 'proof'].map((place) => `+refs/tags/${place}/*:refs/tags/${place}/*`);
    const own = `+refs/heads/${branch}:${this.branch}`;
    return this.done('fetch', '--quiet', '--no-tags', '--prune', this.remote, own, ...tags);
  }

  /** @returns the hash of a commit or a reference; nothing where there is no such commit */
  async commitOf(reference: string): Promise<string | undefined> {
    if (reference.startsWith('-')) return undefined;
    const { code, stdout } = await this.git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`);
    return code === 0 ? stdout.trim() : undefined;
  }

  /** Whether the signature of a commit is of one whom this clone trusts. */
  async isSigned(commit: string): Promise<boolean> {
    return (await this.git('verify-commit', commit)).code === 0;
  }

  /** Whether the branch of the shared repository has a commit. */
  async isOfBranch(commit: string): Promise<boolean> {
    return (await this.git('merge-base', '--is-ancestor', commit, this.branch)).code === 0;
  }

  private get branch(): string {
    return this.remote === undefined ? `refs/heads/${branch}` : `refs/remotes/${this.remote}/${branch}`;
  }

  /** @returns nothing where there is no tag of this name, or one without a message */
  async tag(name: string): Promise<Tag | undefined> {
    const reference = `refs/tags/${name}`;
    const shown = await this.git('cat-file', 'tag', reference);
    const commit = await this.commitOf(reference);
    const { code, stdout: id } = await this.git('rev-parse', '--verify', '--quiet', reference);
    if (shown.code !== 0 || code !== 0 || commit === undefined) return undefined;
    const own = /^tag (.+)$/m.exec(shown.stdout)?.[1];
    const seconds = Number(/^tagger .* (\d+) [+-]\d{4}$/m.exec(shown.stdout)?.[1]);
    const message = shown.stdout.slice(shown.stdout.indexOf('\n\n') + 2).replace(/^-----BEGIN [\s\S]*/m, '');
    // A tag that was made for another name proves nothing under this one.
    const signed = own === name && (await this.git('verify-tag', reference)).code === 0;
    return { name, id: id.trim(), commit, at: new Date(seconds * 1000), message: message.trim(), signed };
  }

  /** Makes a signed tag, over one that is there, and hands it over where no one else has moved it meanwhile. */
  async sign(name: string, commit: string, message: string, before: Tag | undefined): Promise<Result<undefined>> {
    const made = await this.done('tag', '--sign', '--force', '--message', message, name, commit);
    if (!made.ok) return made;
    const reference = `refs/tags/${name}`;
    // What was not handed over must not look as if it had been.
    const undo = () => (before ? this.git('update-ref', reference, before.id) : this.git('tag', '--delete', name));
    // git 2.39 makes a tag without a signature where the key of SSH is missing, and says that all is well.
    if ((await this.tag(name))?.signed !== true) {
      await undo();
      return failure(
        'failed',
        `git signed ${name} with no key that this clone trusts; check user.signingKey, and gpg.ssh.allowedSignersFile or the keys of gpg`,
      );
    }
    if (this.remote === undefined) return made;
    const lease = `--force-with-lease=${reference}:${before?.id ?? ''}`;
    const pushed = await this.done('push', '--quiet', lease, this.remote, `${reference}:${reference}`);
    if (!pushed.ok) await undo();
    return pushed;
  }

  private async done(...args: readonly string[]): Promise<Result<undefined>> {
    const { code, stderr } = await this.git(...args);
    return code === 0 ? success(undefined) : failure('failed', `git ${args[0]}: ${stderr.trim()}`);
  }

  private git(...args: readonly string[]) {
    return this.run('git', ['-C', this.root, ...args], environment);
  }
}
