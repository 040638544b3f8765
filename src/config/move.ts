/**
 * A database that moves from one cluster to another: meanwhile the members of both are one replica set. Both environments
 * say the same stage; each stage is a deploy of both, and the way back is the deploy of the stage before.
 */

/**
 * In order. `follow`: the new members copy without a vote. `vote`: two of them vote, the old ones lead. `lead`: the new ones
 * lead, two of the old ones vote. `leave`: the old ones are out. In each the votes are odd, and most are of one side, which
 * serves on where the line between the clusters is cut.
 */
export const moveStages = ['follow', 'vote', 'lead', 'leave'] as const;

export type MoveStage = (typeof moveStages)[number];

export interface Move {
  /** Whether the database leaves this cluster, or comes to it. */
  readonly side: 'from' | 'to';
  readonly stage: MoveStage;
  /** The database of the other cluster, with the network of its pods, which is routed to this one's: an IPv4 block. */
  readonly other: { readonly members: 3 | 5; readonly service: string; readonly network: string };
}

/** The headless Service of a database that does not say another. */
export const usualService = 'mongo';

/** The headless Service of a database, of which the names of its members are part. */
export function serviceOf({ service }: { readonly service?: string | undefined }): string {
  return service ?? usualService;
}

/** The host name of the members together, or of one of them; their certificate is for each. */
export function memberHost(
  member: number | '*' | 'all',
  database: { readonly service?: string | undefined } = {},
): string {
  const all = `${serviceOf(database)}.mongo.svc.cluster.local`;
  if (member === 'all') return all;
  return `${member === '*' ? '*' : `mongo-${member}`}.${all}`;
}

/** A member of the replica set, and its part in it. */
export interface Member {
  /** The headless Service of its cluster. */
  readonly service: string;
  readonly number: number;
  /** `leads`: where others vote too. */
  readonly part: 'votes' | 'leads' | 'follows';
}

/** Parts of the members of a cluster in the order of their numbers; those beyond have the last one. */
const parts: { readonly [Stage in MoveStage]: { readonly [Side in Move['side']]: readonly Member['part'][] } } = {
  follow: { from: ['votes'], to: ['follows'] },
  vote: { from: ['leads'], to: ['votes', 'votes', 'follows'] },
  lead: { from: ['votes', 'votes', 'follows'], to: ['leads'] },
  leave: { from: [], to: ['votes'] },
};

/** @returns the members that the replica set is to have: those of this cluster, and of the other one while they move */
export function membership({
  members,
  move,
  service = usualService,
}: {
  readonly members: number;
  readonly move?: Move;
  readonly service?: string;
}): readonly Member[] {
  if (!move) return of({ service, members }, ['votes']);
  const [here, there] = [{ service, members }, move.other];
  const [from, to] = move.side === 'from' ? [here, there] : [there, here];
  return [...of(from, parts[move.stage].from), ...of(to, parts[move.stage].to)];
}

function of(
  { members, service }: { readonly members: number; readonly service: string },
  is: readonly Member['part'][],
) {
  return Array.from({ length: members }, (_, number) => number).flatMap((number): Member[] => {
    const part = is[number] ?? is.at(-1);
    return part ? [{ service, number, part }] : [];
  });
}
