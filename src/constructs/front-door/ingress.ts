/** An exposure as an Ingress: ingress-nginx reads its annotations, and Traefik by its provider kubernetesIngressNGINX. */
import type { ApiObjectProps } from 'cdk8s';
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import type { Exposure } from './exposure';

/** @param ingressClass by which the controller knows that it is its own */
export function ingressOf(
  { authority, bodyLimit, certificate, clients, host, limit, name, port }: Exposure,
  ingressClass: string,
): ApiObjectProps {
  const service = { name, port: { number: port } };
  return k8s.KubeIngress.manifest({
    metadata: {
      name,
      annotations: annotations({
        'ssl-redirect': 'true',
        'whitelist-source-range': clients.join(','),
        'proxy-body-size': `${bodyLimit}k`,
        'limit-rps': String(limit.perSecond),
        'limit-burst-multiplier': String(limit.burst),
        'limit-connections': String(limit.connections),
        ...(authority ? { 'auth-tls-secret': `${name}/${authority}`, 'auth-tls-verify-client': 'on' } : {}),
      }),
    },
    spec: {
      ingressClassName: ingressClass,
      tls: [{ hosts: [host], secretName: certificate }],
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service } }] } }],
    },
  });
}

function annotations(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]),
  );
}
