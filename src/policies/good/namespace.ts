/** A namespace and what guards it. */
import type { Manifest } from '../../kubernetes/manifest';
import { account } from './belongings';
import { labels, metadata } from './names';

export const namespaceObjects: readonly Manifest[] = [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'api',
      labels: {
        ...labels('api'),
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'v1.35',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
    },
  },
  account('default'),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata('environment', 'api'),
    immutable: true,
    data: { production: 'production' },
  },
  {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: metadata('limits'),
    spec: {
      limits: [
        {
          default: { cpu: '200m', memory: '128Mi' },
          defaultRequest: { cpu: '50m', memory: '128Mi' },
          max: { cpu: '2', memory: '1Gi' },
          min: { cpu: '10m', memory: '16Mi' },
          type: 'Container',
        },
      ],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: metadata('quota'),
    spec: {
      hard: { 'limits.cpu': '16', 'limits.memory': '5Gi', pods: '40', 'requests.cpu': '4', 'requests.memory': '5Gi' },
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata('default-deny'),
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  },
];
