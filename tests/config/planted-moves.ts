/** Moves of a database that break an invariant, with the sentence of each. */
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Move } from '../../src/config/move';

const { beta, local, production } = environments;

/** An environment between which and another one the database moves. */
export function moving(
  environment: Environment,
  move: Omit<Partial<Move>, 'other'> & { readonly other?: Partial<Move['other']> } = {},
  service?: string,
): Environment {
  const other = { service: 'mongo-b', members: 3, network: '10.20.0.0/16', ...move.other } as const;
  const database = { ...environment.database, move: { side: 'from', stage: 'follow', ...move, other } as const };
  return { ...environment, database: service === undefined ? database : { ...database, service } };
}

/** The other end of a move from production. */
export const successor = (move: Partial<Move> = {}): Environment =>
  moving(
    { ...production, name: beta.name, context: beta.context, promotion: { soakHours: 0 } },
    { side: 'to', other: { service: 'mongo' }, ...move },
    'mongo-b',
  );

export const plantedMoves = [
  {
    says: 'the Service of the members is a DNS label',
    environment: { ...local, database: { ...local.database, service: 'mongo.b' } },
    sentence: "database.service 'mongo.b' is not one: use a-z, 0-9 and -",
  },
  {
    says: 'the Service of the members is a DNS label',
    environment: moving(local, { other: { service: 'B' } }),
    sentence: "database.service 'B' is not one: use a-z, 0-9 and -",
  },
  {
    says: 'members of two clusters have different names',
    environment: moving(local, { other: { service: 'mongo' } }),
    sentence: "database.move.other.service is 'mongo', as here; let the new cluster have a database.service of its own",
  },
  ...['10.20.0.1/16', '203.0.113.0/24', '0.0.0.0/0', 'fd00::/64', ''].map((network) => ({
    says: 'a database moves over private networks',
    environment: moving(local, { other: { network } }),
    sentence: `database.move.other.network is '${network}'; use the private IPv4 network of its pods, such as 10.244.0.0/16`,
  })),
] as const;
