/** A Deployment with all that belongs to it. */

import type { Manifest } from '../../kubernetes/manifest';
import { contentHash } from '../content-hash';
import { account, budget, flow } from './belongings';
import { metadata, selector } from './names';
import { ownImage, replicated } from './pods';

/** A ConfigMap whose name says what is in it. */
export function configMap(data: Readonly<Record<string, string>>): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(`api-production-${contentHash({ data })}`, 'api'),
    immutable: true,
    data,
  };
}

const settings = configMap({ 'app.conf': 'level = info' });

export const apiObjects: readonly Manifest[] = [
  account('api'),
  settings,
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata('api'),
    spec: {
      selector: selector('api'),
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 }, type: 'RollingUpdate' },
      template: replicated('api', ownImage, 8080, { envFrom: [{ configMapRef: { name: settings.metadata.name } }] }),
    },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata('api'),
    spec: {
      maxReplicas: 10,
      metrics: [
        { resource: { name: 'cpu', target: { averageUtilization: 60, type: 'Utilization' } }, type: 'Resource' },
      ],
      minReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
    },
  },
  budget('api'),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('api'),
    spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }], selector: selector('api').matchLabels },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...metadata('api'),
      annotations: {
        'nginx.ingress.kubernetes.io/limit-burst-multiplier': '5',
        'nginx.ingress.kubernetes.io/limit-connections': '50',
        'nginx.ingress.kubernetes.io/limit-rps': '20',
        'nginx.ingress.kubernetes.io/proxy-body-size': '64k',
        'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
        'nginx.ingress.kubernetes.io/whitelist-source-range': '198.51.100.0/24,203.0.113.0/24',
      },
    },
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'api.example',
          http: {
            paths: [
              { backend: { service: { name: 'api', port: { name: 'http' } } }, path: '/', pathType: 'Prefix' },
              { backend: { service: { name: 'api', port: { number: 80 } } }, path: '/v2', pathType: 'Prefix' },
            ],
          },
        },
      ],
      tls: [{ hosts: ['api.example'], secretName: 'api-tls' }],
    },
  },
  flow('api', {
    egress: [{ ports: [{ port: 27017 }], to: [{ podSelector: selector('mongo') }] }],
    ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 8080 }] }],
  }),
];
