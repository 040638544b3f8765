/** One run of load: requests at a constant rate, and beside them the pods and this machine. */
import { randomBytes } from 'node:crypto';
import type { Run } from '../programs/run';
import type { Figures, Latency } from './figures';
import { Tally } from './figures';
import { busyBetween, cores, ticks } from './processors';
import type { Step } from './ready-pods';
import { watchPods } from './ready-pods';
import { periodsOf, throttledBetween } from './throttling';
import type { Door } from './vegeta';
import { attack } from './vegeta';

export interface LoadProps {
  readonly run: Run;
  /** Path of the generator. */
  readonly vegeta: string;
  readonly door: Door;
  readonly context: string;
  /** Requests per second. */
  readonly rate: number;
  readonly seconds: number;
  readonly connections: number;
  /** Called with the progress, about every second. */
  readonly tell: (progress: Progress) => void;
}

export interface Progress {
  /** Seconds that have gone by. */
  readonly at: number;
  readonly sent: number;
  readonly wrong: number;
  /** Of about the last second, from when requests were sent. */
  readonly latency: Latency;
  readonly ready: number | undefined;
}

/** What this machine had to do meanwhile, the cluster's own work included where it runs here. */
export interface Use {
  readonly cores: number;
  /** Per cent of one core that the generator took, with its reading of the answers. */
  readonly client: number;
  /** Per cent of all cores that were busy, whoever used them. */
  readonly machine: number;
  /** The same for each second of the run. */
  readonly perSecond: readonly number[];
}

export interface Measurement extends Figures {
  readonly connections: number;
  readonly use: Use;
  /** Per cent of the periods in which a pod's CPU limit held it back; none: the cluster did not say. */
  readonly throttled?: number;
  /** Ready pods of the hash service from the beginning of the run. */
  readonly scale: readonly Step[];
}

/** @returns the measurement, or why there is none */
export async function measure(props: LoadProps): Promise<Measurement | { readonly problem: string }> {
  const { run, vegeta, door, context, rate, seconds, connections, tell } = props;
  const tally = new Tally(rate, seconds);
  const periods = await periodsOf(run, context, 'hash');
  const pods = watchPods(run, context, 'hash');
  const [began, before, own] = [performance.now(), ticks(), process.cpuUsage()];
  const busy: number[] = [];
  let last = before;
  const clock = setInterval(() => {
    const now = ticks();
    busy.push(busyBetween(last, now));
    last = now;
    const at = (performance.now() - began) / 1000;
    const ready = pods.steps().at(-1)?.ready;
    tell({ at, sent: tally.sent, wrong: tally.wrong, latency: tally.recent(rate), ready });
  }, 1000);
  const name = randomBytes(6).toString('hex');
  const spent = await attack(run, vegeta, { door, rate, seconds, connections, name }, (shot) => tally.add(shot));
  clearInterval(clock);
  const [taken, after, reading] = [(performance.now() - began) / 1000, ticks(), process.cpuUsage(own)];
  await pods.stop();
  if ('problem' in spent) return spent;
  const throttled = throttledBetween(periods, await periodsOf(run, context, 'hash'));
  const client = ((spent.processor + (reading.user + reading.system) / 1e6) / taken) * 100;
  return {
    ...tally.figures(),
    connections,
    use: { cores: cores(), client, machine: busyBetween(before, after), perSecond: busy },
    ...(throttled === undefined ? {} : { throttled }),
    scale: pods.steps(),
  };
}
