/** The generator of requests: vegeta, which sends at a constant rate whatever comes back. */
import { lastLine } from '../programs/engine';
import type { Run } from '../programs/run';
import type { Tool } from '../programs/tools';
import { goTool } from '../programs/tools';
import type { Shot } from './request';
import { readShot } from './request';

const program = {
  module: 'github.com/tsenart/vegeta/v12',
  version: 'v12.13.0',
  sum: 'h1:J/UiNS3f69MkL0tsRLVUUV8uXXQZxdRUchtS+GYiSFc=',
  binary: 'vegeta',
} as const;

export function generator(run: Run, cache: string, say: (line: string) => void): Promise<Tool> {
  return goTool(run, cache, program, say);
}

/** Where requests go: an address of this machine, under the name that its certificate has. */
export interface Door {
  readonly host: string;
  /** Such as `127.0.0.1:18443`. */
  readonly address: string;
  /** The path to which each text is appended. */
  readonly path: string;
  /** A file with the authority that signs the certificate. @default - plain HTTP, such as to a Service inside the cluster */
  readonly authority?: string;
}

export interface Attack {
  readonly door: Door;
  /** Requests per second. */
  readonly rate: number;
  readonly seconds: number;
  /** The most that are open at once; a request that finds none free waits, and its time counts. */
  readonly connections: number;
  /** What makes the texts of this run its own. */
  readonly name: string;
}

/** Seconds after which a request without an answer is given up. */
export const patience = 10;

/** What the generator took: seconds of processor time. */
export interface Spent {
  readonly processor: number;
}

/** Sends, and tells of each request as its answer comes. @returns what it took, or why nothing was sent */
export async function attack(
  run: Run,
  vegeta: string,
  { door, rate, seconds, connections, name }: Attack,
  tell: (shot: Shot) => void,
): Promise<Spent | { readonly problem: string }> {
  const flags = {
    rate: `${rate}/1s`,
    duration: `${seconds}s`,
    timeout: `${patience}s`,
    'connect-to': `${door.host}:${siteOf(door).port}:${door.address}`,
    ...(door.authority ? { 'root-certs': door.authority } : {}),
    // As many callers come: each with a connection of its own, which is kept.
    http2: 'false',
    'max-connections': connections,
    connections,
    redirects: -1,
    'max-body': 1024,
    targets: 'stdin',
    lazy: 'true',
  };
  let told = 0;
  const line = (text: string) => {
    const shot = readShot(text);
    if (!shot) return;
    told += 1;
    tell(shot);
  };
  const args = Object.entries(flags).map(([flag, value]) => `-${flag}=${value}`);
  const { stderr } = await run('sh', ['-c', script, vegeta, ...args], {
    input: targets(door, name),
    keep: false,
    line,
    // One core for the generator: the rest is the cluster's, and what it takes can be compared with one core.
    // Its memory is small, so that it may be cleared less often.
    env: { GOGC: '400', GOMAXPROCS: '1', LC_ALL: 'C' },
  });
  return told > 0
    ? { processor: processorTime(stderr) }
    : { problem: `the generator sent nothing: ${stderr.trim().split('\n')[0] || 'it said nothing'}` };
}

/**
 * What it notes of each answer is written as JSON while it runs, and handed over in blocks: read one by one, answers
 * would take this process a quarter as long as they took the generator. The shell says at the end what all of it took.
 */
const script = '"$0" attack "$@" | "$0" encode -to=json | dd obs=16384 2>/dev/null; times >&2';

/** How a door is spoken to, and the port that its address stands for. */
function siteOf({ authority }: Door) {
  return authority ? { scheme: 'https', port: 443 } : { scheme: 'http', port: 80 };
}

/** A text for each request, no two alike; without end. */
function* targets(door: Door, name: string): Generator<string> {
  const { port, scheme } = siteOf(door);
  const url = `${scheme}://${door.host}:${port}${door.path}${name}`;
  for (let next = 0; ; next += 100) {
    const lines = Array.from({ length: 100 }, (_, place) => `GET ${url}-${next + place}\n`);
    yield lines.join('');
  }
}

/** Seconds that the shell's children took: the last line of POSIX `times`, `0m1.230000s 0m0.450000s`. */
export function processorTime(said: string): number {
  const last = lastLine(said);
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
