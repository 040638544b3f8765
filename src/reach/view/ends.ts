/** Rows and columns of a matrix: workloads, neighbours and parts of the outside, under their short names. */
import type { Neighbour } from '../../config/flows';
import type { End, PodEnd } from '../end';
import { outside } from '../end';
import type { Network } from '../network';
import { outsideEnds } from '../outside';
import { absentEnds } from '../pod-sets';
import { neighbourEnds, stranger } from '../strangers';

type Neighbours = Readonly<Record<string, Neighbour>>;

/** One row and one column of the matrix. */
export interface Party {
  /** The end, under its short name. */
  readonly end: End;
  /** Other names that lead to it. */
  readonly aliases: readonly string[];
  /** A workload that was read; pairs of two others are not judged. */
  readonly own: boolean;
}

/**
 * The workloads of a network, then its neighbours, pods that policies name and that were not read, any other pod, and the
 * world outside in as many parts as the policies tell apart.
 *
 * @param neighbours controllers that are parties to flows, by their names. @default - none: other YAML has its own
 */
export function partiesOf(network: Network, neighbours: Neighbours = {}): readonly Party[] {
  const times = new Map<string, number>();
  const all = toldApart(network.pods);
  for (const name of all.flatMap(({ names }) => names)) times.set(name, (times.get(name) ?? 0) + 1);
  const own = all.map(({ end, names }) => {
    const aliases = names.filter((name) => times.get(name) === 1);
    return { end: { ...end, name: aliases[0] ?? end.name }, aliases, own: true };
  });
  const taken = new Set(own.map(({ end }) => end.name));
  const known = [...neighbourEnds(neighbours), stranger];
  const absent = absentEnds(network, [...own.map(({ end }) => end), ...known]);
  const others = [...known.slice(0, -1), ...absent, stranger, ...outsideEnds(network)];
  return [
    ...own,
    ...others.map((end) => {
      return { end: taken.has(end.name) ? { ...end, name: `any ${end.name}` } : end, aliases: [], own: false };
    }),
  ];
}

/** @returns the end of a name or an address, or the error as a sentence */
export function findEnd(parties: readonly Party[], name: string): End | string {
  const found = parties.find(({ end }) => end.name === name) ?? parties.find(({ aliases }) => aliases.includes(name));
  const end = found?.end ?? outside(name);
  if (end) return end;
  const known = parties.map((party) => party.end.name).join(', ');
  return `no end is called '${name}'; there are ${known}, and any IP address`;
}

/** The names of each; those of objects that are there more than once have their numbers after them. */
function toldApart(pods: readonly PodEnd[]): readonly { readonly end: PodEnd; readonly names: readonly string[] }[] {
  const times = new Map<string, number>();
  const identityOf = ({ name, workload }: PodEnd) => `${workload} ${name}`;
  for (const key of pods.map(identityOf)) times.set(key, (times.get(key) ?? 0) + 1);
  const seen = new Map<string, number>();
  return pods.map((end) => {
    const key = identityOf(end);
    if (times.get(key) === 1) return { end, names: namesOf(end) };
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return { end, names: namesOf(end).map((name) => `${name}#${number}`) };
  });
}

/** Names of a workload, the shortest first; of a Job without the hash of its content. */
function namesOf({ name, workload, namespace }: PodEnd): readonly string[] {
  const full = name.slice(namespace.length + 1);
  const short = workload === 'Job' ? full.replace(/-[0-9a-f]{8}$/, '') : full;
  return [...new Set([short, full, `${namespace}/${short}`, name, `${name}[${workload}]`])];
}
