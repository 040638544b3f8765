/** Certificates of clients inside the cluster: who they are says their subject, and their unit says whose clients. */
import type { ServiceName } from '../src/config/services';
import type { TlsCertificateProps } from '../src/constructs/tls-certificate';
import { issuers } from './context';

export interface ClientCertificate {
  /** Of the Certificate and its Secret. */
  readonly name: string;
  /** The service that it stands for. */
  readonly subject: ServiceName;
  /** The organizational unit: what its servers let in. */
  readonly unit: string;
}

/** @returns what a TlsCertificate of the chart is made of; its Secret has `tls-combined.pem` and `ca.crt` among its files */
export function clientCertificate({ name, subject, unit }: ClientCertificate): TlsCertificateProps {
  return { name, signer: { clusterIssuer: issuers.internal }, uses: ['client'], subject, unit, combined: true };
}
