import { ApiChart } from '../../charts/api/chart';
import { databaseUrl } from '../../charts/mongo/url';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { at, containerOf, only, settingsOf } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

const { lab, production } = environments;

describe.each(everyEnvironment)('the users API in $name', (environment) => {
  const objects = objectsOf(ApiChart, environment);
  const deployment = only(objects, 'Deployment');
  const ingress = only(objects, 'Ingress');

  test('asks callers for a client certificate at the edge, of the authority of callers', () => {
    expect(at(ingress, 'metadata', 'annotations')).toMatchObject({
      'nginx.ingress.kubernetes.io/auth-tls-verify-client': 'on',
      'nginx.ingress.kubernetes.io/auth-tls-secret': 'api/api-callers',
    });
    expect(only(objects, 'Certificate', 'api-callers')['spec']).toMatchObject({
      issuerRef: { kind: 'ClusterIssuer', name: 'callers' },
    });
  });

  test('has no authority, whose key an editor of its namespace would read', () => {
    expect(objects.filter((one) => one['kind'] === 'Issuer' || at(one, 'spec', 'isCA') === true)).toEqual([]);
  });

  test('lets in the networks of its environment alone', () => {
    const allowed = at(ingress, 'metadata', 'annotations', 'nginx.ingress.kubernetes.io/whitelist-source-range');
    expect(allowed).toBe(environment.frontDoor.clients.join(','));
  });

  test('is at its host, with a certificate for it', () => {
    const host = `api.${environment.frontDoor.domain}`;
    expect(at(ingress, 'spec', 'rules', 0, 'host')).toBe(host);
    expect(at(only(objects, 'Certificate', 'api-tls'), 'spec', 'dnsNames')).toEqual([host]);
  });

  test('shows the database a certificate of clients, in files, not in variables', () => {
    expect(only(objects, 'Certificate', 'mongo-client')['spec']).toMatchObject({
      commonName: 'api',
      subject: { organizationalUnits: ['mongo-clients'] },
      usages: ['digital signature', 'client auth'],
      additionalOutputFormats: [{ type: 'CombinedPEM' }],
    });
    expect(at(containerOf(deployment), 'volumeMounts')).toContainEqual({
      name: 'mongo-client',
      mountPath: '/certs',
      readOnly: true,
    });
    expect(settingsOf(objects, 'Deployment')['MONGO_URL']).toContain('tlsCertificateKeyFile=/certs/tls-combined.pem');
  });

  test('gets its ports, its database and whether it shows its documentation, and nothing else', () => {
    expect(settingsOf(objects, 'Deployment')).toEqual({
      PORT: '8080',
      METRICS_PORT: '9090',
      DOCS: String(environment.apiDocs),
      MONGO_URL: databaseUrl(environment.database, '/certs'),
      OPERATION_SECONDS: '10',
    });
  });

  test('is restarted for its own sake alone, not for that of the database', () => {
    expect(at(containerOf(deployment), 'livenessProbe', 'httpGet', 'path')).toBe('/livez');
    expect(at(containerOf(deployment), 'readinessProbe', 'httpGet', 'path')).toBe('/readyz');
  });

  test('has as many instances, each as large, as the environment says', () => {
    expect(at(only(objects, 'HorizontalPodAutoscaler'), 'spec')).toMatchObject({ minReplicas: 3, maxReplicas: 10 });
    const { cpu, memory } = environment.capacity.api;
    expect(at(containerOf(deployment), 'resources', 'requests')).toMatchObject({ cpu, memory });
  });
});

test('the documentation of the users API is shown in lab, and not to the public', () => {
  const docs = (environment: Environment) => settingsOf(objectsOf(ApiChart, environment), 'Deployment')['DOCS'];
  expect([lab, production].map(docs)).toEqual(['true', 'false']);
});
