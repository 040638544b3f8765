/** Certificate authorities of a cluster, as objects of cert-manager, which must be installed. */
import type { Construct } from 'constructs';
import type { ClusterIssuerSpec } from '../../imports/cert-manager.io';
import { ClusterIssuer } from '../../imports/cert-manager.io';
import type { Environment, Issuer } from '../../src/config/environment';
import { release } from '../../src/config/versions';
import { ClusterChart } from '../../src/constructs/cluster-chart';
import { PlainObject } from '../../src/constructs/plain-object';
import { TlsCertificate } from '../../src/constructs/tls-certificate';
import { frontDoorIssuer, issuers } from '../context';

/** Where cert-manager runs, and keeps the keys of authorities that are not tied to a namespace. */
const namespace = 'cert-manager';

export class CertificatesChart extends ClusterChart {
  constructor(scope: Construct, environment: Environment) {
    super(scope, { name: 'certificates', component: 'certificates', environment: environment.name, version: release });
    new PlainObject(
      this,
      'bootstrap',
      ClusterIssuer.manifest({ metadata: { name: issuers.bootstrap }, spec: { selfSigned: {} } }),
    );
    this.defineAuthority(issuers.internal, 'internal TLS');
    this.defineAuthority(issuers.callers, 'callers from outside');
    if (environment.frontDoor.issuer.kind === 'self-signed') {
      this.defineAuthority(frontDoorIssuer(environment), `front door of ${environment.name}`);
    } else {
      new PlainObject(
        this,
        'front-door',
        ClusterIssuer.manifest({
          metadata: { name: frontDoorIssuer(environment) },
          spec: acme(environment.frontDoor.issuer, environment.frontDoor.domain),
        }),
      );
    }
  }

  /** An authority that is made in the cluster: its key never leaves it. */
  private defineAuthority(name: string, subject: string): void {
    const { secret } = new TlsCertificate(this, `${name}-authority`, {
      name: `${name}-authority`,
      namespace,
      signer: { clusterIssuer: issuers.bootstrap },
      uses: ['authority'],
      subject: `breakwater ${subject}`,
      days: 1095,
    });
    new PlainObject(this, name, ClusterIssuer.manifest({ metadata: { name }, spec: { ca: { secretName: secret } } }));
  }
}

function acme(
  { name, server, contact, nameserver }: Extract<Issuer, { kind: 'acme' }>,
  domain: string,
): ClusterIssuerSpec {
  return {
    acme: {
      server,
      email: contact,
      privateKeySecretRef: { name: `${name}-account` },
      solvers: [
        {
          dns01: {
            rfc2136: {
              nameserver,
              tsigAlgorithm: 'HMACSHA512',
              tsigKeyName: domain.replaceAll('.', '-'),
              tsigSecretSecretRef: { name: 'front-door-dns-update', key: 'tsig' },
            },
          },
        },
      ],
    },
  };
}
