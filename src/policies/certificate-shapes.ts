/** The parts of cert-manager's kinds that the rules read: all optional, nothing was validated. */

export interface CertificateShape {
  readonly spec?: {
    readonly additionalOutputFormats?: readonly { readonly type?: string }[];
    readonly commonName?: string;
    readonly dnsNames?: readonly string[];
    readonly duration?: string;
    readonly isCA?: boolean;
    readonly issuerRef?: IssuerReference;
    readonly privateKey?: { readonly algorithm?: string; readonly rotationPolicy?: string; readonly size?: number };
    readonly renewBefore?: string;
    readonly secretName?: string;
    readonly subject?: { readonly organizationalUnits?: readonly string[] };
    readonly usages?: readonly string[];
  };
}

/** The signer of a certificate. */
export interface IssuerReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
}

export interface IssuerShape {
  readonly spec?: {
    readonly acme?: {
      readonly email?: string;
      readonly privateKeySecretRef?: { readonly name?: string };
      readonly server?: string;
      readonly solvers?: readonly Solver[];
    };
    readonly ca?: { readonly secretName?: string };
    readonly selfSigned?: object;
  };
}

/** Proof of the ownership of a domain. */
interface Solver {
  readonly http01?: { readonly ingress?: { readonly ingressClassName?: string; readonly serviceType?: string } };
  readonly dns01?: {
    readonly rfc2136?: {
      readonly nameserver?: string;
      readonly tsigAlgorithm?: string;
      readonly tsigKeyName?: string;
      readonly tsigSecretSecretRef?: { readonly key?: string; readonly name?: string };
    };
  };
}
