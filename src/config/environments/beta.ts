import type { Environment } from '../environment';
import { groups } from '../personas';

/** The environment in which a release is tried: production's shape and rules, fewer and smaller nodes. */
export const beta: Environment = {
  name: 'beta',
  purpose: 'where a release is tried before production',
  context: 'breakwater-beta',
  cluster: { kind: 'given' },
  appliedBy: 'terraform',
  sources: { charts: 'upstream', registry: 'upstream' },
  nodes: {
    count: 3,
    zones: ['beta-a', 'beta-b', 'beta-c'],
    cpu: '3800m',
    memory: '14Gi',
    subnets: { applications: '10.30.0.0/20', data: '10.30.16.0/20' },
  },
  placement: { mongo: 'data' },
  images: { own: 'registry.breakwater.example/breakwater/', pullPolicy: 'Always' },
  frontDoor: {
    domain: 'beta.breakwater.example',
    controller: 'ingress-nginx',
    entry: { kind: 'load-balancer', address: '198.51.100.20' },
    clients: ['198.51.100.0/24'],
    limits: { default: { perSecond: 50, connections: 50 } },
    issuer: {
      kind: 'acme',
      name: 'letsencrypt-staging',
      server: 'https://acme-staging-v02.api.letsencrypt.org/directory',
      contact: 'platform@breakwater.example',
      proof: { kind: 'dns-01', nameserver: 'ns1.breakwater.example:53' },
    },
  },
  dns: { cluster: '10.31.0.10', resolver: '10.31.0.53' },
  database: { members: 3, exporter: { cpu: '10m', memory: '48Mi' }, storage: '10Gi' },
  backups: { schedule: '7 * * * *', keep: { hours: 24, days: 7, weeks: 5 }, storage: '10Gi', drill: '37 5 * * 0' },
  alerting: {
    receiver: {
      kind: 'webhook',
      url: 'https://alerts.breakwater.example/beta',
      at: { network: '198.51.100.64/32' },
      port: 443,
    },
  },
  capacity: {
    api: { instances: { min: 3, max: 10 }, cpu: '100m', memory: '192Mi' },
    mongo: { cpu: '250m', memory: '1Gi' },
    web: { instances: { min: 3, max: 10 }, cpu: '50m', memory: '128Mi' },
    hash: { instances: { min: 3, max: 10 }, cpu: '100m', memory: '96Mi' },
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
  shells: 'anyone',
  apiDocs: true,
};
