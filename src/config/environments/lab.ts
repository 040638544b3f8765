import type { Environment } from '../environment';
import { engineAccounts, groups } from '../personas';

/** The smallest whole: one node of two cores, no image registry. */
export const lab: Environment = {
  name: 'lab',
  purpose: 'one small node without a registry: tests on a real cluster',
  context: 'breakwater-e2e',
  cluster: {
    kind: 'minikube',
    cpus: 2,
    memory: '9Gi',
    networkPlugin: 'calico',
    addons: ['default-storageclass', 'metrics-server', 'storage-provisioner'],
  },
  appliedBy: 'terraform',
  sources: { charts: 'upstream', registry: 'upstream', images: 'loaded', bases: 'by-name' },
  nodes: { count: 1, zones: ['lab-a'], cpu: '1900m', memory: '8Gi' },
  images: { own: 'localhost/breakwater/', pullPolicy: 'IfNotPresent' },
  frontDoor: {
    domain: 'lab.breakwater.example',
    controller: 'addon',
    entry: { kind: 'loopback', http: 18080, https: 18443 },
    clients: ['10.0.0.0/8', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
    limits: {
      default: { perSecond: 50, connections: 100 },
      // Load tests and drills come from one address.
      api: { perSecond: 5000, connections: 2000 },
      hash: { perSecond: 5000, connections: 2000 },
    },
    issuer: { kind: 'self-signed' },
  },
  dns: { cluster: '10.96.0.10', resolver: '10.96.0.53' },
  database: { members: 3, exporter: { cpu: '10m', memory: '48Mi' }, storage: '1Gi' },
  backups: { schedule: '7 * * * *', keep: { hours: 24, days: 7, weeks: 5 }, storage: '1Gi', drill: '37 5 * * 0' },
  alerting: { receiver: { kind: 'none', because: 'tests read them from Prometheus and Alertmanager' } },
  capacity: {
    api: { instances: { min: 3, max: 10 }, cpu: '34m', memory: '128Mi' },
    mongo: { cpu: '60m', memory: '384Mi' },
    web: { instances: { min: 3, max: 10 }, cpu: '13m', memory: '96Mi' },
    hash: { instances: { min: 3, max: 10 }, cpu: '30m', memory: '64Mi' },
    client: { cpu: '20m', memory: '64Mi' },
    'mongo-admin': { cpu: '20m', memory: '64Mi' },
    'mongo-rotation': { cpu: '20m', memory: '64Mi' },
    'mongo-backup': { cpu: '20m', memory: '128Mi' },
    'backup-store': { cpu: '20m', memory: '64Mi' },
    resolver: { instances: 3, cpu: '10m', memory: '48Mi' },
    'restore-drill': { cpu: '60m', memory: '512Mi' },
  },
  spread: 'preferred',
  userNamespaces: { off: 'a node without user namespaces refuses the pod; the lab node has none' },
  personas: { ...groups, ci: ['system:masters', engineAccounts.flux] },
  shells: 'anyone',
  storageClasses: ['standard'],
  apiDocs: true,
};
