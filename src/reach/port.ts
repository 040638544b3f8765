/** Ports and protocols of connections. */

/** The protocols that a NetworkPolicy can name; it says nothing of others. */
export const protocols = ['TCP', 'UDP', 'SCTP'] as const;

export type Protocol = (typeof protocols)[number];

export const lastPort = 65_535;

export function isProtocol(text: string): text is Protocol {
  return protocols.some((one) => one === text);
}

/** Ports of one protocol, from the first to the last. */
export interface Span {
  readonly protocol: Protocol;
  readonly first: number;
  readonly last: number;
}

/** `8080/TCP`, `443-500/TCP`, or `TCP` for all ports. */
export function describeSpan({ protocol, first, last }: Span): string {
  if (first === 1 && last === lastPort) return protocol;
  return `${first === last ? first : `${first}-${last}`}/${protocol}`;
}

/** Spans in words; `all ports` for every port of every protocol, `no port` for none. */
export function describeSpans(spans: readonly Span[]): string {
  if (spans.length === 0) return 'no port';
  const all = protocols.every((one) => spans.some((span) => describeSpan(span) === one));
  return all ? 'all ports' : spans.map(describeSpan).join(', ');
}

/** Spans by protocol and number; those that touch or overlap become one. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  return protocols.flatMap((protocol) => {
    const own = spans.filter((span) => span.protocol === protocol).sort((a, b) => a.first - b.first);
    const starts = own.filter(({ first }, place) => !own.slice(0, place).some(({ last }) => last >= first - 1));
    return starts.map(({ first }, place) => {
      const next = starts[place + 1]?.first ?? lastPort + 1;
      return { protocol, first, last: Math.max(...own.filter((span) => span.first < next).map(({ last }) => last)) };
    });
  });
}
