/** An authority, what it signs with, and a certificate of it. */
import type { Manifest } from '../../kubernetes/manifest';
import { labels, metadata } from './names';

function certificate(name: string, spec: object, where: object = {}): Manifest {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { ...metadata(name, 'api'), ...where },
    spec: {
      duration: '2160h0m0s',
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'front-door' },
      privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Always', size: 256 },
      renewBefore: '720h0m0s',
      secretName: name,
      usages: ['digital signature', 'server auth'],
      ...spec,
    },
  };
}

function clusterIssuer(name: string, spec: object): Manifest {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name, labels: labels('api') },
    spec,
  };
}

export const certificateObjects: readonly Manifest[] = [
  clusterIssuer('bootstrap', { selfSigned: {} }),
  certificate(
    'front-door-authority',
    {
      commonName: 'front door',
      duration: '26280h0m0s',
      isCA: true,
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'bootstrap' },
      privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Never', size: 256 },
      renewBefore: '8760h0m0s',
      usages: ['digital signature', 'cert sign'],
    },
    { namespace: 'cert-manager' },
  ),
  clusterIssuer('front-door', { ca: { secretName: 'front-door-authority' } }),
  certificate('api-tls', { dnsNames: ['api.example'] }),
];
