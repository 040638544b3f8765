/** The figures of a suite as one table, printed at its end. */
import type { History, Verdict } from '../../history/history';
import { percentile } from '../../history/history';

/** A workload that met faults. */
export interface Met {
  readonly what: string;
  readonly history: History;
  readonly verdict: Verdict;
  /** Seconds without an acknowledged write, of each fault. */
  readonly gaps: readonly number[];
}

const counts = ['writes', 'unknown', 'lost', 'twice', 'reads', 'judged', 'stale', 'slowest write', 'slowest read'];
const head = ['seconds', ...counts, 'faults', 'gap: median', 'p95', 'longest'];

export class Figures {
  private readonly rows: (readonly string[])[] = [head];

  add({ gaps, history: { reads, writes }, verdict, what }: Met): void {
    const { judged, lost, stale, twice } = verdict;
    const taken = writes.flatMap(({ acknowledged, sent }) => (acknowledged === undefined ? [] : [acknowledged - sent]));
    const unknown = writes.length - taken.length;
    this.rows.push([
      what,
      ...[writes.length, unknown, lost.length, twice.length, reads.length, judged, stale.length].map(String),
      ...[taken, reads.map(({ began, ended }) => ended - began)].map((times) => inSeconds(longest(times))),
      ...gapsOf(gaps),
    ]);
  }

  /** The gaps of one kind of fault among several. */
  addGaps(kind: string, gaps: readonly number[]): void {
    this.rows.push([`- ${kind}`, ...counts.map(() => ''), ...gapsOf(gaps)]);
  }

  toString(): string {
    const widths = head.map((_, column) => Math.max(...this.rows.map((row) => row[column]?.length ?? 0)));
    const lines = this.rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '));
    return lines.map((line) => line.trimEnd()).join('\n');
  }
}

function gapsOf(gaps: readonly number[]): readonly string[] {
  return [String(gaps.length), ...[0.5, 0.95, 1].map((share) => percentile(gaps, share).toFixed(1))];
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** Of milliseconds; 0 where there are none. */
export function longest(times: readonly number[]): number {
  return times.reduce((most, time) => Math.max(most, time), 0);
}
