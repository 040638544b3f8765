/** Certificate of cert-manager, and the Secret from which a pod or the front door reads it. */
import { Construct } from 'constructs';
import type { CertificateSpec } from '../../imports/cert-manager.io';
import {
  Certificate,
  CertificateSpecAdditionalOutputFormatsType,
  CertificateSpecPrivateKeyAlgorithm,
  CertificateSpecPrivateKeyRotationPolicy,
  CertificateSpecUsages,
} from '../../imports/cert-manager.io';
import { PlainObject } from './plain-object';

/** Who signs: a ClusterIssuer of the cluster, or an Issuer of the same namespace. */
export type Signer = { readonly clusterIssuer: string } | { readonly issuer: string };

/** What a certificate may be used for. */
export type Use = 'server' | 'client' | 'authority';

export interface TlsCertificateProps {
  /** Name of the Certificate and of its Secret. */
  readonly name: string;
  readonly signer: Signer;
  readonly uses: readonly [Use, ...Use[]];
  /** Names of the server. @default - none: a client or an authority */
  readonly dnsNames?: readonly string[];
  /** Whom it speaks for: the common name. @default - none: a server is known by its DNS names */
  readonly subject?: string;
  /** The group of callers that it belongs to: the organizational unit. @default - none */
  readonly unit?: string;
  /** Days of its life; it is renewed when a third of them is left. @default 90 */
  readonly days?: number;
  /** Whether the Secret has key and certificate in one file too (`tls-combined.pem`), as MongoDB's drivers want. @default false */
  readonly combined?: boolean;
  /** The namespace, in a chart that has none. @default - that of the chart */
  readonly namespace?: string;
}

const usages: Readonly<Record<Use, readonly CertificateSpecUsages[]>> = {
  server: [CertificateSpecUsages.DIGITAL_SIGNATURE, CertificateSpecUsages.SERVER_AUTH],
  client: [CertificateSpecUsages.DIGITAL_SIGNATURE, CertificateSpecUsages.CLIENT_AUTH],
  authority: [CertificateSpecUsages.DIGITAL_SIGNATURE, CertificateSpecUsages.CERT_SIGN],
};

/** A Certificate with a new P-256 key at each renewal (an authority keeps its key, since others trust it). */
export class TlsCertificate extends Construct {
  static readonly defaults = { days: 90 } as const;

  /** The Secret with `tls.crt`, `tls.key` and `ca.crt`. */
  readonly secret: string;

  constructor(scope: Construct, id: string, props: TlsCertificateProps) {
    super(scope, id);
    const { name, uses, signer, days = TlsCertificate.defaults.days } = props;
    if (uses.includes('server') && !props.dnsNames?.length) {
      throw new Error(`'dnsNames' must name at least one host because '${name}' is for a server, got none`);
    }
    this.secret = name;
    const authority = uses.includes('authority');
    const spec: CertificateSpec = {
      secretName: name,
      issuerRef: issuerRef(signer),
      usages: [...new Set(uses.flatMap((use) => usages[use]))],
      duration: `${days * 24}h0m0s`,
      renewBefore: `${days * 8}h0m0s`,
      privateKey: {
        algorithm: CertificateSpecPrivateKeyAlgorithm.ECDSA,
        size: 256,
        rotationPolicy: authority
          ? CertificateSpecPrivateKeyRotationPolicy.NEVER
          : CertificateSpecPrivateKeyRotationPolicy.ALWAYS,
      },
      revisionHistoryLimit: 1,
      ...(authority ? { isCa: true } : {}),
      ...(props.dnsNames ? { dnsNames: [...props.dnsNames] } : {}),
      ...(props.subject ? { commonName: props.subject } : {}),
      ...(props.unit ? { subject: { organizationalUnits: [props.unit] } } : {}),
      ...(props.combined
        ? { additionalOutputFormats: [{ type: CertificateSpecAdditionalOutputFormatsType.COMBINED_PEM }] }
        : {}),
    };
    new PlainObject(
      this,
      'certificate',
      Certificate.manifest({
        metadata: { name, ...(props.namespace ? { namespace: props.namespace } : {}) },
        spec,
      }),
    );
  }
}

function issuerRef(signer: Signer): CertificateSpec['issuerRef'] {
  const group = 'cert-manager.io';
  return 'issuer' in signer
    ? { group, kind: 'Issuer', name: signer.issuer }
    : { group, kind: 'ClusterIssuer', name: signer.clusterIssuer };
}
