/** Arrival of a commit on a cluster: Flux is asked for it at once, and says of each stage when it is ready with it. */
import { isDenied, isEarly } from '../cluster/answer';
import type { Kubectl } from '../cluster/requests';
import type { Environment } from '../config/environment';
import type { Clock } from '../programs/clock';
import { poll } from '../programs/poll';
import { failure, type Result, success } from '../programs/result';
import { namespace } from './flux';
import { ask, conditionOf, isOf, type Place, placeOf, type Reported, reported, sourcePlace } from './reported';
import { tagOf } from './source';
import { type Stage, stages } from './stages';

/** What is waited for, and how. */
export interface ArrivalProps {
  readonly kubectl: Kubectl;
  readonly clock: Clock;
  readonly commit: string;
  /** `source`, or a stage: in their order. */
  readonly steps: readonly ('source' | Stage)[];
  /** Seconds for all of them. */
  readonly patience: number;
  /** Receives progress, a line at a time. */
  readonly say: (line: string) => void;
  /** @returns what else ends the wait. @default - nothing does */
  readonly look?: () => Promise<string | undefined>;
}

/** Reasons of Flux that another attempt at the same commit does not change. */
const lasting: readonly (string | undefined)[] = [
  'BuildFailed',
  'HealthCheckFailed',
  'PruneFailed',
  'ReconciliationFailed',
];

/** Seconds after which Flux is asked again, where what it saw may have passed. */
const pause = 5;

/** @returns what keeps a commit from arriving: Flux's own words */
export async function arrival(props: ArrivalProps): Promise<Result<undefined>> {
  const { clock, commit, patience, say, steps } = props;
  const began = clock.now();
  const seconds = () => (clock.now() - began) / 1000;
  for (const step of steps) {
    const place = step === 'source' ? sourcePlace : placeOf(step);
    const waited = await one(props, place, patience - seconds());
    if (!waited.ok) return waited;
    if (waited.value !== undefined) {
      const late = `after ${patience} s Flux is not ready with ${commit}; it says of ${place.name}: ${waited.value}`;
      return failure('timeout', late);
    }
    say(`    ${step}: has it, ${seconds().toFixed(1)} s`);
  }
  return success(undefined);
}

/** Waits for one object of Flux. @returns what it said last where the time is over */
async function one(
  { clock, commit, kubectl, look }: ArrivalProps,
  place: Place,
  timeout: number,
): Promise<Result<string | undefined>> {
  let token = '';
  const request = async () => {
    token = new Date().toISOString();
    const asked = await ask(kubectl, place, token);
    return asked.ok
      ? success(undefined)
      : failure(asked.problem.reason, `Flux is not asked for ${place.name}: ${asked.problem.message}`);
  };
  const first = await request();
  if (!first.ok) return first;
  let says = '';
  let denials = 0;
  const ended = await poll({ clock, timeout }, async (): Promise<Result<undefined> | undefined> => {
    const found = await reported(kubectl, place);
    // An API server that does not answer is asked again.
    if (!found.ok) return undefined;
    says = conditionOf(found.value, 'Ready')?.message ?? 'nothing';
    // What it had said before it was asked is not its answer.
    const isAnswer = found.value?.status?.lastHandledReconcileAt === token;
    if (place === sourcePlace ? isAnswer && isFetched(found.value, commit) : isReady(found.value, commit))
      return success(undefined);
    const fault = isAnswer ? faultOf(found.value, commit) : undefined;
    if (fault === undefined) {
      const other = await look?.();
      return other === undefined ? undefined : failure('failed', other);
    }
    if (isDenied(fault)) denials += 1;
    // The policies of the stage before hold only some seconds after the API server took them.
    if (!isEarly({ stderr: fault }) && (!isDenied(fault) || denials > 1))
      return failure('failed', `Flux says of ${place.name}: ${fault}`);
    await clock.sleep(pause);
    const again = await request();
    return again.ok ? undefined : again;
  });
  return ended ?? success(says);
}

function isFetched(found: Reported | undefined, commit: string): boolean {
  return isOf(commit, found?.status?.artifact?.revision);
}

function isReady(found: Reported | undefined, commit: string): boolean {
  return conditionOf(found, 'Ready')?.status === 'True' && isOf(commit, found?.status?.lastAppliedRevision);
}

/** Why a commit will not come, once Flux has tried it; nothing: it may yet. */
function faultOf(found: Reported | undefined, commit: string): string | undefined {
  const verified = conditionOf(found, 'SourceVerified');
  if (verified?.status === 'False') return verified.message;
  const { message = '', reason, status } = conditionOf(found, 'Ready') ?? {};
  const isTried = isOf(commit, found?.status?.lastAttemptedRevision);
  return isTried && status === 'False' && lasting.includes(reason) && !isEarly({ stderr: message })
    ? message
    : undefined;
}

/** Why an environment's tag would not be followed; nothing: it is. */
export async function unfollowed(kubectl: Kubectl, { name }: Pick<Environment, 'name'>): Promise<Result<undefined>> {
  const define = `apply what gitops flux --environment ${name} prints`;
  const wanted = `refs/tags/${tagOf(name)}`;
  for (const place of [sourcePlace, ...stages.map(placeOf)]) {
    const found = await reported(kubectl, place);
    if (!found.ok) return failure(found.problem.reason, `Flux is not there: ${found.problem.message}`);
    const { spec } = found.value ?? {};
    if (spec === undefined) return failure('missing', `there is no ${nameOf(place)}; ${define}`);
    if (spec.suspend === true) return failure('refused', `${nameOf(place)} is suspended; set spec.suspend to false`);
    if (place === sourcePlace && spec.ref?.name !== wanted)
      return failure('refused', `${nameOf(place)} does not follow ${wanted}; ${define}`);
  }
  return success(undefined);
}

function nameOf({ kind, name }: Place): string {
  return `${kind.slice(0, kind.indexOf('.'))}/${name} in ${namespace}`;
}
