import type { Environment } from '../environment';

/** Where a release is tried: production's shape and rules, fewer and smaller nodes. */
export const beta: Environment = {
  name: 'beta',
  purpose: 'where a release is tried before production',
  context: 'breakwater-beta',
  nodes: { count: 3, zones: ['beta-a', 'beta-b', 'beta-c'], cpu: '3800m', memory: '14Gi' },
  images: { own: 'registry.breakwater.example/breakwater/', pullPolicy: 'Always' },
  frontDoor: {
    domain: 'beta.breakwater.example',
    clients: ['198.51.100.0/24'],
    issuer: {
      kind: 'acme',
      server: 'https://acme-staging-v02.api.letsencrypt.org/directory',
      contact: 'platform@breakwater.example',
      nameserver: 'ns1.breakwater.example:53',
    },
  },
  database: { engine: 'mongodb', members: 3, storage: '10Gi' },
  capacity: {
    api: { instances: { min: 3, max: 10 }, cpu: '100m', memory: '192Mi' },
    mongo: { cpu: '250m', memory: '1Gi' },
    web: { instances: 3, cpu: '50m', memory: '128Mi' },
    hash: { instances: { min: 3, max: 10 }, cpu: '100m', memory: '96Mi' },
    client: { cpu: '50m', memory: '64Mi' },
  },
  spread: 'required',
  userNamespaces: true,
  apiDocs: true,
};
