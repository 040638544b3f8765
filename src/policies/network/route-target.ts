/** Targets of the objects of a front door: Gateways, listeners, Services, and what policies are about. */
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import type { SectionReference } from '../gateway-shapes';
import { isKind, type Kinds, objectsOf } from '../kinds';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found, show } from '../sentences';
import { component } from './front-door';

type Route = Manifest & Kinds['HTTPRoute'];

export const routeTarget: Policy = {
  id: 'route-target',
  source: 26,
  title: 'A route leads from a listener that exists to a Service that exists, and a policy is about what exists',
  why: 'A route without a Service answers every caller with an error of the proxy, and a policy about nothing guards nothing.',
  fix: `let each parentRef name a listener of a Gateway of the namespace with the host of the route, each backendRef a Service and one of its ports, and each targetRef a route or a listener, all of the same ${component}; on a listener of HTTP only redirect`,
  answers: [],
  admission: { cannot: 'It depends on the objects beside it, which may come later.' },
  check: (object, context) => {
    if (isKind(object, 'HTTPRoute')) return [...parentFaults(object, context), ...backendFaults(object, context)];
    if (isKind(object, 'BackendTrafficPolicy', 'ClientTrafficPolicy', 'SecurityPolicy'))
      return list(object.spec?.targetRefs).flatMap((ref, at) =>
        targetFaults(object, ref, ['spec', 'targetRefs', at], context),
      );
    return [];
  },
};

function parentFaults({ metadata, spec }: Route, context: PolicyContext): readonly Fault[] {
  const { hostnames, parentRefs, rules } = spec ?? {};
  return list(parentRefs).flatMap(({ name, namespace, sectionName }, at) => {
    const path = ['spec', 'parentRefs', at];
    if (isAway(namespace, metadata)) return [];
    const gateway = objectsOf(context, 'Gateway', metadata.namespace).find((one) => one.metadata.name === name);
    const listener = list(gateway?.spec?.listeners).find((one) => one.name === sectionName);
    if (!gateway || !listener)
      return demand(
        false,
        path,
        `${pathText(path)}: name a listener of a Gateway of the namespace (there is no ${show(sectionName ?? '')} of ${show(name)})`,
      );
    return [
      ...partFaults(metadata, gateway, `Gateway '${name}'`),
      ...list(hostnames).flatMap((host, place) =>
        demand(
          host === listener.hostname,
          ['spec', 'hostnames', place],
          `set spec.hostnames[${place}] to that of the listener, ${show(listener.hostname ?? '')} ${found(host)}`,
        ),
      ),
      ...list(rules).flatMap(({ backendRefs }, place) =>
        demand(
          listener.protocol !== 'HTTP' || list(backendRefs).length === 0,
          ['spec', 'rules', place, 'backendRefs'],
          `remove spec.rules[${place}].backendRefs; the listener ${show(sectionName)} has no TLS`,
        ),
      ),
    ];
  });
}

function backendFaults({ metadata, spec }: Route, context: PolicyContext): readonly Fault[] {
  return list(spec?.rules).flatMap(({ backendRefs }, at) =>
    list(backendRefs).flatMap(({ name, namespace, port }, place) => {
      const path = ['spec', 'rules', at, 'backendRefs', place];
      if (isAway(namespace, metadata)) return [];
      const service = objectsOf(context, 'Service', metadata.namespace).find((one) => one.metadata.name === name);
      if (!service)
        return demand(false, [...path, 'name'], `${pathText(path)}: name a Service of the namespace ${found(name)}`);
      return [
        ...demand(
          list(service.spec?.ports).some((one) => isSet(port) && one.port === port),
          [...path, 'port'],
          `${pathText(path)}: name a port of the Service '${name}' ${found(port)}`,
        ),
        ...partFaults(metadata, service, `Service '${name}'`),
      ];
    }),
  );
}

/** Of what is in another namespace another policy speaks: its objects may be of others. */
function isAway(namespace: string | undefined, { namespace: own }: Manifest['metadata']): boolean {
  return isSet(namespace) && namespace !== own;
}

/** The part of the platform, by which it is known who asks for certificates. */
function partFaults({ labels }: Manifest['metadata'], other: Manifest, called: string): readonly Fault[] {
  const part = other.metadata.labels?.[component];
  return demand(
    part === undefined || part === labels?.[component],
    ['metadata', 'labels', component],
    `set the label ${component} to that of the ${called}, which is ${show(part)} ${found(labels?.[component])}`,
  );
}

function targetFaults(
  { metadata }: Manifest,
  { kind = '', name, sectionName }: SectionReference,
  path: FieldPath,
  context: PolicyContext,
): readonly Fault[] {
  const isTarget = kind === 'HTTPRoute' || kind === 'Gateway';
  const target = isTarget
    ? objectsOf(context, kind, metadata.namespace).find((one) => one.metadata.name === name)
    : undefined;
  if (!target)
    return demand(
      false,
      path,
      `${pathText(path)}: name a route or a Gateway of the namespace (there is no ${kind} ${show(name)})`,
    );
  const isThere =
    !isSet(sectionName) ||
    !isKind(target, 'Gateway') ||
    list(target.spec?.listeners).some((one) => one.name === sectionName);
  return [
    ...demand(
      isThere,
      [...path, 'sectionName'],
      `${pathText(path)}: name a listener of Gateway '${name}' (there is no ${show(sectionName)})`,
    ),
    ...partFaults(metadata, target, `${kind} '${name}'`),
  ];
}
