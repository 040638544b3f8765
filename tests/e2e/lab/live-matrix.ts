/** The matrix of who reaches whom, measured on the cluster: each cell is tried, and compared with what was computed. */
import { run } from '../../../src/programs/run';
import { decide } from '../../../src/reach/decide';
import type { End } from '../../../src/reach/end';
import { isOpen } from '../../../src/reach/matrix';
import type { Network } from '../../../src/reach/network';
import type { Protocol } from '../../../src/reach/port';
import { declaredSpans } from '../../reach/declared';
import type { Reached } from './probe';
import { reach } from './probe';

/** A source from which connections are tried. */
export interface Source {
  readonly name: string;
  readonly end: End;
  readonly from:
    | { readonly pod: string; readonly namespace: string }
    | { readonly command: readonly string[]; readonly address: string };
}

/** One port to which connections are tried. */
export interface Target {
  readonly name: string;
  readonly end: End;
  readonly protocol: Protocol;
  /** The port of the pod that answers, whatever the address that is tried. */
  readonly port: number;
  /** What the probe is given, such as `udp:10.244.1.9:8080`. */
  readonly address: string;
  /** The pod that is tried, as `namespace/pod`, where it is one of the suite's own. */
  readonly at?: string;
}

/** What a pod sends to itself meets no policy: whether it listens at all. */
const loopback = '127.0.0.1';

/** A source and what is tried from it. */
export interface Trial {
  readonly source: Source;
  readonly targets: readonly Target[];
}

/** One connection that was tried. */
export interface Cell {
  readonly source: string;
  readonly target: string;
  /** What the flows say; nothing between two ends of which none is ours. */
  readonly declared: boolean | undefined;
  readonly computed: boolean;
  readonly live: boolean;
  readonly detail: string;
}

/** Every target; where it is the source itself, by its loopback address. */
export function trial(source: Source, targets: readonly Target[]): Trial {
  const own = 'pod' in source.from ? `${source.from.namespace}/${source.from.pod}` : undefined;
  return {
    source,
    targets: targets.map((target) => {
      if (own === undefined || target.at !== own) return target;
      const { protocol, port } = target;
      return {
        ...target,
        name: `itself ${port}/${protocol}`,
        address: `${protocol.toLowerCase()}:${loopback}:${port}`,
      };
    }),
  };
}

/** Tries every target from a source. Of two ends that are not ours nothing is declared. */
async function measure(network: Network, { source, targets }: Trial): Promise<readonly Cell[]> {
  const found = await tried(
    source,
    targets.map(({ address }) => address),
  );
  return targets.map(({ name, end, protocol, port, address }, place) => {
    const itself = address.includes(loopback);
    const computed = itself || decide(network, { from: source.end, to: end, protocol, port }).open;
    const known = !itself && (isOurs(network, source.end) || isOurs(network, end));
    const { reached, detail } = found[place] ?? { reached: false, detail: 'it was not tried' };
    const declared = known ? isOpen({ open: declaredSpans(source.end.name, end.name) }, protocol, port) : undefined;
    return { source: source.name, target: name, declared, computed, live: reached, detail };
  });
}

/** Tries sources a few at a time, until nothing differs or the time is over: new pods are bound a moment after they start. */
export async function settle(network: Network, trials: readonly Trial[], seconds = 30): Promise<readonly Cell[]> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const cells: Cell[] = [];
    for (let place = 0; place < trials.length; place += 4) {
      const few = trials.slice(place, place + 4);
      cells.push(...(await Promise.all(few.map((one) => measure(network, one)))).flat());
    }
    if (differences(cells).length === 0 || performance.now() > end) return cells;
  }
}

/** The cells in which declared, computed and live are not one, as sentences. */
export function differences(cells: readonly Cell[]): readonly string[] {
  const say = (open: boolean | undefined) => (open === undefined ? 'not said' : open ? 'open' : 'closed');
  return cells
    .filter(({ declared, computed, live }) => computed !== live || (declared !== undefined && declared !== live))
    .map(({ source, target, declared, computed, live, detail }) => {
      return `${source} → ${target}: declared ${say(declared)}, computed ${say(computed)}, live ${say(live)} (${detail})`;
    });
}

async function tried({ from }: Source, addresses: readonly string[]): Promise<readonly Reached[]> {
  if ('pod' in from) return reach(from.namespace, from.pod, addresses);
  const [command = '', ...args] = from.command;
  const probe = ['python3', 'dockerfiles/probe/probe.py', 'reach', '--from', from.address];
  const { code, stdout, stderr } = await run(command, [...args, ...probe, ...addresses]);
  if (code !== 0) throw new Error(`${from.address}: exit ${code}: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reached);
}

function isOurs(network: Network, end: End): boolean {
  return end.kind === 'pod' && network.pods.some(({ namespace }) => namespace === end.namespace);
}
