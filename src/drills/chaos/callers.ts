/** Callers of a platform while something is broken: through its front door, as its users are. */
import type { Environment } from '../../config/environment';
import { services } from '../../config/services';
import type { Clock } from '../../programs/clock';
import type { Answered } from '../answers';
import { Prober, type ProberProps } from '../prober';
import { type Credentials, type Door, UsersCaller } from '../users-caller';
import { type Kept, UsersWriter } from '../users-writer';
import type { CallerName } from './experiment';

/** What callers got until now; the times are those of `performance.now()`. */
export type Answers = Readonly<Partial<Record<CallerName, readonly Answered[]>>>;

export interface Callers {
  readonly answers: () => Answers;
  /** Ends them, and reads back what was written. @returns undefined where nothing was written */
  stop(): Promise<Kept | undefined>;
}

export interface CallersProps {
  readonly environment: Environment;
  readonly door: Door;
  readonly credentials: Credentials;
  readonly clock: Clock;
}

/** Requests a second. */
const rates = { hash: 20, newcomers: 4, reads: 10, writes: 10 } as const;

/** The SHA-1 of `abc123`. */
const hash = { path: '/hash/abc123', body: '6367c48dd193d56ea7b0baad25b19455e529f5ee' } as const;

/** Begins at once. Where others depend on the cluster nothing is written: users of a drill would stay. */
export function startCallers({ clock, credentials, door, environment }: CallersProps): Callers {
  const hostOf = (name: 'api' | 'hash') => `${services[name].host}.${environment.frontDoor.domain}`;
  const probe = (rate: number, host: string, path: string, body?: string, more: Partial<ProberProps> = {}) =>
    new Prober({ door, credentials, rate, ...more }, [{ host, path, ...(body === undefined ? {} : { body }) }]);
  const { cert: _cert, key: _key, ...authority } = credentials;
  const open = { credentials: authority };
  const probers = {
    hash: probe(rates.hash, hostOf('hash'), hash.path, hash.body, open),
    newcomers: probe(rates.newcomers, hostOf('hash'), hash.path, hash.body, { ...open, anew: true }),
    reads: probe(rates.reads, hostOf('api'), '/users/?limit=1'),
  };
  const isOwn = environment.cluster.kind === 'minikube';
  const caller = new UsersCaller(hostOf('api'), () => door, credentials);
  const writer = isOwn ? new UsersWriter(caller, clock, rates.writes) : undefined;
  return {
    answers: () => ({
      hash: probers.hash.answers,
      newcomers: probers.newcomers.answers,
      reads: probers.reads.answers,
      ...(writer ? { writes: writer.answers } : {}),
    }),
    stop: async () => {
      await Promise.all(Object.values(probers).map((one) => one.stop()));
      const kept = await writer?.kept();
      caller.close();
      return kept;
    },
  };
}

/** Where the front door of an environment listens: on this machine, or at its address. */
export function doorOf({ frontDoor: { entry } }: Pick<Environment, 'frontDoor'>): Door {
  return entry.kind === 'loopback'
    ? { address: '127.0.0.1', port: entry.https }
    : { address: entry.address, port: 443 };
}
