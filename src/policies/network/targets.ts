import type { FieldPath } from '../../kubernetes/field-path';
import { nameOf } from '../../kubernetes/identity';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { hasLabels } from '../../kubernetes/selectors';
import { type IngressBackend, isKind, type Kinds, objectsOf, type ServicePort } from '../kinds';
import { isOurs } from '../platform';
import { containersOf, declaresPort, type Workload, workloadsIn } from '../pods';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found, show } from '../sentences';

/** The part of the platform, by which the front door knows whom to ask for certificates. */
const component = 'app.kubernetes.io/component';

export const serviceTarget: Policy = {
  id: 'service-target',
  source: 26,
  title: 'A Service sends to a pod that listens',
  why: 'A Service without pods does not answer, and the error does not name the cause.',
  fix: 'let spec.selector match the labels of a pod of the namespace, and each targetPort a port that it declares',
  answers: ['KS service-targets-pod', 'KL dangling-service', 'KL invalid-target-ports', 'KB C-0293'],
  admission: { cannot: 'It depends on the workloads beside the Service, which may come later.' },
  check: (object, context) => {
    if (!isKind(object, 'Service')) return [];
    const workloads = selectedBy(object, context);
    return [
      ...demand(
        workloads.length > 0,
        ['spec', 'selector'],
        'let spec.selector match the labels of a pod of the namespace (it matches none)',
      ),
      ...demand(list(object.spec?.ports).length > 0, ['spec', 'ports'], 'add a port to spec.ports (there is none)'),
      ...workloads.flatMap((workload) =>
        list(object.spec?.ports).flatMap((port, place) => portProblems(['spec', 'ports', place], port, workload)),
      ),
    ];
  },
};

export const ingressTarget: Policy = {
  id: 'ingress-target',
  source: 26,
  title: 'An Ingress sends to a Service that exists',
  why: 'A path without a Service answers every caller with an error of the proxy.',
  fix: `let the backend of each path name a Service of the namespace, of the same ${component}, and one of its ports`,
  answers: ['KS ingress-targets-service', 'KL dangling-ingress', 'KB C-0298'],
  admission: { cannot: 'It depends on the Services beside the Ingress, which may come later.' },
  check: (object, context) => {
    if (!isKind(object, 'Ingress')) return [];
    const { namespace } = object.metadata;
    const paths = list(object.spec?.rules).flatMap(({ http }, index) =>
      list(http?.paths).map((one, place) => ({ ...one, place: ['spec', 'rules', index, 'http', 'paths', place] })),
    );
    return [
      ...demand(paths.length > 0, ['spec', 'rules'], 'add a path with a backend to spec.rules (there is none)'),
      ...paths.flatMap((one) => backendProblems(one, namespace, context)),
      ...paths.flatMap((one) => partProblems(one, object, context)),
    ];
  },
};

export const headlessService: Policy = {
  id: 'headless-service',
  source: 27,
  title: 'A StatefulSet names its headless Service',
  why: 'Without it the pods have no names of their own, and a replica set cannot find its members.',
  fix: "let spec.serviceName name a Service of the namespace with clusterIP None that selects the StatefulSet's pods",
  answers: ['KS statefulset-has-servicename'],
  admission: { cannot: 'It depends on the Service beside the StatefulSet, which may come later.' },
  check: (object, context) => {
    if (!isKind(object, 'StatefulSet')) return [];
    const name = object.spec?.serviceName;
    const service = objectsOf(context, 'Service', object.metadata.namespace).find(
      ({ metadata }) => metadata.name === name,
    );
    const path = ['spec', 'serviceName'];
    if (!service)
      return demand(false, path, `let spec.serviceName name a headless Service of the namespace ${found(name)}`);
    const { clusterIP, publishNotReadyAddresses } = service.spec ?? {};
    const selected = selectedBy(service, context).some((workload) => workload.object === object);
    return [
      ...demand(
        clusterIP === 'None',
        path,
        `set spec.clusterIP of the Service '${name}' to 'None' ${found(clusterIP)}`,
      ),
      ...demand(selected, path, `let spec.selector of the Service '${name}' match the pod's labels`),
      ...demand(
        publishNotReadyAddresses === true || clusterIP !== 'None' || !isOurs(object),
        path,
        `set spec.publishNotReadyAddresses of the Service '${name}' to true ${found(publishNotReadyAddresses)}; members find each other before they are ready`,
      ),
    ];
  },
};

function portProblems(path: FieldPath, { port, targetPort }: ServicePort, { object, pod }: Workload): readonly Fault[] {
  const target = targetPort ?? port;
  const containers = containersOf(pod).map(({ container }) => container);
  return demand(
    declaresPort(containers, target),
    [...path, isSet(targetPort) ? 'targetPort' : 'port'],
    `spec.ports: let targetPort name a port that ${nameOf(object)} declares (there is no ${show(target)})`,
  );
}

/** The workloads whose pods a Service sends to; a Service without a selector has none. */
function selectedBy({ metadata, spec }: Manifest & Kinds['Service'], context: PolicyContext): readonly Workload[] {
  const selector = spec?.selector;
  if (!selector || Object.keys(selector).length === 0) return [];
  return workloadsIn(context, metadata.namespace).filter(({ pod }) => hasLabels(selector, pod.labels));
}

/** A path of an Ingress, and where it is. */
interface Path {
  readonly backend?: IngressBackend;
  readonly path?: string;
  readonly place: FieldPath;
}

/** Faults of the component label: an Ingress has that of the Service behind it. */
function partProblems(
  { backend, path }: Path,
  { metadata: { labels, namespace } }: Manifest,
  context: PolicyContext,
): readonly Fault[] {
  const part = objectsOf(context, 'Service', namespace).find(({ metadata }) => metadata.name === backend?.service?.name)
    ?.metadata.labels?.[component];
  return demand(
    part === undefined || part === labels?.[component],
    ['metadata', 'labels', component],
    `path '${path}': set the label ${component} to that of the Service, which is ${show(part)} ${found(labels?.[component])}`,
  );
}

function backendProblems(
  { backend, path, place }: Path,
  namespace: string | undefined,
  context: PolicyContext,
): readonly Fault[] {
  const { name, port } = backend?.service ?? {};
  const service = objectsOf(context, 'Service', namespace).find(({ metadata }) => metadata.name === name);
  const at = [...place, 'backend', 'service'];
  if (!service)
    return demand(
      false,
      [...at, 'name'],
      `path '${path}': let the backend name a Service of the namespace ${found(name)}`,
    );
  return demand(
    list(service.spec?.ports).some((declared) =>
      isSet(port?.number) ? declared.port === port.number : isSet(port?.name) && declared.name === port.name,
    ),
    [...at, 'port'],
    `path '${path}': let the backend name a port of the Service '${name}' ${found(port)}`,
  );
}
