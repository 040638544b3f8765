/** The exposure of a service: all that it says about its place behind the front door, whoever serves that. */
import { type Controller, type FrontDoorKind, frontDoors } from '../../config/front-doors';
import type { RateLimit } from '../../config/rate-limits';

/** Versions of TLS that a service may ask for as the lowest. */
export type TlsVersion = '1.2' | '1.3';

export interface Exposure {
  /** The name of the service, its namespace and its Service. */
  readonly name: string;
  /** The host that callers use. */
  readonly host: string;
  /** The port of the Service. */
  readonly port: number;
  /** Networks that may call, in CIDR notation. */
  readonly clients: readonly string[];
  /** How much one address may ask: requests a second, how many seconds' worth at once, and how many under way. */
  readonly limit: Required<RateLimit>;
  /** Largest body of a request, in KiB. */
  readonly bodyLimit: number;
  /** The lowest version of TLS. */
  readonly tls: TlsVersion;
  /** The Secret with the certificate of the host. */
  readonly certificate: string;
  /** The Secret with the authority of the callers; none: callers are not asked for a certificate. */
  readonly authority?: string;
  /** The port of HTTPS as callers have it: HTTP is redirected there. */
  readonly httpsPort: number;
  /** Seconds in which the service answers; then the front door gives up. */
  readonly answersWithin: number;
}

/** What the release of a controller of Ingresses says for every host: no annotation of a service is let change it. */
const ofRelease = { tls: '1.3', answersWithin: 60 } as const;

type Asked = Pick<Exposure, 'answersWithin' | 'clients' | 'name' | 'tls'> & { readonly provesByHttp: boolean };

/** What a front door cannot do for a service, a sentence each. */
export function unsupported(controller: Controller, asked: Asked): readonly string[] {
  const { answersWithin, clients, name, provesByHttp, tls } = asked;
  const { api }: FrontDoorKind = frontDoors[controller];
  return [
    ...(clients.length > 0
      ? []
      : ["'clients' must name at least one network because an empty allow-list lets everyone in, got none"]),
    ...(api === 'ingress' && tls !== ofRelease.tls
      ? [
          `'tls' of ${name} must be ${ofRelease.tls} because ${controller} has one version for all hosts, got ${tls}; omit it, or use the front door envoy-gateway`,
        ]
      : []),
    ...(api === 'ingress' && answersWithin !== ofRelease.answersWithin
      ? [
          `'answersWithin' of ${name} must be ${ofRelease.answersWithin} because ${controller} has one time for all hosts, got ${answersWithin}; correct patience.frontDoor in src/config/patience.ts, or use the front door envoy-gateway`,
        ]
      : []),
    ...(api === 'gateway' && provesByHttp
      ? [
          `'provesByHttp' of ${name} must be false because cert-manager answers HTTP-01 through an Ingress, which ${controller} does not serve; prove by dns-01 in frontDoor.issuer`,
        ]
      : []),
  ];
}
