/** Ingress of a service: hosts, TLS, allow-list and client certificates. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { type Controller, frontDoors } from '../config/front-doors';
import type { RateLimit } from '../config/rate-limits';
import { NamespacedChart } from './namespaced-chart';
import { PlainObject } from './plain-object';
import { TlsCertificate } from './tls-certificate';

export interface FrontDoorProps {
  /** Who serves it. */
  readonly controller: Controller;
  /** The host that callers use. */
  readonly host: string;
  /** The port of the chart's Service. */
  readonly port: number;
  /** Networks that may call, in CIDR notation. */
  readonly clients: readonly string[];
  /** How much one address may ask: requests a second, how many seconds' worth at once, and how many under way. */
  readonly limit: Required<RateLimit>;
  /** The ClusterIssuer that signs for the front door. */
  readonly issuer: string;
  /** Whether cert-manager serves the proof of the host in this namespace (HTTP-01). @default false */
  readonly provesByHttp?: boolean;
  /** Largest body of a request, in KiB. @default 64 */
  readonly bodyLimit?: number;
  /** The ClusterIssuer whose client certificates are let in. @default - callers are not asked */
  readonly callers?: string;
}

/**
 * An Ingress for one host with TLS, its certificate, an allow-list of networks, a rate limit, and, where asked for, client
 * certificates: without one the handshake or the request is refused, before the service is asked. HTTP is redirected to HTTPS.
 */
export class FrontDoor extends Construct {
  static readonly defaults = { bodyLimit: 64 } as const;

  /** The pods of a proof with their port, as cert-manager makes them. */
  private static readonly proof = {
    port: 8089,
    solver: { 'acme.cert-manager.io/http01-solver': 'true' },
  } as const;

  /** A name that is reserved for what does not exist (RFC 2606, section 2). */
  private static readonly noServer = 'callers.invalid';

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { name } = NamespacedChart.around(this);
    const { host, bodyLimit = FrontDoor.defaults.bodyLimit } = props;
    if (props.clients.length === 0) {
      throw new Error(
        "'clients' must name at least one network because an empty allow-list lets everyone in, got none",
      );
    }
    const { secret } = new TlsCertificate(this, 'certificate', {
      name: `${name}-tls`,
      signer: { clusterIssuer: props.issuer },
      uses: ['server'],
      dnsNames: [host],
    });
    if (props.provesByHttp) this.defineSolverPolicy(props.controller);
    new PlainObject(
      this,
      'ingress',
      k8s.KubeIngress.manifest({
        metadata: {
          name,
          annotations: annotations({
            'ssl-redirect': 'true',
            'whitelist-source-range': props.clients.join(','),
            'proxy-body-size': `${bodyLimit}k`,
            'limit-rps': String(props.limit.perSecond),
            'limit-burst-multiplier': String(props.limit.burst),
            'limit-connections': String(props.limit.connections),
            ...(props.callers
              ? { 'auth-tls-secret': `${name}/${this.defineTrust(props.callers)}`, 'auth-tls-verify-client': 'on' }
              : {}),
          }),
        },
        spec: {
          ingressClassName: 'nginx',
          tls: [{ hosts: [host], secretName: secret }],
          rules: [
            {
              host,
              http: {
                paths: [
                  { path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: props.port } } } },
                ],
              },
            },
          ],
        },
      }),
    );
  }

  /** Lets the controller at the pods of a proof: they are cert-manager's, and come and go. */
  private defineSolverPolicy(controller: Controller): void {
    const { namespace, podLabels } = frontDoors[controller];
    const { port, solver } = FrontDoor.proof;
    new PlainObject(
      this,
      'solver',
      k8s.KubeNetworkPolicy.manifest({
        metadata: { name: 'acme-solver' },
        spec: {
          podSelector: { matchLabels: { ...solver } },
          policyTypes: ['Ingress', 'Egress'],
          ingress: [
            {
              from: [
                {
                  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
                  podSelector: { matchLabels: { ...podLabels } },
                },
              ],
              ports: [{ port: k8s.IntOrString.fromNumber(port), protocol: 'TCP' }],
            },
          ],
        },
      }),
    );
  }

  /**
   * A Secret by which the controller knows who calls: it reads `ca.crt`, and the issuer's own Secret, which has
   * the key too, stays where it is. The certificate itself is for a server that does not exist, so that its key
   * opens nothing.
   */
  private defineTrust(issuer: string): string {
    const { name } = NamespacedChart.around(this);
    return new TlsCertificate(this, 'callers', {
      name: `${name}-callers`,
      signer: { clusterIssuer: issuer },
      uses: ['server'],
      dnsNames: [FrontDoor.noServer],
      subject: FrontDoor.noServer,
    }).secret;
  }
}

function annotations(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]),
  );
}
