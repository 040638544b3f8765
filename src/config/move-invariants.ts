/** Invariants of a move of the database between two clusters. */
import type { Environment } from './environment';
import type { Invariant } from './invariant';
import { moveStages, usualService } from './move';
import { isPrivate, parseNetwork } from './network';

/** Whether two environments are the two ends of one move: each names the other's members. */
export function areEndsOfMove(one: Environment, other: Environment): boolean {
  const names = ({ database }: Environment, { database: { service = usualService } }: Environment) =>
    database.move?.other.service === service;
  return names(one, other) && names(other, one);
}

export const moveInvariants: readonly Invariant[] = [
  {
    says: 'the Service of the members is a DNS label',
    broken: ({ database: { move, service = usualService } }) => {
      const bad = [service, move?.other.service ?? service].find(
        (name) => !/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name),
      );
      return bad === undefined ? undefined : `database.service '${bad}' is not one: use a-z, 0-9 and -`;
    },
  },
  {
    says: 'members of two clusters have different names',
    broken: ({ database: { move, service = usualService } }) =>
      move?.other.service === service
        ? `database.move.other.service is '${service}', as here; let the new cluster have a database.service of its own`
        : undefined,
  },
  {
    says: 'a database moves over private networks',
    broken: ({ database: { move } }) => {
      const network = move && parseNetwork(move.other.network);
      return move && !(network && isPrivate(network))
        ? `database.move.other.network is '${move.other.network}'; use the private IPv4 network of its pods, such as 10.244.0.0/16`
        : undefined;
    },
  },
  {
    says: 'both ends of a move are at the same stage',
    broken: (environment, others) => {
      const { move } = environment.database;
      const end = others.find((one) => one !== environment && areEndsOfMove(environment, one));
      const there = end?.database.move;
      if (!end || !move || !there) return undefined;
      if (move.side === there.side)
        return `database.move.side is '${move.side}', as in '${end.name}'; one leaves, one comes`;
      return move.stage === there.stage
        ? undefined
        : `database.move.stage is '${move.stage}', in '${end.name}' '${there.stage}'; let both have one of ${moveStages.join(', ')}`;
    },
  },
];
