/** The engines that speak MongoDB's protocol: how each is started so that it takes no client without a certificate. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Database, Environment, Sources } from '../../src/config/environment';
import { images, reference } from '../../src/config/versions';
import type { StatefulDatabaseProps } from '../../src/constructs/stateful-database';
import { portOf } from '../context';
import { replicaSet } from './url';

/** Where an engine finds `tls.crt`, `tls.key`, `ca.crt` and `tls-combined.pem`. */
export const certificates = '/certs';

type Engine = Pick<
  StatefulDatabaseProps,
  'image' | 'command' | 'args' | 'dataPath' | 'otherPorts' | 'probes' | 'imageExemption'
>;

/** @returns what differs between the engines; TLS and client certificates are required by each */
export function engine(
  database: Database,
  { images: { pullPolicy }, sources: { registry } }: Pick<Environment, 'images' | 'sources'>,
): Engine {
  return database.engine === 'mongodb' ? mongodb(registry) : ferretdb(pullPolicy, registry);
}

function mongodb(registry: Sources['registry']): Engine {
  const shell = (script: string): k8s.Probe => ({
    exec: {
      command: [
        'mongosh',
        '--quiet',
        // The certificate is for this name, not for the address that mongosh would take.
        '--host=localhost',
        '--tls',
        `--tlsCertificateKeyFile=${certificates}/tls-combined.pem`,
        `--tlsCAFile=${certificates}/ca.crt`,
        '--eval',
        script,
      ],
    },
  });
  return {
    image: reference(images.mongodb, registry),
    command: ['mongod'],
    args: [
      '--auth',
      '--bind_ip_all',
      '--clusterAuthMode=x509',
      '--dbpath=/data',
      '--nounixsocket',
      `--port=${portOf('mongo')}`,
      `--replSet=${replicaSet}`,
      `--tlsCAFile=${certificates}/ca.crt`,
      `--tlsCertificateKeyFile=${certificates}/tls-combined.pem`,
      '--tlsDisabledProtocols=TLS1_0,TLS1_1',
      '--tlsMode=requireTLS',
    ],
    dataPath: '/data',
    probes: {
      live: { tcpSocket: { port: k8s.IntOrString.fromString('database') } },
      ready: shell('db.hello().ok || quit(1)'),
    },
  };
}

/** FerretDB over SQLite: the same protocol in one process, for a machine without MongoDB's image. */
function ferretdb(pullPolicy: 'Always' | 'IfNotPresent', registry: Sources['registry']): Engine {
  if (pullPolicy === 'Always') {
    throw new Error(
      "'database.engine' must be 'mongodb' where images are pulled because no digest of FerretDB's is known, got 'ferretdb'",
    );
  }
  const ask = (path: string): k8s.Probe => ({ httpGet: { path, port: k8s.IntOrString.fromString('debug') } });
  return {
    image: reference(images.ferretdb, registry),
    args: [
      '--handler=sqlite',
      '--listen-addr=',
      `--listen-tls=:${portOf('mongo')}`,
      `--listen-tls-ca-file=${certificates}/ca.crt`,
      `--listen-tls-cert-file=${certificates}/tls.crt`,
      `--listen-tls-key-file=${certificates}/tls.key`,
      '--debug-addr=:8088',
      '--sqlite-url=file:/data/',
      '--state-dir=/tmp',
      '--telemetry=disable',
    ],
    dataPath: '/data',
    otherPorts: { debug: 8088 },
    probes: { live: ask('/debug/livez'), ready: ask('/debug/readyz') },
    imageExemption: 'no digest of this version could be verified; lab loads the image into its node',
  };
}
