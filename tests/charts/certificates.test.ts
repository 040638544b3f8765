import { charts } from '../../charts';
import { CertificatesChart } from '../../charts/certificates/chart';
import { environments } from '../../src/config/environments';
import { render } from '../../src/synth/render';
import { at, only } from '../constructs/objects';
import { everyEnvironment, objectsOf } from './rendered';

const { beta, lab, production } = environments;

describe.each(everyEnvironment)('the signers in $name', (environment) => {
  const objects = objectsOf(CertificatesChart, environment);

  test('are bootstrap, internal, those of callers and of the front door', () => {
    const names = objects.filter(({ kind }) => kind === 'ClusterIssuer').map(({ metadata }) => metadata.name);
    const { issuer } = environment.frontDoor;
    expect(names).toEqual(['bootstrap', 'internal', 'callers', issuer.kind === 'acme' ? issuer.name : 'front-door']);
  });

  test('are there for every certificate of every chart', () => {
    const all = render(charts, environment).files.flatMap((file) => file.objects);
    const signers = all.filter(({ kind }) => kind === 'ClusterIssuer').map(({ metadata }) => metadata.name);
    const asked = all
      .filter((object) => at(object, 'spec', 'issuerRef', 'kind') === 'ClusterIssuer')
      .map((object) => at(object, 'spec', 'issuerRef', 'name'));
    expect([...new Set(asked)].sort()).toEqual([...signers].sort());
  });

  test('begin with one that signs itself', () => {
    expect(only(objects, 'ClusterIssuer', 'bootstrap')['spec']).toEqual({ selfSigned: {} });
  });

  test('inside the cluster are an authority whose key never leaves it', () => {
    expect(only(objects, 'ClusterIssuer', 'internal')['spec']).toEqual({ ca: { secretName: 'internal-authority' } });
    expect(only(objects, 'Certificate', 'internal-authority')).toMatchObject({
      metadata: { namespace: 'cert-manager' },
      spec: {
        isCA: true,
        commonName: 'breakwater internal TLS',
        duration: '26280h0m0s',
        issuerRef: { kind: 'ClusterIssuer', name: 'bootstrap' },
        secretName: 'internal-authority',
        privateKey: { rotationPolicy: 'Never' },
      },
    });
  });

  test('find every authority that they are', () => {
    const secrets = objects
      .filter(({ kind }) => kind === 'Certificate')
      .map((object) => at(object, 'spec', 'secretName'));
    const used = objects.flatMap((object) => at(object, 'spec', 'ca', 'secretName') ?? []);
    expect(used).toEqual(secrets);
  });
});

describe('the front door', () => {
  test('of one machine is signed for by its own authority', () => {
    const objects = objectsOf(CertificatesChart, lab);
    expect(only(objects, 'ClusterIssuer', 'front-door')['spec']).toEqual({
      ca: { secretName: 'front-door-authority' },
    });
    expect(only(objects, 'Certificate', 'front-door-authority')['spec']).toMatchObject({
      isCA: true,
      commonName: 'breakwater front door of lab',
    });
  });

  test.each([
    [beta, 'letsencrypt-staging', 'https://acme-staging-v02.api.letsencrypt.org/directory', 'beta-breakwater-example'],
    [production, 'letsencrypt-prod', 'https://acme-v02.api.letsencrypt.org/directory', 'breakwater-example'],
  ])(
    'of $name is signed for by a public authority, which asks for a DNS record',
    (environment, name, server, tsigKeyName) => {
      const objects = objectsOf(CertificatesChart, environment);
      expect(only(objects, 'ClusterIssuer', name)['spec']).toEqual({
        acme: {
          server,
          email: 'platform@breakwater.example',
          privateKeySecretRef: { name: `${name}-account` },
          solvers: [
            {
              dns01: {
                rfc2136: {
                  nameserver: 'ns1.breakwater.example:53',
                  tsigAlgorithm: 'HMACSHA512',
                  tsigKeyName,
                  tsigSecretSecretRef: { name: 'front-door-dns-update', key: 'tsig' },
                },
              },
            },
          ],
        },
      });
      expect(objects.map(({ metadata }) => metadata.name)).not.toContain('front-door-authority');
    },
  );
});
