import type { Fixtures } from '../example';

const object = 'StatefulSet mongo';
const container = 'spec.template.spec.containers[0]';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const mongo = [
  '--auth',
  '--clusterAuthMode=x509',
  '--noscripting',
  '--nounixsocket',
  '--setParameter=enableLocalhostAuthBypass=false',
  '--tlsMode=requireTLS',
  '--tlsDisabledProtocols=TLS1_0,TLS1_1',
  '--tlsCAFile=/certs/ca.crt',
  '--tlsCertificateKeyFile=/certs/tls-combined.pem',
];

export const databaseFlags: Fixtures = {
  good: [
    { says: 'a database', object },
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
      set: { [`${container}.args[5]`]: '--tlsMode=preferTLS' },
      complains: ["StatefulSet api/mongo: container 'mongo': add '--tlsMode=requireTLS' to args"],
    },
  ],
};
