/** Connection string of the database: the names of its members, TLS, a certificate and no password. */
import type { Database } from '../../src/config/environment';
import { connectingAtOnce, keptOpen, openAtMost, patience } from '../../src/config/patience';
import { portOf } from '../context';

/** Name of the replica set. */
export const replicaSet = 'rs0';

/** The host name of one member, which its certificate is for too. */
export function memberHost(member: number | '*'): string {
  return `${member === '*' ? '*' : `mongo-${member}`}.mongo.mongo.svc.cluster.local`;
}

/** Host and port of each member. */
export function memberAddresses({ members }: Pick<Database, 'members'>): readonly string[] {
  return Array.from({ length: members }, (_, member) => `${memberHost(member)}:${portOf('mongo')}`);
}

/** @param certificates folder in which the client finds `tls-combined.pem` and `ca.crt` */
export function databaseUrl(database: Pick<Database, 'members'>, certificates: string): string {
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
