/** Answers of kubectl: what it printed and how it ended, as values. */
import type { Manifest } from '../kubernetes/manifest';
import { failure, type Problem, type Result, success } from '../programs/result';
import type { Outcome } from '../programs/run';

/** Why a request failed: no kubectl, no answer, or an answer that is a refusal. */
export type KubectlReason = 'missing' | 'unreachable' | 'failed';
export type KubectlProblem = Problem<KubectlReason>;
export type Answer<T> = Result<T, KubectlProblem>;

/** Whether a request got no answer from the API server: one that was refused is an answer. */
export function isUnanswered({ code, stderr }: Outcome): boolean {
  if (code === 0) return false;
  if (/etcdserver: (leader changed|request timed out)/.test(stderr)) return true;
  if (/^Error from server|failed calling webhook/m.test(stderr)) return false;
  return /connection refused|was refused - did you specify|TLS handshake timeout|i\/o timeout|\bEOF\b/.test(stderr);
}

/** Whether a webhook or a kind is not available yet. */
export function isEarly({ stderr }: Pick<Outcome, 'stderr'>): boolean {
  return /failed calling webhook|no endpoints available|ensure CRDs are installed first/.test(stderr);
}

/** Whether a policy in the API server said no. Policies that were applied a moment ago hold some seconds later. */
export function isDenied(text: string): boolean {
  return /ValidatingAdmissionPolicy '[^']+' with binding '[^']+' denied request/.test(text);
}

/** The last line of its complaint, or the exit status. */
export function problemOf(outcome: Outcome): { readonly ok: false; readonly problem: KubectlProblem } {
  const message = outcome.stderr.trim().split('\n').at(-1) || `exit ${outcome.code}`;
  return failure(outcome.code === 127 ? 'missing' : isUnanswered(outcome) ? 'unreachable' : 'failed', message);
}

/** An answer without content. */
export function nothing(outcome: Outcome): Answer<undefined> {
  return outcome.code === 0 ? success(undefined) : problemOf(outcome);
}

/** The objects in JSON: of a list, of one object, or of no text. */
export function objectsIn(text: string): readonly Manifest[] {
  if (text.trim() === '') return [];
  const parsed = JSON.parse(text) as Manifest | { readonly items: readonly Manifest[] };
  return 'items' in parsed ? (parsed.items as readonly Manifest[]) : [parsed];
}

/** The objects of JSON documents that stand one after the other, as kubectl prints what it was given together. */
export function documentsIn(text: string): readonly Manifest[] {
  return text.split(/(?<=^\})\s*\n(?=\{)/m).flatMap(objectsIn);
}

/** Lines that are not blank. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
