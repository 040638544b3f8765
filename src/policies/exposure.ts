import { type IngressBackend, type IngressSpec, isKind, type Kinds, objectsOf, type ServicePort } from './kinds';
import { containersOf, declaresPort, onContainers, type Workload, workloadsIn } from './pods';
import { type Manifest, nameOf, type Policy, type PolicyContext } from './policy';
import { hasLabels } from './selectors';
import { demand, found, isSet, list, show } from './sentences';

const lowestPort = 1024;

/** Annotations that put text or a target of the author into the shared proxy. */
const dangerousAnnotation = /\/([\w-]*snippet|mirror-[\w-]+|auth-url|server-alias)$/;

export const exposure: Policy = {
  id: 'exposure',
  row: 26,
  title: 'Services stay inside, and what leaves goes through an Ingress with TLS',
  why: 'Every other way in goes around the front door, its certificate and its limits.',
  check: (object, context) => [
    ...serviceProblems(object, context),
    ...ingressProblems(object, context),
    ...onContainers(object, ({ ports }, subject) =>
      list(ports).flatMap(({ containerPort }) =>
        demand(
          !(Number(containerPort) < lowestPort),
          `${subject}: set containerPort to ${lowestPort} or higher ${found(containerPort)}; lower ports need root`,
        ),
      ),
    ),
  ],
};

export const headlessService: Policy = {
  id: 'headless-service',
  row: 27,
  title: 'A StatefulSet names its headless Service',
  why: 'Without it the pods have no names of their own, and a replica set cannot find its members.',
  check: (object, context) => {
    if (!isKind(object, 'StatefulSet')) return [];
    const name = object.spec?.serviceName;
    const service = objectsOf(context, 'Service', object.metadata.namespace).find(
      ({ metadata }) => metadata.name === name,
    );
    if (!service) return [`let spec.serviceName name a headless Service of the namespace ${found(name)}`];
    const { clusterIP } = service.spec ?? {};
    const selected = selectedBy(service, context).some((workload) => workload.object === object);
    return [
      ...demand(clusterIP === 'None', `set spec.clusterIP of the Service '${name}' to 'None' ${found(clusterIP)}`),
      ...demand(selected, `let spec.selector of the Service '${name}' match the pod's labels`),
    ];
  },
};

function serviceProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (!isKind(object, 'Service')) return [];
  const { externalIPs, ports, type } = object.spec ?? {};
  const workloads = selectedBy(object, context);
  return [
    ...demand(
      !isSet(type) || type === 'ClusterIP',
      `set spec.type to 'ClusterIP' ${found(type)}; publish it by an Ingress`,
    ),
    ...demand(externalIPs === undefined, `remove spec.externalIPs ${found(externalIPs)}`),
    ...demand(workloads.length > 0, 'let spec.selector match the labels of a pod of the namespace (it matches none)'),
    ...workloads.flatMap((workload) => list(ports).flatMap((port) => targetProblems(port, workload))),
  ];
}

function targetProblems({ port, targetPort }: ServicePort, { object, pod }: Workload): readonly string[] {
  const target = targetPort ?? port;
  const containers = containersOf(pod).map(({ container }) => container);
  return demand(
    declaresPort(containers, target),
    `spec.ports: let targetPort name a port that ${nameOf(object)} declares (there is no ${show(target)})`,
  );
}

/** The workloads whose pods a Service sends to; a Service without a selector has none. */
function selectedBy({ metadata, spec }: Manifest & Kinds['Service'], context: PolicyContext): readonly Workload[] {
  const selector = spec?.selector;
  if (!selector || Object.keys(selector).length === 0) return [];
  return workloadsIn(context, metadata.namespace).filter(({ pod }) => hasLabels(selector, pod.labels));
}

function ingressProblems(object: Manifest, context: PolicyContext): readonly string[] {
  if (!isKind(object, 'Ingress')) return [];
  const { annotations, namespace } = object.metadata;
  const { defaultBackend, ingressClassName, rules } = object.spec ?? {};
  return [
    ...Object.keys(annotations ?? {})
      .filter((key) => dangerousAnnotation.test(key))
      .map((key) => `remove the annotation ${key}; it reaches into the proxy that all services share`),
    ...demand(isSet(ingressClassName), 'set spec.ingressClassName (it is missing)'),
    ...demand(!isSet(defaultBackend), 'remove spec.defaultBackend; it answers for every host'),
    ...hostProblems(object.spec ?? {}),
    ...list(rules)
      .flatMap(({ http }) => list(http?.paths))
      .flatMap(({ backend, path }) => backendProblems(path, backend, namespace, context)),
  ];
}

function hostProblems({ rules, tls }: IngressSpec): readonly string[] {
  const secured = list(tls)
    .filter(({ secretName }) => isSet(secretName))
    .flatMap(({ hosts }) => list(hosts));
  return list(rules).flatMap(({ host }, index) =>
    isSet(host)
      ? demand(secured.includes(host), `add '${host}' to the hosts of an item of spec.tls that has a secretName`)
      : [`set spec.rules[${index}].host (it is missing); without it the rule answers for every host`],
  );
}

function backendProblems(
  path: string | undefined,
  backend: IngressBackend | undefined,
  namespace: string | undefined,
  context: PolicyContext,
): readonly string[] {
  const { name, port } = backend?.service ?? {};
  const service = objectsOf(context, 'Service', namespace).find(({ metadata }) => metadata.name === name);
  if (!service) return [`path '${path}': let the backend name a Service of the namespace ${found(name)}`];
  return demand(
    list(service.spec?.ports).some((declared) =>
      isSet(port?.number) ? declared.port === port.number : isSet(port?.name) && declared.name === port.name,
    ),
    `path '${path}': let the backend name a port of the Service '${name}' ${found(port)}`,
  );
}
