import { another, describeBroken } from './broken';

const container = 'spec.template.spec.containers[0]';

describeBroken('exposure', [
  {
    says: 'a port on every node',
    object: 'Service api',
    set: { 'spec.type': 'NodePort' },
    complains: ["Service api/api: set spec.type to 'ClusterIP' (it is 'NodePort'); publish it by an Ingress"],
  },
  {
    says: 'an empty list of outside addresses',
    object: 'Service api',
    set: { 'spec.externalIPs': [] },
    complains: ['Service api/api: remove spec.externalIPs (it is [])'],
  },
  {
    says: 'Services of nothing',
    plus: [
      another('Service api', 'lost', { 'spec.selector[app.kubernetes.io/name]': 'lost' }),
      another('Service api', 'empty', { 'spec.selector': {} }),
      another('Service api', 'manual', { 'spec.selector': undefined }),
    ],
    complains: [
      'Service api/lost: let spec.selector match the labels of a pod of the namespace (it matches none)',
      'Service api/empty: let spec.selector match the labels of a pod of the namespace (it matches none)',
      'Service api/manual: let spec.selector match the labels of a pod of the namespace (it matches none)',
    ],
  },
  {
    says: 'a target port that nobody listens on',
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
  {
    says: 'a port that only root may open',
    object: 'Deployment api',
    set: { [`${container}.ports[0].containerPort`]: 80, [`${container}.startupProbe.tcpSocket.port`]: 80 },
    complains: [
      "Deployment api/api: container 'api': set containerPort to 1024 or higher (it is 80); lower ports need root",
    ],
  },
  {
    says: 'annotations that write into the proxy',
    object: 'Ingress api',
    set: {
      'metadata.annotations': {
        'nginx.ingress.kubernetes.io/auth-url': 'http://elsewhere.example',
        'nginx.ingress.kubernetes.io/configuration-snippet': 'return 200;',
        'nginx.ingress.kubernetes.io/limit-rps': '10',
        'nginx.ingress.kubernetes.io/mirror-target': 'https://elsewhere.example',
        'nginx.ingress.kubernetes.io/server-alias': 'other.example',
      },
    },
    complains: [
      'Ingress api/api: remove the annotation nginx.ingress.kubernetes.io/auth-url; it reaches into the proxy that all services share',
      'Ingress api/api: remove the annotation nginx.ingress.kubernetes.io/configuration-snippet; it reaches into the proxy that all services share',
      'Ingress api/api: remove the annotation nginx.ingress.kubernetes.io/mirror-target; it reaches into the proxy that all services share',
      'Ingress api/api: remove the annotation nginx.ingress.kubernetes.io/server-alias; it reaches into the proxy that all services share',
    ],
  },
  {
    says: 'an Ingress of any class, with a backend for every host',
    object: 'Ingress api',
    set: { 'spec.ingressClassName': undefined, 'spec.defaultBackend': { service: { name: 'api' } } },
    complains: [
      'Ingress api/api: set spec.ingressClassName (it is missing)',
      'Ingress api/api: remove spec.defaultBackend; it answers for every host',
    ],
  },
  {
    says: 'a rule without a host',
    object: 'Ingress api',
    set: { 'spec.rules[0].host': undefined },
    complains: ['Ingress api/api: set spec.rules[0].host (it is missing); without it the rule answers for every host'],
  },
  {
    says: 'a host without TLS',
    object: 'Ingress api',
    set: { 'spec.tls[0].hosts': ['www.example'] },
    complains: ["Ingress api/api: add 'api.example' to the hosts of an item of spec.tls that has a secretName"],
  },
  {
    says: 'TLS without a certificate',
    object: 'Ingress api',
    set: { 'spec.tls[0].secretName': undefined },
    complains: ["Ingress api/api: add 'api.example' to the hosts of an item of spec.tls that has a secretName"],
  },
  {
    says: 'a backend that does not exist',
    object: 'Ingress api',
    set: { 'spec.rules[0].http.paths[0].backend.service.name': 'lost' },
    complains: ["Ingress api/api: path '/': let the backend name a Service of the namespace (it is 'lost')"],
  },
  {
    says: 'ports that the backend does not have',
    object: 'Ingress api',
    set: {
      'spec.rules[0].http.paths[0].backend.service.port': { name: 'https' },
      'spec.rules[0].http.paths[1].backend.service.port': { number: 443 },
    },
    complains: [
      'Ingress api/api: path \'/\': let the backend name a port of the Service \'api\' (it is {"name":"https"})',
      "Ingress api/api: path '/v2': let the backend name a port of the Service 'api' (it is {\"number\":443})",
    ],
  },
  {
    says: 'backends without a port',
    object: 'Ingress api',
    set: { 'spec.rules[0].http.paths[0].backend.service.port': undefined },
    complains: ["Ingress api/api: path '/': let the backend name a port of the Service 'api' (it is missing)"],
  },
]);

describeBroken('headless-service', [
  {
    says: 'no name',
    object: 'StatefulSet mongo',
    set: { 'spec.serviceName': undefined },
    complains: ['StatefulSet api/mongo: let spec.serviceName name a headless Service of the namespace (it is missing)'],
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
]);
