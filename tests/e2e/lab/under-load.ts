/** Faults while a workload runs: its history is judged, and its figures are printed. */
import { gapIn, judge, type Verdict } from '../../history/history';
import type { CallerCertificate } from './certificate';
import { recovered } from './faults';
import { type Figures, longest } from './figures';
import { eventually } from './kubectl';
import type { Members } from './members';
import { usersCaller } from './users-caller';
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
  /** How often each other answer than the wanted one came. */
  readonly others: Readonly<Record<string, number>>;
  /** Seconds until the last answer to one read. */
  readonly slowestRead: number;
}

/** Where it happens, and where its figures go. */
export interface Stage {
  readonly caller: CallerCertificate;
  readonly members: Members;
  readonly figures: Figures;
}

/** Notes the time of a fault, until the set is whole again. */
export type Note = (work: () => Promise<unknown>, kind?: string) => Promise<void>;

/** Nothing that a platform may do. */
export const nothing = { lost: [], twice: [], stale: [], unknown: [] };

/**
 * Runs faults under load, waits until the replica set is whole, and reads everything back, from the API and directly.
 *
 * @param faults receives what notes the span of each fault
 */
export async function underLoad(
  what: string,
  { caller, figures, members }: Stage,
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
  const met = { what, history: { reads, writes }, verdict, gaps };
  figures.add(met);
  for (const kind of kinds.length > 1 ? kinds : []) {
    const ofKind = found.filter((one) => one.kind === kind);
    figures.addGaps(
      kind,
      ofKind.map(({ gap }) => gap),
    );
  }
  const said = found.map(({ gap, kind }) => `${kind === what ? '' : `${kind} `}${gap.toFixed(1)}`);
  console.log(`${what}: gaps ${said.join(', ')} s; other answers ${JSON.stringify(others)}`);
  const slowestRead = longest(reads.map(({ began, ended }) => ended - began)) / 1000;
  return { ...verdict, gaps, unknown, others, slowestRead };
}

/** Where it answers: instances may still have connections to what is gone. */
async function allUsers(caller: CallerCertificate) {
  const api = await usersCaller(caller);
  try {
    await eventually(60, async () => (await api.get('0'.repeat(24))).status === '404');
    return await api.all();
  } finally {
    api.close();
  }
}
