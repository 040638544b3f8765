/** Place of a service behind the front door: host, TLS, allow-list, limits and client certificates. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { type Controller, frontDoors } from '../../config/front-doors';
import { NamespacedChart } from '../namespaced-chart';
import { PlainObject } from '../plain-object';
import { TlsCertificate } from '../tls-certificate';
import { type Exposure, unsupported } from './exposure';
import { gatewayObjects } from './gateway';
import { ingressOf } from './ingress';

type Said = Pick<Exposure, 'answersWithin' | 'clients' | 'host' | 'limit' | 'port'> &
  Partial<Pick<Exposure, 'bodyLimit' | 'httpsPort' | 'tls'>>;

/** By default bodies have at most 64 KiB, TLS is 1.3, and HTTPS is on port 443. */
export interface FrontDoorProps extends Said {
  /** Who serves it. */
  readonly controller: Controller;
  /** The ClusterIssuer that signs for the front door. */
  readonly issuer: string;
  /** Whether cert-manager serves the proof of the host in this namespace (HTTP-01). @default false */
  readonly provesByHttp?: boolean;
  /** The ClusterIssuer whose client certificates are let in. @default - callers are not asked */
  readonly callers?: string;
}

/**
 * One host with TLS, its certificate, an allow-list of networks, a rate limit, and, where asked for, client certificates:
 * without one the handshake or the request is refused, before the service is asked. HTTP is redirected to HTTPS. The
 * controller decides by which objects that is said, and nothing else; what it cannot do is an error (ADR 0055).
 */
export class FrontDoor extends Construct {
  static readonly defaults = { bodyLimit: 64, httpsPort: 443, tls: '1.3' } as const;

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
    const { callers, controller, issuer, provesByHttp = false, ...said } = { ...FrontDoor.defaults, ...props };
    const problems = unsupported(controller, { ...said, name, provesByHttp });
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const { secret: certificate } = new TlsCertificate(this, 'certificate', {
      name: `${name}-tls`,
      signer: { clusterIssuer: issuer },
      uses: ['server'],
      dnsNames: [said.host],
    });
    if (provesByHttp) this.defineSolverPolicy(controller);
    const authority = callers === undefined ? {} : { authority: this.defineTrust(callers) };
    const exposure = { ...said, name, certificate, ...authority };
    const { api, class: own } = frontDoors[controller];
    const objects = api === 'ingress' ? { ingress: ingressOf(exposure, own) } : gatewayObjects(exposure, own);
    for (const [one, manifest] of Object.entries(objects)) new PlainObject(this, one, manifest);
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
