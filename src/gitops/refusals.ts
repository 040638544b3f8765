/** Reasons for which a commit is not promoted: data, each with its sentence. */
import type { Promotion } from '../config/promotion';
import { frozen } from '../config/promotion';
import type { Tag } from './git';
import { type Proof, proofOf } from './records';

/** Reasons, for programs. */
export type RefusalReason = 'unsigned' | 'elsewhere' | 'there' | 'foreign-tag' | 'frozen' | 'unproven' | 'soaking';

/** A reason for which a tag is not moved, and what to do. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly message: string;
}

/** What a promotion is judged by. */
export interface Asked {
  readonly environment: string;
  readonly promotion: Promotion;
  readonly commit: string;
  readonly now: Date;
  /** Whether its commit is signed by one whom this clone trusts. */
  readonly isSigned: boolean;
  /** Whether the branch has it. */
  readonly isOfBranch: boolean;
  /** What the environment runs. @default - nothing yet */
  readonly present?: Tag;
  /** The proof of this commit in the environment before. @default - there is none */
  readonly proof?: Tag;
}

/** @returns none: it may be promoted */
export function refusalsOf(asked: Asked): readonly Refusal[] {
  const { commit, environment, isOfBranch, isSigned, now, present, promotion } = asked;
  const freeze = frozen(promotion, now);
  return [
    ...(isSigned ? [] : [unsigned(commit)]),
    ...(isOfBranch ? [] : [refuse('elsewhere', `${commit} is not a commit of the branch main; merge it first`)]),
    ...(present && !present.signed ? [foreign(present)] : []),
    ...(present?.commit === commit ? [refuse('there', `${environment} runs ${commit} already`)] : []),
    ...(freeze === undefined ? [] : [refuse('frozen', `${environment} is frozen: ${freeze}; --back works meanwhile`)]),
    ...unproven(asked),
  ];
}

/** Reasons for which an environment does not go back; a freeze is none. */
export function refusalsOfBack(environment: string, present: Tag | undefined, before: string | undefined) {
  if (present && !present.signed) return [foreign(present)];
  return before === undefined
    ? [refuse('unproven', `${environment} has no commit to go back to: nothing was promoted before`)]
    : [];
}

function unsigned(commit: string): Refusal {
  const how = 'sign it, or add its signer to the file of gpg.ssh.allowedSignersFile or the keys of gpg';
  return refuse('unsigned', `${commit} has no signature that this clone trusts; ${how}`);
}

function foreign({ name }: Tag): Refusal {
  return refuse(
    'foreign-tag',
    `the tag ${name} has no signature that this clone trusts, or was made for another name: someone moved it past this command; find out who, then git push --delete it and promote anew`,
  );
}

function unproven({ commit, now, proof, promotion: { after, soakHours } }: Asked): readonly Refusal[] {
  if (after === undefined) return [];
  const fault = faultOfProof(proof, { environment: after, commit }, now);
  if (fault !== undefined) return [refuse('unproven', fault)];
  const { at } = proof as Tag;
  const hours = hoursSince(at, now);
  if (hours >= soakHours) return [];
  const end = new Date(at.getTime() + soakHours * 3_600_000).toISOString();
  const since = `${commit} is proven in ${after} for ${hours.toFixed(1)} h of ${soakHours}`;
  return [refuse('soaking', `${since}; promote it after ${end}`)];
}

/** Why a tag does not prove a commit in an environment, as a sentence; nothing: it does. */
export function faultOfProof(proof: Tag | undefined, { commit, environment }: Proof, now: Date): string | undefined {
  const record = proof && proofOf(proof.message);
  if (!proof || record?.commit !== commit || proof.commit !== commit || record.environment !== environment)
    return `${commit} is not proven in ${environment}; promote ${environment} --to ${commit}, then promote ${environment} --proven`;
  if (!proof.signed) return `the proof ${proof.name} has no signature that this clone trusts; prove it anew`;
  // A proof of the future is a wrong clock, or a forgery.
  if (hoursSince(proof.at, now) < 0)
    return `the proof ${proof.name} is of ${proof.at.toISOString()}, later than now; correct the clock, or prove it anew`;
  return undefined;
}

function hoursSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 3_600_000;
}

function refuse(reason: RefusalReason, message: string): Refusal {
  return { reason, message };
}
