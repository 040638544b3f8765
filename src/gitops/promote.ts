/** Promotion: the signed tag of an environment moves to a commit that is proven, or back to the one before. */
import type { Environment } from '../config/environment';
import type { Promotion } from '../config/promotion';
import { failure, type Result, success } from '../programs/result';
import type { Git, Tag } from './git';
import { promotedOf, promotedText, proofTagOf, proofText } from './records';
import { faultOfProof, type Refusal, refusalsOf, refusalsOfBack } from './refusals';
import { branch, tagOf } from './source';

/** A move of an environment's tag, before it is made. */
export interface Move {
  readonly environment: string;
  /** @default - nothing was promoted yet */
  readonly from?: string;
  readonly to: string;
  /** Commits to which the way back leads, the latest first. */
  readonly before: readonly string[];
  readonly refusals: readonly Refusal[];
  /** @default - nothing was promoted yet */
  readonly present?: Tag;
}

/** What a move is planned by. */
export interface MoveProps {
  readonly git: Git;
  readonly environment: Pick<Environment, 'name' | 'promotion'>;
  readonly now: Date;
}

/** What a promotion would do, and why it may not. @param to a commit or a reference */
export async function promotion({ environment, git, now }: MoveProps, to: string): Promise<Result<Move>> {
  const { name } = environment;
  const own = promotionOf(environment);
  if (!own.ok) return own;
  const commit = await git.commitOf(to);
  if (commit === undefined) return failure('usage', `'${to}' is not a commit of this repository`);
  const present = await git.tag(tagOf(name));
  const { after } = own.value;
  const proof = after === undefined ? undefined : await git.tag(proofTagOf({ environment: after, commit }));
  const refusals = refusalsOf({
    environment: name,
    promotion: own.value,
    commit,
    now,
    isSigned: await git.isSigned(commit),
    isOfBranch: await git.isOfBranch(commit),
    ...(present ? { present } : {}),
    ...(proof ? { proof } : {}),
  });
  const before = present ? [present.commit, ...(promotedOf(present.message)?.before ?? [])] : [];
  return success({ environment: name, to: commit, before, refusals, ...fromOf(present) });
}

/** The same for the way back: to a commit that was promoted, whatever is frozen. */
export async function back({ environment, git }: MoveProps): Promise<Result<Move>> {
  const { name } = environment;
  const own = promotionOf(environment);
  if (!own.ok) return own;
  const present = await git.tag(tagOf(name));
  const [to, ...before] = (present && promotedOf(present.message)?.before) ?? [];
  const refusals = refusalsOfBack(name, present, to);
  return success({ environment: name, to: to ?? '', before, refusals, ...fromOf(present) });
}

/** Moves the tag. @returns why it did not */
export async function move(git: Git, { before, environment, present, refusals, to }: Move): Promise<Result<undefined>> {
  if (refusals.length > 0) return failure('refused', refusals.map(({ message }) => message).join('\n'));
  return git.sign(tagOf(environment), to, promotedText({ environment, commit: to, before }), present);
}

/** The commit that an environment was promoted to, for its proof; a tag that no one trusted signed is refused. */
export async function promotedCommit({ environment: { name }, git }: MoveProps): Promise<Result<string>> {
  const present = await git.tag(tagOf(name));
  if (!present) return failure('missing', `there is no tag ${tagOf(name)}: nothing was promoted to ${name}`);
  const [refusal] = refusalsOfBack(name, present, present.commit);
  return refusal ? failure('refused', refusal.message) : success(present.commit);
}

/** Records that a commit has served. A proof that counts stays as it is: another one would begin the soak anew. */
export async function recordProof(
  { environment: { name: environment }, git, now }: MoveProps,
  commit: string,
): Promise<Result<undefined>> {
  const name = proofTagOf({ environment, commit });
  const before = await git.tag(name);
  if (faultOfProof(before, { environment, commit }, now) === undefined) return success(undefined);
  return git.sign(name, commit, proofText({ environment, commit }), before);
}

function promotionOf({ name, promotion: own }: MoveProps['environment']): Result<Promotion> {
  return own
    ? success(own)
    : failure('usage', `${name} takes each commit of ${branch}; an environment with 'promotion' is promoted to`);
}

function fromOf(present: Tag | undefined) {
  return present ? { from: present.commit, present } : {};
}
