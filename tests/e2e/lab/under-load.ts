/** Faults while a workload runs: its history is judged, and its figures are printed. */
import { gapIn, judge, percentile, type Verdict } from '../../history/history';
import type { CallerCertificate } from './certificate';
import { recovered } from './faults';
import { eventually } from './kubectl';
import type { Members } from './members';
import { UsersCaller } from './users-caller';
import { Workload } from './workload';

/** Writes a second, and as many reads. */
const rate = 20;

/** The moments between which the gap of a fault is looked for. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** What became of the workload. */
export interface Judged extends Verdict {
  /** E-mail addresses of writes that were never acknowledged, however often they were repeated. */
  readonly unknown: readonly string[];
  /** Seconds without an acknowledged write, of each span. */
  readonly gaps: readonly number[];
}

/** Notes the time of a fault, until the set is whole again. */
export type Note = (work: () => Promise<unknown>, kind?: string) => Promise<void>;

/** Nothing that a platform may do. */
export const nothing = { lost: [], twice: [], stale: [], unknown: [] };

/**
 * Runs faults under load, waits until the replica set is whole, reads everything back, from the API and directly, and
 * prints the figures.
 *
 * @param faults receives what notes the span of each fault
 */
export async function underLoad(
  what: string,
  { caller, members }: { readonly caller: CallerCertificate; readonly members: Members },
  faults: (note: Note) => Promise<void>,
): Promise<Judged> {
  const spans: Span[] = [];
  const workload = await Workload.start(rate, caller);
  const note: Note = async (work, kind = what) => {
    const from = performance.now();
    await work();
    spans.push({ kind, from, to: performance.now() });
  };
  // Connections are made, and there is something to read.
  await new Promise((next) => setTimeout(next, 3000));
  const problem = await faults(note).then(
    () => undefined,
    (error: Error) => error,
  );
  const { others, reads, writes } = await workload.stop();
  if (problem) throw problem;
  await recovered(members);
  const sources = { API: await allUsers(caller), database: await members.stored() };
  const verdict = judge({ reads, writes }, sources);
  const found = spans.map(({ from, kind, to }) => ({ kind, gap: gapIn({ writes }, from, to) }));
  const gaps = found.map(({ gap }) => gap);
  const kinds = [...new Set(found.map(({ kind }) => kind))].toSorted();
  const unknown = writes.filter(({ acknowledged }) => acknowledged === undefined).map(({ email }) => email);
  const times = writes.flatMap(({ acknowledged, sent }) => (acknowledged === undefined ? [] : [acknowledged - sent]));
  const { judged, lost, stale, twice } = verdict;
  console.log(
    [
      `${what}: ${writes.length} writes, ${times.length} acknowledged, ${unknown.length} of unknown fate; ${lost.length} lost, ${twice.length} twice; ${reads.length} reads, ${judged} judged, ${stale.length} stale`,
      `slowest write ${(Math.max(...times) / 1000).toFixed(1)} s; other answers ${JSON.stringify(others)}`,
      `gap: ${said(gaps)}`,
      ...(kinds.length > 1 ? kinds : []).map(
        (kind) => `gap, ${kind}: ${said(found.filter((one) => one.kind === kind).map(({ gap }) => gap))}`,
      ),
    ].join('\n'),
  );
  return { ...verdict, gaps, unknown };
}

/** Where it answers: instances may still have connections to what is gone. */
async function allUsers(caller: CallerCertificate) {
  const api = await UsersCaller.make(caller);
  try {
    await eventually(60, async () => (await api.get('0'.repeat(24))).status === '404');
    return await api.all();
  } finally {
    api.close();
  }
}

/** The middle, the 95th percentile and the longest, of so many. */
function said(gaps: readonly number[]): string {
  const [middle, p95, longest] = [0.5, 0.95, 1].map((share) => percentile(gaps, share).toFixed(1));
  return `median ${middle} s, p95 ${p95} s, longest ${longest} s of ${gaps.length} (${gaps.map((gap) => gap.toFixed(1)).join(', ')})`;
}
