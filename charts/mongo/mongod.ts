/** Start of mongod: no client without TLS and a certificate, and a cache that fits the member's memory. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Environment } from '../../src/config/environment';
import { images, reference } from '../../src/config/versions';
import type { StatefulDatabaseProps } from '../../src/constructs/stateful-database';
import { type Memory, mebibytes } from '../../src/kubernetes/quantity';
import { portOf } from '../context';
import { replicaSet } from './url';

/** Where mongod finds `ca.crt` and `tls-combined.pem`. */
export const certificates = '/certs';

/**
 * Seconds that a primary has after SIGTERM to hand over, and then goes on for those that follow it: the pod has 30 in all.
 * More than half of the election timeout, after which these look for the new one: otherwise they lose a second (0030).
 */
const stepDownSeconds = 5;

/** @returns image, flags and probes of a member */
export function mongod({
  capacity,
  sources,
}: Pick<Environment, 'capacity' | 'sources'>): Pick<
  StatefulDatabaseProps,
  'image' | 'command' | 'args' | 'dataPath' | 'probes'
> {
  // A shell each five seconds costs 1.6 to 1.9 s of CPU on every member; that a member serves is seen by its clients.
  const open: k8s.Probe = { tcpSocket: { port: k8s.IntOrString.fromString('database') } };
  return {
    image: reference(images.mongodb, sources.registry),
    command: ['mongod'],
    args: [
      '--auth',
      '--bind_ip_all',
      '--clusterAuthMode=x509',
      '--dbpath=/data',
      '--noscripting',
      '--nounixsocket',
      `--port=${portOf('mongo')}`,
      `--replSet=${replicaSet}`,
      // Else whoever is in the pod is an administrator until there is a user.
      '--setParameter=enableLocalhostAuthBypass=false',
      `--setParameter=shutdownTimeoutMillisForSignaledShutdown=${stepDownSeconds * 1000}`,
      `--tlsCAFile=${certificates}/ca.crt`,
      `--tlsCertificateKeyFile=${certificates}/tls-combined.pem`,
      '--tlsDisabledProtocols=TLS1_0,TLS1_1',
      '--tlsMode=requireTLS',
      `--wiredTigerCacheSizeGB=${cacheGigabytes(capacity.mongo.memory)}`,
    ],
    dataPath: '/data',
    probes: { live: open, ready: open },
  };
}

/**
 * Size of the storage engine's cache: half of what the limit leaves above 256 MiB, which mongod itself needs; 0.25 GB,
 * MongoDB's smallest, at the least.
 */
export function cacheGigabytes(memory: Memory): number {
  const half = (mebibytes(memory) - 256) / 2 / 1024;
  return Math.max(0.25, Math.floor(half * 100) / 100);
}
