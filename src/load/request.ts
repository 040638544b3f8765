/** One request of a load test, and what came of it. */
import { createHash } from 'node:crypto';

export interface Shot {
  /** Its place among all requests of the run, from 0. */
  readonly place: number;
  /** When it was sent: milliseconds since 1970, with fractions. */
  readonly at: number;
  /** Milliseconds until the whole answer was there, or none could come any more. */
  readonly took: number;
  /** The pod that answered, where it said so. */
  readonly pod?: string;
  /** What went wrong, in a word or two; none: the right answer. */
  readonly wrong?: string;
}

/** What the generator writes of one request, as far as it is read. */
interface Line {
  readonly seq: number;
  readonly code: number;
  readonly timestamp: string;
  /** Nanoseconds. */
  readonly latency: number;
  readonly error: string;
  /** In base64. */
  readonly body: string | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, readonly string[]>> | null;
}

/** Where in the answer a pod says its name. */
const servedBy = 'X-Served-By';

/** @param text one line of the generator @returns undefined for any other line than one about a request */
export function readShot(text: string): Shot | undefined {
  if (!text.startsWith('{')) return undefined;
  const line = JSON.parse(text) as Line;
  // Not sent: there was no next text.
  if (line.url === '') return undefined;
  const pod = line.headers?.[servedBy]?.[0];
  const wrong = wrongWith(line);
  return {
    place: line.seq,
    at: milliseconds(line.timestamp),
    took: line.latency / 1e6,
    ...(pod === undefined ? {} : { pod }),
    ...(wrong === undefined ? {} : { wrong }),
  };
}

/** The kinds of failure that a client sees without an answer, by what it says of them. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/connection refused/, 'refused'],
  [/deadline exceeded|Client\.Timeout|i\/o timeout/, 'timeout'],
  [/connection reset|broken pipe/, 'reset'],
  [/x509|tls:|certificate/, 'certificate'],
  [/EOF|server closed/, 'closed'],
];

function wrongWith({ code, error, body, url }: Line): string | undefined {
  if (code !== 0 && code !== 200) return `status ${code}`;
  if (error !== '' || code === 0) return kinds.find(([pattern]) => pattern.test(error))?.[1] ?? (error || 'no answer');
  const text = decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));
  return answered(body) === digestOf(text) ? undefined : 'wrong answer';
}

function answered(body: string | null): string {
  return Buffer.from(body ?? '', 'base64')
    .toString('latin1')
    .trim();
}

/** What the hash service must answer, computed here. */
export function digestOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** Of a time such as `2026-01-02T03:04:05.123456789Z`, with its fractions of a millisecond. */
function milliseconds(timestamp: string): number {
  const fraction = /\.(\d+)/.exec(timestamp)?.[1] ?? '';
  const whole = Date.parse(timestamp.replace(/\.\d+/, ''));
  return whole + Number(`0.${fraction || 0}`) * 1000;
}
