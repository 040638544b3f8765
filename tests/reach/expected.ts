/** Expected open spans of fixtures: an arithmetic of its own, which shares nothing with the evaluator. */
import type { Span } from '../../src/reach/port';
import { isProtocol, lastPort, protocols } from '../../src/reach/port';
import type { Fixture, Row } from './fixtures';

/** The spans between two ends: those that the source's egress and the destination's ingress both allow. */
export function expectedSpans({ bound }: Fixture, from: string, to: string): readonly Span[] {
  const egress = parse(cell(bound[from]?.egress, to));
  const ingress = parse(cell(bound[to]?.ingress, from));
  return egress.flatMap((one) =>
    ingress.flatMap((other) => {
      const [first, last] = [Math.max(one.first, other.first), Math.min(one.last, other.last)];
      return one.protocol === other.protocol && first <= last ? [{ protocol: one.protocol, first, last }] : [];
    }),
  );
}

/** A half that is not bound lets everything through. */
function cell(row: Row | undefined, other: string): string {
  return row ? (row[other] ?? row['*'] ?? '') : 'all ports';
}

/** `80/TCP, 443-500/TCP, UDP` as spans. */
function parse(text: string): readonly Span[] {
  if (text === '') return [];
  if (text === 'all ports') return protocols.map((protocol) => ({ protocol, first: 1, last: lastPort }));
  return text.split(', ').map((one) => {
    const [, first, last, protocol = ''] = /^(?:(\d+)(?:-(\d+))?\/)?([A-Z]+)$/.exec(one) ?? [];
    if (!isProtocol(protocol)) throw new Error(`'${one}' is not a range of ports`);
    return { protocol, first: Number(first ?? 1), last: Number(last ?? first ?? lastPort) };
  });
}
