/** Matrix of connections: the open ports from every source to every destination. */
import type { End } from './end';
import type { Network } from './network';
import type { Protocol, Span } from './port';
import { openSpans } from './spans';

/** One source and one destination. */
export interface Cell {
  readonly from: End;
  readonly to: End;
  /** The ports that are open; none: nothing connects. */
  readonly open: readonly Span[];
}

/** A cell for each source and each destination, by rows; a workload and itself are two of its pods. */
export function matrix(network: Network, from: readonly End[], to: readonly End[]): readonly Cell[] {
  return from.flatMap((source) =>
    to.map((destination) => {
      return { from: source, to: destination, open: openSpans(network, { from: source, to: destination }) };
    }),
  );
}

/** True if the port of a cell is open. */
export function isOpen({ open }: Pick<Cell, 'open'>, protocol: Protocol, port: number): boolean {
  return open.some((span) => span.protocol === protocol && span.first <= port && port <= span.last);
}
