import { MongoChart } from '../../charts/mongo/chart';
import { engine } from '../../charts/mongo/engines';
import { databaseUrl, memberHost } from '../../charts/mongo/url';
import type { Database, Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { at, containerOf, only, podOf } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

const { lab, production } = environments;
const argsOf = (environment: Environment) =>
  at(containerOf(only(objectsOf(MongoChart, environment), 'StatefulSet')), 'args') as readonly string[];

describe.each(everyEnvironment)('the database in $name', (environment) => {
  const objects = objectsOf(MongoChart, environment);
  const set = only(objects, 'StatefulSet');

  test('has the members and volumes that the environment says', () => {
    expect(at(set, 'spec', 'replicas')).toBe(environment.database.members);
    expect(at(set, 'spec', 'volumeClaimTemplates', 0, 'spec', 'resources', 'requests', 'storage')).toBe(
      environment.database.storage,
    );
  });

  test('has a certificate for the names of its members, by which they know each other', () => {
    expect(only(objects, 'Certificate')['spec']).toMatchObject({
      dnsNames: ['*.mongo.mongo.svc.cluster.local', 'mongo.mongo.svc.cluster.local', 'localhost'],
      subject: { organizationalUnits: ['database-members'] },
      usages: ['digital signature', 'server auth', 'client auth'],
      issuerRef: { kind: 'ClusterIssuer', name: 'internal' },
    });
    expect(at(containerOf(set), 'volumeMounts')).toContainEqual({
      name: 'mongo-member',
      mountPath: '/certs',
      readOnly: true,
    });
  });

  test('writes where its volume is', () => {
    const mounts = at(containerOf(set), 'volumeMounts') as { name: string; mountPath: string }[];
    const data = mounts.find(({ name }) => name === 'data')?.mountPath;
    expect(data).toBe('/data');
    expect(argsOf(environment).some((arg) => /^--(dbpath=\/data|sqlite-url=file:\/data\/)$/.test(arg))).toBe(true);
  });

  test('runs where the environment places it', () => {
    const subnet = environment.placement?.mongo;
    expect(at(podOf(set), 'nodeSelector')).toEqual(subnet && { 'breakwater.example/subnet': subnet });
  });

  test('gets no variables but its environment', () => {
    expect(at(containerOf(set), 'env')).toMatchObject([{ name: 'ENVIRONMENT' }]);
    expect(containerOf(set)).not.toHaveProperty('envFrom');
  });

  test('is not behind the front door', () => expect(objects.map(({ kind }) => kind)).not.toContain('Ingress'));

  test('has a reason for each exemption, and none for an image with a digest', () => {
    const exempt = Object.keys((at(set, 'metadata', 'annotations') ?? {}) as object).map(
      (key) => key.split('exempt.')[1],
    );
    expect(exempt).toEqual([
      ...(environment.database.engine === 'ferretdb' ? ['image-digest', 'minimum-replicas'] : []),
      ...(environment.userNamespaces === true ? [] : ['user-namespaces']),
    ]);
  });
});

test('beta and production keep the database to the nodes of its subnet', () => {
  const placed = everyEnvironment.filter(({ placement }) => placement?.mongo === 'data').map(({ name }) => name);
  expect(placed).toEqual(expect.arrayContaining(['beta', 'production']));
});

test.each([
  [lab, 'registry.internal/mirror/ferretdb/ferretdb:'],
  [production, 'registry.internal/mirror/library/mongo:'],
])('the image of $name comes from the registry that its sources name', (environment, image) => {
  const sources = { ...environment.sources, registry: 'registry.internal/mirror/' } as const;
  const set = only(objectsOf(MongoChart, { ...environment, sources }), 'StatefulSet');
  expect(at(containerOf(set), 'image')).toContain(image);
});

describe('MongoDB', () => {
  test('takes no client without TLS and a certificate, and is a replica set whose members show theirs', () => {
    expect(argsOf(production)).toEqual(
      expect.arrayContaining([
        '--auth',
        '--tlsMode=requireTLS',
        '--tlsCAFile=/certs/ca.crt',
        '--tlsCertificateKeyFile=/certs/tls-combined.pem',
        '--tlsDisabledProtocols=TLS1_0,TLS1_1',
        '--clusterAuthMode=x509',
        '--replSet=rs0',
        '--port=27017',
      ]),
    );
    expect(argsOf(production).filter((arg) => /allow/i.test(arg))).toEqual([]);
  });

  test('is run by its digest', () => {
    expect(at(containerOf(only(objectsOf(MongoChart, production), 'StatefulSet')), 'image')).toMatch(
      /^docker\.io\/library\/mongo:\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/,
    );
  });

  test('is asked with its own certificate whether it serves, and only at its port whether it lives', () => {
    const container = containerOf(only(objectsOf(MongoChart, production), 'StatefulSet'));
    expect(at(container, 'livenessProbe', 'tcpSocket')).toEqual({ port: 'database' });
    expect(at(container, 'readinessProbe', 'exec', 'command')).toEqual([
      'mongosh',
      '--quiet',
      '--host=localhost',
      '--tls',
      '--tlsCertificateKeyFile=/certs/tls-combined.pem',
      '--tlsCAFile=/certs/ca.crt',
      '--eval',
      'db.hello().ok || quit(1)',
    ]);
  });
});

describe('FerretDB', () => {
  test('listens with TLS only, and asks clients for a certificate', () => {
    expect(argsOf(lab)).toEqual(
      expect.arrayContaining([
        '--listen-addr=',
        '--listen-tls=:27017',
        '--listen-tls-ca-file=/certs/ca.crt',
        '--listen-tls-cert-file=/certs/tls.crt',
        '--listen-tls-key-file=/certs/tls.key',
        '--telemetry=disable',
      ]),
    );
  });

  test('is asked at a port that no flow opens', () => {
    const container = containerOf(only(objectsOf(MongoChart, lab), 'StatefulSet'));
    expect(at(container, 'ports')).toEqual([
      { name: 'database', containerPort: 27017 },
      { name: 'debug', containerPort: 8088 },
    ]);
    expect(at(container, 'livenessProbe', 'httpGet')).toEqual({ path: '/debug/livez', port: 'debug' });
    expect(at(container, 'readinessProbe', 'httpGet')).toEqual({ path: '/debug/readyz', port: 'debug' });
    expect(argsOf(lab)).toContain('--debug-addr=:8088');
  });

  test('is refused where images are pulled', () => {
    const database: Database = { engine: 'ferretdb', members: 1, storage: '1Gi' };
    expect(() => engine(database, production)).toThrow(
      new Error(
        "'database.engine' must be 'mongodb' where images are pulled because no digest of FerretDB's is known, got 'ferretdb'",
      ),
    );
    expect(() => objectsOf(MongoChart, { ...production, database })).toThrow(
      /^\[production\/mongo\/.*'database\.engine' must be 'mongodb'/,
    );
  });
});

describe('the address of the database', () => {
  test('names every member of a replica set, and how far a write must have come', () => {
    expect(databaseUrl({ engine: 'mongodb', members: 3, storage: '1Gi' }, '/certs')).toBe(
      'mongodb://mongo-0.mongo.mongo.svc.cluster.local:27017,mongo-1.mongo.mongo.svc.cluster.local:27017,mongo-2.mongo.mongo.svc.cluster.local:27017/' +
        '?tls=true&replicaSet=rs0&authMechanism=MONGODB-X509&w=majority&readConcernLevel=majority' +
        '&tlsCertificateKeyFile=/certs/tls-combined.pem&tlsCAFile=/certs/ca.crt',
    );
  });

  test('names the one member of the other engine, and a certificate all the same', () => {
    expect(databaseUrl({ engine: 'ferretdb', members: 1, storage: '1Gi' }, '/certs')).toBe(
      'mongodb://mongo-0.mongo.mongo.svc.cluster.local:27017/?tls=true&tlsCertificateKeyFile=/certs/tls-combined.pem&tlsCAFile=/certs/ca.crt',
    );
  });

  test('is one that the certificate of the members is for', () => {
    expect(memberHost(0).replace(/^[^.]+/, '*')).toBe(memberHost('*'));
  });
});
