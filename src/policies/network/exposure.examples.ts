import { type Fixtures, gateways } from '../example';

const container = 'spec.template.spec.containers[0]';
const service = 'Service api';
const ingress = 'Ingress api';
const annotation = 'nginx.ingress.kubernetes.io';
const noTls = "Ingress api/api: add 'api.example' to the hosts of an item of spec.tls that has a secretName";

export const serviceExposure: Fixtures = {
  good: [
    { says: 'a Service that says nothing', object: service },
    { says: 'a headless Service', object: 'Service mongo' },
  ],
  bad: [
    {
      says: 'a port on every node',
      object: service,
      set: { 'spec.type': 'NodePort' },
      complains: ["Service api/api: set spec.type to 'ClusterIP' (it is 'NodePort'); publish it by an Ingress"],
    },
    {
      says: 'a balancer of the cloud',
      object: service,
      set: { 'spec.type': 'LoadBalancer' },
      complains: ["Service api/api: set spec.type to 'ClusterIP' (it is 'LoadBalancer'); publish it by an Ingress"],
    },
    {
      says: 'a name outside',
      object: service,
      set: { 'spec.type': 'ExternalName', 'spec.externalName': 'elsewhere.example' },
      complains: ["Service api/api: set spec.type to 'ClusterIP' (it is 'ExternalName'); publish it by an Ingress"],
    },
    {
      says: 'an outside address',
      object: service,
      set: { 'spec.externalIPs': ['203.0.113.7'] },
      complains: ['Service api/api: remove spec.externalIPs (it is ["203.0.113.7"])'],
    },
  ],
};

export const ingressExposure: Fixtures = {
  good: [
    { says: 'an Ingress', object: ingress },
    {
      says: 'annotations that stay within the Ingress',
      object: ingress,
      set: { [`metadata.annotations[${annotation}/limit-rps]`]: '10' },
    },
    {
      says: 'the domain itself',
      object: ingress,
      set: { 'spec.rules[0].host': 'example', 'spec.tls[0].hosts': ['example'] },
      request: { operation: 'CREATE', user: { name: 'developer', groups: [] } },
    },
    { says: 'a path of plain characters', object: ingress, set: { 'spec.rules[0].http.paths[0].path': '/a/B_0.9-~' } },
  ],
  bad: [
    {
      says: 'annotations that write into the proxy',
      object: ingress,
      set: {
        ...Object.fromEntries(
          ['auth-url', 'configuration-snippet', 'mirror-target', 'permanent-redirect', 'server-alias'].map((key) => [
            `metadata.annotations[${annotation}/${key}]`,
            'https://elsewhere.example',
          ]),
        ),
      },
      complains: ['auth-url', 'configuration-snippet', 'mirror-target', 'permanent-redirect', 'server-alias'].map(
        (key) =>
          `Ingress api/api: remove the annotation ${annotation}/${key}; it reaches into the proxy that all services share`,
      ),
    },
    {
      says: 'an Ingress of any class',
      object: ingress,
      set: { 'spec.ingressClassName': undefined },
      also: ['ingress-protection'],
      complains: ['Ingress api/api: set spec.ingressClassName (it is missing)'],
    },
    {
      says: 'a backend for every host',
      object: ingress,
      set: { 'spec.defaultBackend': { service: { name: 'api', port: { number: 80 } } } },
      complains: ['Ingress api/api: remove spec.defaultBackend; it answers for every host'],
    },
    {
      says: 'a rule without a host',
      object: ingress,
      set: { 'spec.rules[0].host': undefined },
      complains: [
        'Ingress api/api: set spec.rules[0].host to one host (it is missing); without it the rule answers for others too',
      ],
    },
    {
      says: 'a rule for all hosts of the domain',
      object: ingress,
      set: { 'spec.rules[0].host': '*.example', 'spec.tls[0].hosts': ['*.example'] },
      also: ['certificate-names'],
      complains: [
        "Ingress api/api: set spec.rules[0].host to one host (it is '*.example'); without it the rule answers for others too",
      ],
    },
    {
      says: 'a host of another domain',
      object: ingress,
      set: { 'spec.rules[0].host': 'api.notexample', 'spec.tls[0].hosts': ['api.notexample'] },
      also: ['certificate-names'],
      complains: ["Ingress api/api: spec.rules[0]: choose a host below example (it is 'api.notexample')"],
    },
    {
      says: 'a host without TLS',
      object: ingress,
      set: { 'spec.tls[0].hosts': ['www.example'] },
      also: ['certificate-names'],
      complains: [noTls],
    },
    {
      says: 'TLS without a certificate',
      object: ingress,
      set: { 'spec.tls[0].secretName': undefined },
      without: gateways,
      also: ['certificate-names', 'secret-source'],
      complains: [noTls],
    },
    {
      says: 'a path that each proxy reads in its own way',
      object: ingress,
      set: { 'spec.rules[0].http.paths[1].pathType': 'ImplementationSpecific' },
      complains: ["Ingress api/api: path '/v2': set pathType to Exact or Prefix (it is 'ImplementationSpecific')"],
    },
    {
      says: 'a path that is configuration',
      object: ingress,
      set: {
        'spec.rules[0].http.paths[1].path': '/v2;return{200}',
        'spec.rules[0].http.paths[1].pathType': 'ImplementationSpecific',
      },
      complains: [
        "Ingress api/api: path '/v2;return{200}': write it in letters, digits and /_.~- with / first",
        "Ingress api/api: path '/v2;return{200}': set pathType to Exact or Prefix (it is 'ImplementationSpecific')",
      ],
    },
  ],
};

export const unprivilegedPort: Fixtures = {
  good: [
    { says: 'a high port', object: 'Deployment api' },
    { says: 'no port', object: 'Job init' },
  ],
  bad: [
    {
      says: 'a port that only root may open',
      object: 'Deployment api',
      set: { [`${container}.ports[0].containerPort`]: 80, [`${container}.startupProbe.tcpSocket.port`]: 80 },
      also: ['network-policy-target'],
      complains: [
        "Deployment api/api: container 'api': set containerPort to 1024 or higher (it is 80); lower ports need root",
      ],
    },
    {
      says: 'a shell over the network',
      object: 'StatefulSet mongo',
      set: { [`${container}.ports[1]`]: { containerPort: 22, name: 'ssh' } },
      complains: [
        "StatefulSet api/mongo: container 'mongo': set containerPort to 1024 or higher (it is 22); lower ports need root",
      ],
    },
  ],
};
