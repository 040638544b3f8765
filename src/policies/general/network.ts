/** Services, Ingresses and network policies: whether they lead where they say. */
import type { FieldPath } from '../../kubernetes/field-path';
import { nameOf } from '../../kubernetes/identity';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { hasLabels, selects, selectsAll } from '../../kubernetes/selectors';
import { type IngressBackend, isKind, objectsOf } from '../kinds';
import { containersOf, type Workload, workloadsIn } from '../pods';
import type { Fault, PolicyContext } from '../policy';
import { found, show } from '../sentences';
import { at, isForOperator, isMeantFor, near, rule } from './rule';

export const network = [
  rule({
    id: 'service-target',
    severity: 'warning',
    title: 'A Service with a selector sends to pods that listen',
    why: 'A Service without pods does not answer, and the error does not name the cause.',
    fix: 'let spec.selector match the labels of a pod, and a targetPort that is a name be one that a container declares',
    answers: ['KS service-targets-pod', 'KL dangling-service', 'KB C-0293'],
    check: (object, context) => {
      if (!isKind(object, 'Service') || object.spec?.type === 'ExternalName') return [];
      const selector = object.spec?.selector ?? {};
      const workloads = near(object.metadata.namespace, (one) => workloadsIn(context, one));
      // Without a selector the endpoints are written by someone else; without workloads the YAML is a part.
      if (Object.keys(selector).length === 0 || workloads.length === 0) return [];
      const own = workloads.filter(({ pod }) => hasLabels(selector, pod.labels));
      if (own.length === 0 && isForOperator(context, object.metadata.namespace, selector)) return [];
      if (own.length === 0 && !isMeantFor(workloads, Object.keys(selector))) return [];
      if (own.length === 0)
        return [
          at(
            ['spec', 'selector'],
            [],
            'let spec.selector match the labels of a pod of the namespace (it matches none of the YAML)',
          ),
        ];
      return list(object.spec?.ports).flatMap(({ targetPort }, place) =>
        typeof targetPort === 'string' && own.every((workload) => !names(workload, targetPort))
          ? [
              at(
                ['spec', 'ports', place, 'targetPort'],
                [],
                `name a port of the pods by targetPort; ${own.map((one) => nameOf(one.object)).join(' and ')} ${own.length === 1 ? 'declares' : 'declare'} no port ${show(targetPort)}`,
              ),
            ]
          : [],
      );
    },
  }),
  rule({
    id: 'external-addresses',
    severity: 'error',
    title: 'A Service takes no addresses of its own choice',
    why: 'Traffic of other pods to an external address that a Service names goes to that Service.',
    fix: 'remove spec.externalIPs, and use a LoadBalancer or a Gateway',
    answers: ['TR KSV-0108'],
    check: (object) =>
      isKind(object, 'Service') && list(object.spec?.externalIPs).length > 0
        ? [
            at(
              ['spec', 'externalIPs'],
              [],
              `remove spec.externalIPs ${found(object.spec?.externalIPs)}; it takes the traffic of other pods to these addresses`,
            ),
          ]
        : [],
  }),
  rule({
    id: 'ingress-target',
    severity: 'warning',
    title: 'An Ingress sends to a Service and a port that exist',
    why: 'A path without a Service answers every caller with an error of the proxy.',
    fix: 'let the backend of each path name a Service of the namespace and one of its ports',
    answers: ['KS ingress-targets-service', 'KL dangling-ingress', 'KB C-0298'],
    check: (object, context) => {
      if (!isKind(object, 'Ingress')) return [];
      const paths = list(object.spec?.rules).flatMap(({ http }, index) =>
        list(http?.paths).map(({ backend }, place) => ({
          backend,
          path: ['spec', 'rules', index, 'http', 'paths', place, 'backend'],
        })),
      );
      const fallback = object.spec?.defaultBackend;
      const all = fallback ? [...paths, { backend: fallback, path: ['spec', 'defaultBackend'] }] : paths;
      return all.flatMap(({ backend, path }) => backendFaults(object, path, backend, context));
    },
  }),
  rule({
    id: 'ingress-tls',
    severity: 'info',
    title: 'An Ingress serves its hosts over TLS',
    why: 'Without TLS passwords and cookies cross networks in clear text.',
    fix: 'list each host in spec.tls',
    answers: ['KS ingress-tls', 'PO tlsSettingsMissing'],
    check: (object) => {
      if (!isKind(object, 'Ingress') || list(object.spec?.rules).length === 0) return [];
      if (list(object.spec?.tls).length > 0) return [];
      return [
        at(
          ['spec', 'tls'],
          [],
          'list the hosts in spec.tls (it is missing); they are served without TLS, unless something before the Ingress ends it',
        ),
      ];
    },
  }),
  rule({
    id: 'network-policy-target',
    severity: 'warning',
    title: 'A network policy selects pods',
    why: 'A policy whose selector has a wrong label isolates nothing, and looks as if it did.',
    fix: "let spec.podSelector match a pod's labels",
    answers: ['KS networkpolicy-targets-pod', 'KL dangling-networkpolicy'],
    check: (object, context) => {
      if (!isKind(object, 'NetworkPolicy')) return [];
      const selector = object.spec?.podSelector;
      const workloads = near(object.metadata.namespace, (one) => workloadsIn(context, one));
      if (!selector || selectsAll(selector) || workloads.length === 0) return [];
      const labels = selector.matchLabels ?? {};
      const isFine =
        workloads.some(({ pod }) => selects(selector, pod.labels)) ||
        isForOperator(context, object.metadata.namespace, labels) ||
        !isMeantFor(workloads, Object.keys(labels));
      if (isFine) return [];
      return [
        at(
          ['spec', 'podSelector'],
          [],
          'let spec.podSelector match the labels of a pod of the namespace (it matches none of the YAML)',
        ),
      ];
    },
  }),
];

function names({ pod }: Workload, port: string): boolean {
  return (
    containersOf(pod).some(({ container }) => list(container.ports).some(({ name }) => name === port)) ||
    /^\d+$/.test(port)
  );
}

function backendFaults(
  { metadata: { namespace } }: Manifest,
  path: FieldPath,
  backend: IngressBackend | undefined,
  context: PolicyContext,
): readonly Fault[] {
  const { name, port } = backend?.service ?? {};
  const services = near(namespace, (one) => objectsOf(context, 'Service', one));
  // A backend may be a resource, and the YAML a part without Services.
  if (!name || services.length === 0) return [];
  const service = services.find(({ metadata }) => metadata.name === name);
  // The Service of an operator, and a port that a controller of load balancers reads from an annotation.
  if (!service && isForOperator(context, namespace, { name })) return [];
  if (port?.name === 'use-annotation') return [];
  if (!service)
    return [at(path, ['service', 'name'], `name a Service of the namespace; the YAML has no ${show(name)}`)];
  const ports = list(service.spec?.ports);
  const isThere = ports.some((one) => (isSet(port?.number) ? one.port === port.number : one.name === port?.name));
  if (isThere || service.spec?.type === 'ExternalName' || !isSet(port?.number ?? port?.name)) return [];
  return [
    at(
      path,
      ['service', 'port'],
      `name a port of the Service '${name}'; it has no ${show(port?.number ?? port?.name)}`,
    ),
  ];
}
