import { MongoChart } from '../../charts/mongo/chart';
import { cacheGigabytes } from '../../charts/mongo/mongod';
import { databaseUrl } from '../../charts/mongo/url';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { memberHost } from '../../src/config/move';
import { at, containerOf, only, podOf } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

const { production } = environments;
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
    expect(only(objects, 'Certificate', 'mongo-member')['spec']).toMatchObject({
      dnsNames: ['*.mongo.mongo.svc.cluster.local', 'mongo.mongo.svc.cluster.local', 'localhost'],
      subject: { organizationalUnits: ['mongo-members'] },
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
    expect(argsOf(environment).some((arg) => arg === '--dbpath=/data')).toBe(true);
  });

  test('runs where the environment places it', () => {
    const subnet = environment.placement?.mongo;
    expect(at(podOf(set), 'nodeSelector')).toEqual(subnet && { 'breakwater.example/subnet': subnet });
  });

  test('gets no variables but its environment', () => {
    expect(at(containerOf(set), 'env')).toMatchObject([{ name: 'ENVIRONMENT' }]);
    expect(containerOf(set)).not.toHaveProperty('envFrom');
  });

  test('has beside each member an exporter of metrics, which may be called there and calls that member alone', () => {
    const exporter = at(podOf(set), 'containers', 1);
    expect(exporter).toMatchObject({
      name: 'exporter',
      args: ['export-metrics'],
      ports: [{ name: 'metrics', containerPort: 9090 }],
      livenessProbe: { httpGet: { path: '/livez', port: 'metrics' } },
      readinessProbe: { httpGet: { path: '/readyz', port: 'metrics' } },
    });
    expect(at(exporter, 'image')).toMatch(/\/mongo-admin:[0-9a-f]{40}$/);
    const settings = only(objects, 'ConfigMap', String(at(exporter, 'envFrom', 0, 'configMapRef', 'name')))['data'];
    expect(settings).toMatchObject({ MEMBER: 'localhost:27017', METRICS_PORT: '9090' });
    // Prometheus waits for 10 s.
    expect(Number(at(settings, 'SCRAPE_SECONDS'))).toBeLessThan(10);
  });

  test('lets the exporter be a client, not a member, and see what a member should serve without the key', () => {
    expect(only(objects, 'Certificate', 'mongo-exporter')['spec']).toMatchObject({
      commonName: 'mongo',
      subject: { organizationalUnits: ['mongo-clients'] },
      additionalOutputFormats: [{ type: 'CombinedPEM' }],
      usages: ['digital signature', 'client auth'],
    });
    const mounts = at(podOf(set), 'containers', 1, 'volumeMounts') as { name: string; mountPath: string }[];
    expect(mounts.map(({ name, mountPath }) => [name, mountPath])).toEqual([
      ['tmp-exporter', '/tmp'],
      ['mongo-exporter', '/certs'],
      ['mongo-member-certificate', '/member'],
    ]);
    expect(at(podOf(set), 'volumes')).toContainEqual({
      name: 'mongo-member-certificate',
      secret: { secretName: 'mongo-member', defaultMode: 0o440, items: [{ key: 'tls.crt', path: 'tls.crt' }] },
    });
    expect(at(containerOf(set), 'volumeMounts')).not.toContainEqual(
      expect.objectContaining({ name: 'mongo-exporter' }),
    );
  });

  test('gives exporters 10m and 48Mi at the most, in addition to what members have', () => {
    const requests = (place: number) => at(podOf(set), 'containers', place, 'resources', 'requests');
    expect(requests(0)).toMatchObject({ cpu: environment.capacity.mongo.cpu });
    expect(requests(1)).toMatchObject({ cpu: '10m', memory: '48Mi' });
  });

  test('is not behind the front door', () => expect(objects.map(({ kind }) => kind)).not.toContain('Ingress'));

  test('has no exemption but that of user namespaces', () => {
    const exempt = Object.keys((at(set, 'metadata', 'annotations') ?? {}) as object).map(
      (key) => key.split('exempt.')[1],
    );
    expect(exempt).toEqual(environment.userNamespaces === true ? [] : ['user-namespaces']);
  });
});

test('beta and production keep the database to the nodes of its subnet', () => {
  const placed = everyEnvironment.filter(({ placement }) => placement?.mongo === 'data').map(({ name }) => name);
  expect(placed).toEqual(expect.arrayContaining(['beta', 'production']));
});

test('the image comes from the registry that the sources name', () => {
  const sources = { ...production.sources, registry: 'registry.internal/mirror/' } as const;
  const set = only(objectsOf(MongoChart, { ...production, sources }), 'StatefulSet');
  expect(at(containerOf(set), 'image')).toContain('registry.internal/mirror/library/mongo:');
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
        '--noscripting',
        '--setParameter=enableLocalhostAuthBypass=false',
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

  test('is probed at its port, without a shell', () => {
    const container = containerOf(only(objectsOf(MongoChart, production), 'StatefulSet'));
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
      expect(at(container, probe, 'tcpSocket')).toEqual({ port: 'database' });
  });

  test('steps down before its pod is killed, and waits before the next member is replaced', () => {
    const set = only(objectsOf(MongoChart, production), 'StatefulSet');
    expect(argsOf(production)).toContain('--setParameter=shutdownTimeoutMillisForSignaledShutdown=5000');
    expect(at(podOf(set), 'terminationGracePeriodSeconds')).toBe(30);
    expect(at(set, 'spec', 'minReadySeconds')).toBe(10);
  });

  test.each([
    ['256Mi', 0.25],
    ['768Mi', 0.25],
    ['1Gi', 0.37],
    ['4Gi', 1.87],
  ] as const)('has with %s a cache of %d GB', (memory, gigabytes) => expect(cacheGigabytes(memory)).toBe(gigabytes));
});

describe('the address of the database', () => {
  test('names every member of a replica set, and how far a write must have come', () => {
    expect(databaseUrl({ members: 3 }, '/certs')).toBe(
      'mongodb://mongo-0.mongo.mongo.svc.cluster.local:27017,mongo-1.mongo.mongo.svc.cluster.local:27017,mongo-2.mongo.mongo.svc.cluster.local:27017/' +
        '?tls=true&replicaSet=rs0&authMechanism=MONGODB-X509&w=majority&readConcernLevel=majority' +
        '&serverSelectionTimeoutMS=8000&waitQueueTimeoutMS=8000&maxConnecting=8&minPoolSize=3&maxPoolSize=10' +
        '&tlsCertificateKeyFile=/certs/tls-combined.pem&tlsCAFile=/certs/ca.crt',
    );
  });

  test('is one that the certificate of the members is for', () => {
    expect(memberHost(0).replace(/^[^.]+/, '*')).toBe(memberHost('*'));
  });
});
