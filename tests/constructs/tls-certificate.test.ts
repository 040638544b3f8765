import type { TlsCertificateProps } from '../../src/constructs/tls-certificate';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { objectsWith, only } from './objects';

const base: TlsCertificateProps = { name: 'caller', signer: { clusterIssuer: 'internal' }, uses: ['client'] };
const made = (props: Partial<TlsCertificateProps> = {}) =>
  only(
    objectsWith((chart) => new TlsCertificate(chart, 'certificate', { ...base, ...props })),
    'Certificate',
  );

describe('a certificate', () => {
  test('has a new P-256 key every time it is renewed, a month before its end', () => {
    expect(made()).toMatchObject({
      metadata: { name: 'caller', namespace: 'shop' },
      spec: {
        secretName: 'caller',
        duration: '2160h0m0s',
        renewBefore: '720h0m0s',
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
        revisionHistoryLimit: 1,
      },
    });
  });

  test('says where to find it', () => {
    objectsWith((chart) => expect(new TlsCertificate(chart, 'certificate', base).secret).toBe('caller'));
  });

  test('says nothing that was not given', () => {
    for (const field of ['isCA', 'dnsNames', 'commonName', 'subject', 'additionalOutputFormats']) {
      expect(made()['spec']).not.toHaveProperty(field);
    }
  });

  test('lives as long as is said, and is renewed when a third is left', () => {
    expect(made({ days: 30 })['spec']).toMatchObject({ duration: '720h0m0s', renewBefore: '240h0m0s' });
  });

  test('is in the namespace that is given', () => {
    expect(made({ namespace: 'cert-manager' }).metadata.namespace).toBe('cert-manager');
  });

  test('says whom it speaks for, and the group', () => {
    expect(made({ subject: 'api', unit: 'clients' })['spec']).toMatchObject({
      commonName: 'api',
      subject: { organizationalUnits: ['clients'] },
    });
  });

  test('is in one file with its key where asked for', () => {
    expect(made({ combined: true })['spec']).toMatchObject({ additionalOutputFormats: [{ type: 'CombinedPEM' }] });
    expect(made({ combined: false })['spec']).not.toHaveProperty('additionalOutputFormats');
  });
});

describe('the signer', () => {
  test('of the cluster is a ClusterIssuer', () => {
    expect(made()['spec']).toMatchObject({
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'internal' },
    });
  });

  test('of the namespace is an Issuer', () => {
    expect(made({ signer: { issuer: 'callers' } })['spec']).toMatchObject({
      issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'callers' },
    });
  });
});

describe('the use', () => {
  test('of a client is that alone', () =>
    expect(made()['spec']).toMatchObject({ usages: ['digital signature', 'client auth'] }));

  test('of a member is both, each said once', () => {
    expect(made({ uses: ['server', 'client'], dnsNames: ['a'] })['spec']).toMatchObject({
      usages: ['digital signature', 'server auth', 'client auth'],
      dnsNames: ['a'],
    });
  });

  test('of an authority is to sign, with a key that stays, since others trust it', () => {
    expect(made({ uses: ['authority'] })['spec']).toMatchObject({
      isCA: true,
      usages: ['digital signature', 'cert sign'],
      privateKey: { rotationPolicy: 'Never' },
    });
  });

  test.each([undefined, []])('of a server is refused without a host: %j', (dnsNames) => {
    expect(() => made({ uses: ['client', 'server'], dnsNames })).toThrow(
      new Error("'dnsNames' must name at least one host because 'caller' is for a server, got none"),
    );
  });
});
