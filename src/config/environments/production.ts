import type { Environment } from '../environment';
import { groups } from '../personas';

/** The environment that the users of the platform depend on. */
export const production: Environment = {
  name: 'production',
  purpose: 'what its users depend on',
  context: 'breakwater-production',
  cluster: { kind: 'given' },
  appliedBy: 'terraform',
  sources: { charts: 'upstream', registry: 'upstream' },
  nodes: {
    count: 6,
    zones: ['production-a', 'production-b', 'production-c'],
    cpu: '3800m',
    memory: '14Gi',
    subnets: { applications: '10.20.0.0/20', data: '10.20.16.0/20' },
  },
  placement: { mongo: 'data' },
  images: { own: 'registry.breakwater.example/breakwater/', pullPolicy: 'Always' },
  frontDoor: {
    domain: 'breakwater.example',
    controller: 'ingress-nginx',
    entry: { kind: 'load-balancer', address: '203.0.113.20' },
    clients: ['198.51.100.0/24', '203.0.113.0/24'],
    limits: { default: { perSecond: 50, connections: 50 } },
    issuer: {
      kind: 'acme',
      name: 'letsencrypt-prod',
      server: 'https://acme-v02.api.letsencrypt.org/directory',
      contact: 'platform@breakwater.example',
      proof: { kind: 'dns-01', nameserver: 'ns1.breakwater.example:53' },
    },
  },
  dns: { cluster: '10.21.0.10', resolver: '10.21.0.53' },
  database: { members: 3, exporter: { cpu: '10m', memory: '48Mi' }, storage: '50Gi' },
  backups: { schedule: '7 * * * *', keep: { hours: 24, days: 7, weeks: 5 }, storage: '100Gi', drill: '37 5 * * 0' },
  alerting: {
    receiver: {
      kind: 'webhook',
      url: 'https://alerts.breakwater.example/production',
      at: { network: '198.51.100.64/32' },
      port: 443,
    },
  },
  capacity: {
    api: { instances: { min: 3, max: 10 }, cpu: '200m', memory: '256Mi' },
    mongo: { cpu: '500m', memory: '2Gi' },
    web: { instances: { min: 3, max: 10 }, cpu: '100m', memory: '128Mi' },
    hash: { instances: { min: 3, max: 10 }, cpu: '200m', memory: '96Mi' },
    client: { cpu: '50m', memory: '64Mi' },
    'mongo-admin': { cpu: '50m', memory: '64Mi' },
    'mongo-rotation': { cpu: '50m', memory: '64Mi' },
    'mongo-backup': { cpu: '50m', memory: '128Mi' },
    'backup-store': { cpu: '50m', memory: '64Mi' },
    resolver: { instances: 3, cpu: '20m', memory: '48Mi' },
    'restore-drill': { cpu: '150m', memory: '512Mi' },
  },
  spread: 'required',
  userNamespaces: true,
  personas: { ...groups, ci: [...groups.ci, 'system:serviceaccount:flux-system:kustomize-controller'] },
  shells: 'break-glass',
  apiDocs: false,
};
