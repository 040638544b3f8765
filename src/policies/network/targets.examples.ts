import { another, type Fixtures } from '../example';

const path = 'spec.rules[0].http.paths[0]';
const noPod = 'let spec.selector match the labels of a pod of the namespace (it matches none)';

export const serviceTarget: Fixtures = {
  good: [
    { says: 'a port by its name', object: 'Service api' },
    { says: 'a port by its number', object: 'Service mongo' },
  ],
  bad: [
    {
      says: 'Services of nothing',
      plus: [
        another('Service api', 'lost', { 'spec.selector[app.kubernetes.io/name]': 'lost' }),
        another('Service api', 'empty', { 'spec.selector': {} }),
        another('Service api', 'manual', { 'spec.selector': undefined }),
      ],
      complains: [`Service api/lost: ${noPod}`, `Service api/empty: ${noPod}`, `Service api/manual: ${noPod}`],
    },
    {
      says: 'a target port that no container declares',
      object: 'Service api',
      set: { 'spec.ports[0].targetPort': 'grpc' },
      complains: [
        "Service api/api: spec.ports: let targetPort name a port that Deployment api/api declares (there is no 'grpc')",
      ],
    },
    {
      says: 'no target port, so that it is the port',
      object: 'Service api',
      set: { 'spec.ports[0].targetPort': undefined },
      complains: [
        'Service api/api: spec.ports: let targetPort name a port that Deployment api/api declares (there is no 80)',
      ],
    },
  ],
};

export const ingressTarget: Fixtures = {
  good: [{ says: 'ports by name and by number', object: 'Ingress api' }],
  bad: [
    {
      says: 'nothing',
      object: 'Ingress api',
      set: { 'spec.rules[0].http': undefined },
      complains: ['Ingress api/api: add a path with a backend to spec.rules (there is none)'],
    },
    {
      says: 'another part of the platform',
      object: 'Ingress api',
      set: { 'spec.rules[0].http.paths.length': 1, 'metadata.labels[app.kubernetes.io/component]': 'frontend' },
      complains: [
        "Ingress api/api: path '/': set the label app.kubernetes.io/component to that of the Service, which is 'backend' (it is 'frontend')",
      ],
    },
    {
      says: 'a backend that does not exist',
      object: 'Ingress api',
      set: { [`${path}.backend.service.name`]: 'lost' },
      complains: ["Ingress api/api: path '/': let the backend name a Service of the namespace (it is 'lost')"],
    },
    {
      says: 'ports that the backend does not have',
      object: 'Ingress api',
      set: {
        [`${path}.backend.service.port`]: { name: 'https' },
        'spec.rules[0].http.paths[1].backend.service.port': { number: 443 },
      },
      complains: [
        'Ingress api/api: path \'/\': let the backend name a port of the Service \'api\' (it is {"name":"https"})',
        "Ingress api/api: path '/v2': let the backend name a port of the Service 'api' (it is {\"number\":443})",
      ],
    },
    {
      says: 'a backend without a port',
      object: 'Ingress api',
      set: { [`${path}.backend.service.port`]: undefined },
      complains: ["Ingress api/api: path '/': let the backend name a port of the Service 'api' (it is missing)"],
    },
  ],
};

export const headlessService: Fixtures = {
  good: [{ says: 'a StatefulSet', object: 'StatefulSet mongo' }],
  bad: [
    {
      says: 'no name',
      object: 'StatefulSet mongo',
      set: { 'spec.serviceName': undefined },
      complains: [
        'StatefulSet api/mongo: let spec.serviceName name a headless Service of the namespace (it is missing)',
      ],
    },
    {
      says: 'a Service with an address of its own',
      object: 'Service mongo',
      set: { 'spec.clusterIP': undefined },
      complains: ["StatefulSet api/mongo: set spec.clusterIP of the Service 'mongo' to 'None' (it is missing)"],
    },
    {
      says: 'the Service of another workload',
      object: 'StatefulSet mongo',
      set: { 'spec.serviceName': 'api' },
      complains: [
        "StatefulSet api/mongo: set spec.clusterIP of the Service 'api' to 'None' (it is missing)",
        "StatefulSet api/mongo: let spec.selector of the Service 'api' match the pod's labels",
      ],
    },
  ],
};
