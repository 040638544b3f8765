/** Connection string of the database: the names of its members, TLS, a certificate and no password. */
import type { Database } from '../../src/config/environment';
import { type Member, memberHost, membership, serviceOf } from '../../src/config/move';
import { connectingAtOnce, keptOpen, openAtMost, patience } from '../../src/config/patience';
import { portOf } from '../context';

/** Name of the replica set. */
export const replicaSet = 'rs0';

/** Host and port of each member of this cluster. */
export function memberAddresses({ members, service }: Pick<Database, 'members' | 'service'>): readonly string[] {
  return Array.from({ length: members }, (_, number) => address({ service: serviceOf({ service }), number }));
}

/** The settings of the job `mongo-admin` that say which members the replica set is to have, and what each of them is. */
export function membershipSettings(database: Database): Readonly<Record<string, string>> {
  const all = membership(database);
  const are = (part: Member['part']) => all.filter((one) => one.part === part).map(address);
  const some = { LEADERS: are('leads'), FOLLOWERS: are('follows') };
  return {
    MEMBERS: all.map(address).join(','),
    ...Object.fromEntries(
      Object.entries(some)
        .filter(([, hosts]) => hosts.length > 0)
        .map(([name, hosts]) => [name, hosts.join(',')]),
    ),
  };
}

function address({ number, service }: Pick<Member, 'number' | 'service'>): string {
  return `${memberHost(number, { service })}:${portOf('mongo')}`;
}

/** @param certificates folder in which the client finds `tls-combined.pem` and `ca.crt` */
export function databaseUrl(database: Pick<Database, 'members' | 'service'>, certificates: string): string {
  const options = new URLSearchParams({
    tls: 'true',
    replicaSet,
    authMechanism: 'MONGODB-X509',
    w: 'majority',
    readConcernLevel: 'majority',
    serverSelectionTimeoutMS: milliseconds(patience.selection),
    waitQueueTimeoutMS: milliseconds(patience.queue),
    maxConnecting: String(connectingAtOnce),
    minPoolSize: String(keptOpen),
    maxPoolSize: String(openAtMost),
  });
  const files = `tlsCertificateKeyFile=${certificates}/tls-combined.pem&tlsCAFile=${certificates}/ca.crt`;
  return `mongodb://${memberAddresses(database).join(',')}/?${options}&${files}`;
}

function milliseconds(seconds: number): string {
  return String(seconds * 1000);
}
