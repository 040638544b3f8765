/** Alerts that fire, as Prometheus has them. */
import { ask, askOver } from './prometheus';
import type { Kubectl } from './requests';

/** `Watchdog` always fires. */
const expression = 'ALERTS{alertstate="firing", alertname!="Watchdog"}';

/** An alert, and when it was first seen to fire. */
export interface FirstFired {
  readonly alert: string;
  readonly subject: string;
  /** Seconds since the beginning of the span. */
  readonly after: number;
}

/** @returns those that fire now, as `Name subject`; undefined: Prometheus does not answer */
export async function firing(kubectl: Kubectl): Promise<readonly string[] | undefined> {
  const found = await ask(kubectl, expression);
  if (!found.ok) return undefined;
  return found.value.map(({ labels }) => `${labels['alertname'] ?? ''} ${labels['subject'] ?? ''}`);
}

/**
 * Alerts that fired within a span, in seconds since 1970, each once: those that came late are in it as well, so that it
 * may be read afterwards, when the API server is there again.
 *
 * @returns undefined where Prometheus does not answer
 */
export async function firstFired(
  kubectl: Kubectl,
  from: number,
  to: number,
): Promise<readonly FirstFired[] | undefined> {
  const found = await askOver(kubectl, expression, { from, to, step: Math.max(1, Math.ceil((to - from) / 1000)) });
  if (!found.ok) return undefined;
  const first = new Map<string, FirstFired>();
  for (const { labels, points } of found.value) {
    const { alertname: alert = '', subject = '' } = labels;
    const after = (points[0]?.[0] ?? to) - from;
    const known = first.get(`${alert} ${subject}`);
    if (!known || after < known.after) first.set(`${alert} ${subject}`, { alert, subject, after });
  }
  return [...first.values()].toSorted((one, other) => one.after - other.after);
}
