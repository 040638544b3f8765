import type { Fixtures } from '../example';

const object = 'StatefulSet mongo';
const container = 'spec.template.spec.containers[0]';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const flags = [
  '--listen-addr=',
  '--listen-tls=:27017',
  '--listen-tls-ca-file=/certs/ca.crt',
  '--listen-tls-cert-file=/certs/tls.crt',
  '--listen-tls-key-file=/certs/tls.key',
  '--telemetry=disable',
];

const mongo = [
  '--auth',
  '--clusterAuthMode=x509',
  '--nounixsocket',
  '--tlsMode=requireTLS',
  '--tlsDisabledProtocols=TLS1_0,TLS1_1',
  '--tlsCAFile=/certs/ca.crt',
  '--tlsCertificateKeyFile=/certs/tls-combined.pem',
];

function ferret(args: readonly string[]) {
  return {
    object,
    set: { [`${container}.args`]: args, [`${container}.image`]: `docker.io/library/ferretdb:1.24.2@${digest}` },
  } as const;
}

export const databaseFlags: Fixtures = {
  good: [
    { says: 'a database', object },
    { says: 'another database', ...ferret(['--handler=sqlite', ...flags]) },
    {
      says: 'a set of something else',
      object,
      set: { [`${container}.args`]: ['--auth'], [`${container}.image`]: `docker.io/library/queue:1@${digest}` },
    },
  ],
  bad: [
    {
      says: 'a database without authentication',
      object,
      set: { [`${container}.args`]: undefined },
      complains: mongo.map((flag) => `StatefulSet api/mongo: container 'mongo': add '${flag}' to args`),
    },
    {
      says: 'a database that also speaks without TLS',
      object,
      set: { [`${container}.args[3]`]: '--tlsMode=preferTLS' },
      complains: ["StatefulSet api/mongo: container 'mongo': add '--tlsMode=requireTLS' to args"],
    },
    {
      says: 'another database, in plain text',
      ...ferret(['--listen-addr=:27017', ...flags.slice(1)]),
      complains: ["StatefulSet api/mongo: container 'mongo': add '--listen-addr=' to args"],
    },
  ],
};
