import type { Environment } from '../environment';
import { groups } from '../personas';

/** A developer's minikube: the shape of production on one node. */
export const local: Environment = {
  name: 'local',
  purpose: "a developer's minikube, close to production",
  context: 'breakwater',
  cluster: {
    kind: 'minikube',
    cpus: 4,
    memory: '9Gi',
    networkPlugin: 'calico',
    addons: ['default-storageclass', 'metrics-server', 'storage-provisioner'],
  },
  appliedBy: 'terraform',
  sources: { charts: 'upstream', registry: 'upstream' },
  nodes: { count: 1, zones: ['local-a'], cpu: '3800m', memory: '8Gi' },
  images: { own: 'localhost/breakwater/', pullPolicy: 'IfNotPresent' },
  frontDoor: {
    domain: 'local.breakwater.example',
    controller: 'ingress-nginx',
    entry: { kind: 'loopback', http: 8080, https: 8443 },
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
  database: { members: 3, exporter: { cpu: '10m', memory: '48Mi' }, storage: '2Gi' },
  backups: { schedule: '7 * * * *', keep: { hours: 24, days: 7, weeks: 5 }, storage: '2Gi', drill: '37 5 * * 0' },
  alerting: { receiver: { kind: 'none', because: 'the developer whose cluster it is looks at them' } },
  capacity: {
    api: { instances: { min: 3, max: 10 }, cpu: '50m', memory: '128Mi' },
    mongo: { cpu: '150m', memory: '512Mi' },
    web: { instances: { min: 3, max: 10 }, cpu: '25m', memory: '96Mi' },
    hash: { instances: { min: 3, max: 10 }, cpu: '50m', memory: '64Mi' },
    client: { cpu: '25m', memory: '64Mi' },
    'mongo-admin': { cpu: '25m', memory: '64Mi' },
    'mongo-rotation': { cpu: '25m', memory: '64Mi' },
    'mongo-backup': { cpu: '25m', memory: '128Mi' },
    'backup-store': { cpu: '25m', memory: '64Mi' },
    resolver: { instances: 3, cpu: '10m', memory: '48Mi' },
    'restore-drill': { cpu: '75m', memory: '512Mi' },
  },
  spread: 'preferred',
  userNamespaces: { off: "minikube's nodes share the kernel of the developer's machine, which may have none" },
  personas: { ...groups, ci: ['system:masters'] },
  shells: 'anyone',
  storageClasses: ['standard'],
  apiDocs: true,
};
