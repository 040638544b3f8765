/** Certificate authorities of a cluster, as objects of cert-manager, which must be installed. */
import type { Construct } from 'constructs';
import type { ClusterIssuerSpec, ClusterIssuerSpecAcmeSolvers } from '../../imports/cert-manager.io';
import { ClusterIssuer } from '../../imports/cert-manager.io';
import type { Environment, Issuer, Proof } from '../../src/config/environment';
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
    const { domain, issuer } = environment.frontDoor;
    const name = frontDoorIssuer(environment);
    if (issuer.kind === 'self-signed') this.defineAuthority(name, `front door of ${environment.name}`);
    // One that exists is the site's.
    if (issuer.kind === 'acme')
      new PlainObject(this, 'front-door', ClusterIssuer.manifest({ metadata: { name }, spec: acme(issuer, domain) }));
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

function acme({ name, server, contact, proof }: Extract<Issuer, { kind: 'acme' }>, domain: string): ClusterIssuerSpec {
  return {
    acme: {
      server,
      email: contact,
      privateKeySecretRef: { name: `${name}-account` },
      solvers: [solver(proof, domain)],
    },
  };
}

function solver(proof: Proof, domain: string): ClusterIssuerSpecAcmeSolvers {
  // Reached through the front door alone: a port of each node, which is cert-manager's default, is closed here.
  if (proof.kind === 'http-01') return { http01: { ingress: { ingressClassName: 'nginx', serviceType: 'ClusterIP' } } };
  return {
    dns01: {
      rfc2136: {
        nameserver: proof.nameserver,
        tsigAlgorithm: 'HMACSHA512',
        tsigKeyName: domain.replaceAll('.', '-'),
        tsigSecretSecretRef: { name: 'front-door-dns-update', key: 'tsig' },
      },
    },
  };
}
