/** Connection string of the database: the names of its members, TLS, a certificate and no password. */
import type { Database } from '../../src/config/environment';
import { portOf } from '../context';

/** Name of the replica set, where there is one. */
export const replicaSet = 'rs0';

/** The host name of one member, which its certificate is for too. */
export function memberHost(member: number | '*'): string {
  return `${member === '*' ? '*' : `mongo-${member}`}.mongo.mongo.svc.cluster.local`;
}

/** @param certificates folder in which the client finds `tls-combined.pem` and `ca.crt` */
export function databaseUrl({ engine, members }: Database, certificates: string): string {
  const hosts = Array.from({ length: members }, (_, member) => `${memberHost(member)}:${portOf('mongo')}`).join(',');
  const options = new URLSearchParams({ tls: 'true' });
  if (engine === 'mongodb') {
    options.set('replicaSet', replicaSet);
    options.set('authMechanism', 'MONGODB-X509');
    options.set('w', 'majority');
    options.set('readConcernLevel', 'majority');
  }
  const files = `tlsCertificateKeyFile=${certificates}/tls-combined.pem&tlsCAFile=${certificates}/ca.crt`;
  return `mongodb://${hosts}/?${options}&${files}`;
}
