import { network } from '../../../src/policies/general/network';
import { ruleCases } from './cases';
import { both, deployment, object, operator, service, web } from './judged';

const ingress = (spec: string) => object('networking.k8s.io/v1', 'Ingress', `spec: {${spec}}`);
const path = (backend: string) => `rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {${backend}}}]}}]`;

ruleCases(network, {
  'service-target': {
    good: [
      ['without a selector', both(service('ports: [{port: 5432}]'), deployment())],
      [
        'a number that no container declares',
        both(service(`${web}, ports: [{port: 80, targetPort: 8080}]`), deployment()),
      ],
      ['ExternalName', both(service('type: ExternalName, externalName: a.example'), deployment())],
      ['without workloads in the YAML', service('selector: {app: lost}, ports: [{port: 80}]')],
      [
        'pods of an operator',
        both(service('selector: {alertmanager: main}, ports: [{port: 80}]'), deployment(), operator),
      ],
      [
        'of another group',
        both(
          '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: a, namespace: shop}, spec: {}}',
          deployment(),
        ),
      ],
    ],
    bad: [
      ['a selector of nothing', both(service('selector: {app: lost}, ports: [{port: 80}]'), deployment())],
      ['a name that no container has', both(service(`${web}, ports: [{port: 80, targetPort: http}]`), deployment())],
    ],
  },
  'external-addresses': {
    good: [['none', service(`${web}, ports: [{port: 80}]`)]],
    bad: [['one', service(`${web}, ports: [{port: 80}], externalIPs: [192.0.2.1]`)]],
  },
  'ingress-target': {
    good: [
      [
        'a Service and its port',
        both(ingress(path('service: {name: web, port: {number: 80}}')), service('ports: [{port: 80}]')),
      ],
      ['a resource', both(ingress(path('resource: {kind: Bucket, name: a}')), service('ports: [{port: 80}]'))],
      ['without Services in the YAML', ingress(path('service: {name: web, port: {number: 80}}'))],
      [
        'the Service of an operator',
        both(ingress(path('service: {name: main-ui, port: {number: 80}}')), service('ports: [{port: 80}]'), operator),
      ],
      [
        'an action of the controller of load balancers',
        both(ingress(path('service: {name: web, port: {name: use-annotation}}')), service('ports: [{port: 80}]')),
      ],
    ],
    bad: [
      [
        'no such Service',
        both(ingress(path('service: {name: lost, port: {number: 80}}')), service('ports: [{port: 80}]')),
      ],
      ['no such port', both(ingress(path('service: {name: web, port: {number: 81}}')), service('ports: [{port: 80}]'))],
      [
        'a fallback',
        both(ingress('defaultBackend: {service: {name: lost, port: {number: 80}}}'), service('ports: [{port: 80}]')),
      ],
    ],
  },
  'ingress-tls': {
    good: [['with', ingress(`tls: [{hosts: [a.example]}], ${path('resource: {kind: B, name: a}')}`)]],
    bad: [['without', ingress(path('resource: {kind: B, name: a}'))]],
  },
  'network-policy-target': {
    good: [
      ['all pods', both(object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {}}'), deployment())],
      [
        'of an operator',
        both(
          object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {app: main}}}'),
          deployment(),
          operator,
        ),
      ],
      [
        'of an operator, by the name of its object and more',
        both(
          object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {app: main-store}}}'),
          deployment(),
          operator,
        ),
      ],
    ],
    bad: [
      [
        'none',
        both(
          object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {app: lost}}}'),
          deployment(),
        ),
      ],
    ],
  },
});
