/** Gateways of declared services, with their routes and policies: names, hosts, callers and limits. */
import type { Declared, DeclaredEntry } from '../../config/declared';
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import type { SectionReference } from '../gateway-shapes';
import { isKind, type Kinds } from '../kinds';
import type { Fault, Policy } from '../policy';
import { demand, found, show } from '../sentences';
import { doorKinds } from '../written';
import { onDeclared } from './declared';
import { circuits, gatewayInCel, listenerNames, redirectOf } from './gateway-in-cel';

export const declaredGateway: Policy = {
  id: 'declared-gateway',
  source: 'V18',
  title: 'A Gateway serves the host of its own service, for the callers and with the limits that are declared',
  why: 'A second route of a host gets its callers, a second policy is the one that holds, and a network more lets in who was never let in.',
  fix: 'let a Gateway, a route and the policies have the name of the service of the namespace in src/config/services.ts, its host and listeners named http and https, a redirect on the former and the service alone on the latter; let the SecurityPolicy name both routes with the networks of the environment, the BackendTrafficPolicy the route with the limits of the service, and the ClientTrafficPolicy the listener https, for the API with the authority of its callers and for others without',
  answers: [],
  admission: onDeclared(gatewayInCel),
  check: (object, { declared }) => {
    if (!declared || doorKinds[object.kind] !== object.apiVersion) return [];
    const { namespace } = object.metadata;
    const service = declared.services.find((one) => one.entry && one.namespace === namespace);
    if (!service?.entry)
      return demand(false, [], `remove the ${object.kind}; no service of its namespace has a host in services.ts`);
    const entry = { ...service.entry, service: service.name };
    return [...nameFaults(object, entry), ...contentFaults(object, entry, declared)];
  },
};

interface Entry extends DeclaredEntry {
  readonly service: string;
}

function nameFaults({ kind, metadata: { name } }: Manifest, { service }: Entry): readonly Fault[] {
  const names = [service, ...(kind === 'HTTPRoute' ? [redirectOf(service)] : [])];
  return demand(
    names.includes(name),
    ['metadata', 'name'],
    `set metadata.name to ${names.map(show).join(' or ')}: a second ${kind} changes what the first one says (it is '${name}')`,
  );
}

function contentFaults(object: Manifest, entry: Entry, declared: Declared): readonly Fault[] {
  if (isKind(object, 'Gateway')) return gatewayFaults(object, entry);
  if (isKind(object, 'HTTPRoute')) return routeFaults(object, entry);
  if (isKind(object, 'SecurityPolicy')) return callerFaults(object, entry, declared.clients);
  if (isKind(object, 'BackendTrafficPolicy')) return limitFaults(object, entry);
  return isKind(object, 'ClientTrafficPolicy') ? tlsFaults(object, entry) : [];
}

function must(path: FieldPath, value: unknown, wanted: unknown): readonly Fault[] {
  return demand(value === wanted, path, `set ${pathText(path)} to ${show(wanted)} ${found(value)}`);
}

function gatewayFaults({ spec }: Kinds['Gateway'], { host }: Entry): readonly Fault[] {
  return list(spec?.listeners).flatMap(({ hostname, name, protocol }, at) => {
    const path = ['spec', 'listeners', at];
    return [
      ...must([...path, 'hostname'], hostname, host),
      ...demand(
        protocol !== undefined && listenerNames[protocol] === name,
        [...path, 'name'],
        `set ${pathText([...path, 'name'])} to ${show(listenerNames[protocol ?? ''] ?? 'https')}, with its protocol ${found(name)}`,
      ),
    ];
  });
}

function routeFaults({ metadata, spec }: Manifest & Kinds['HTTPRoute'], { host, service }: Entry): readonly Fault[] {
  const isService = metadata.name === service;
  const { hostnames, parentRefs, rules } = spec ?? {};
  return [
    ...list(hostnames).flatMap((one, at) => must(['spec', 'hostnames', at], one, host)),
    ...list(parentRefs).flatMap(({ name, sectionName }, at) => [
      ...must(['spec', 'parentRefs', at, 'name'], name, service),
      ...must(['spec', 'parentRefs', at, 'sectionName'], sectionName, isService ? 'https' : 'http'),
    ]),
    ...list(rules).flatMap(({ backendRefs, filters }, at) => [
      ...list(backendRefs).flatMap(({ name }, place) =>
        demand(
          isService && name === service,
          ['spec', 'rules', at, 'backendRefs', place],
          isService
            ? `spec.rules[${at}].backendRefs[${place}]: let the backend be the Service '${service}' ${found(name)}`
            : `remove spec.rules[${at}].backendRefs[${place}]; this route only redirects`,
        ),
      ),
      ...demand(
        !isService || list(filters).length === 0,
        ['spec', 'rules', at, 'filters'],
        `remove spec.rules[${at}].filters; callers of this route are led to the service`,
      ),
    ]),
  ];
}

/** The names of what a policy is about, each once. */
function targetFaults(refs: readonly SectionReference[] | undefined, kind: string, names: readonly string[]) {
  const named = list(refs).map((one) => (one.kind === kind ? one.name : undefined));
  return demand(
    named.toSorted().join() === names.toSorted().join(),
    ['spec', 'targetRefs'],
    `let spec.targetRefs name ${kind} ${names.map(show).join(' and ')} ${found(refs)}`,
  );
}

function callerFaults({ spec }: Kinds['SecurityPolicy'], { service }: Entry, clients: string): readonly Fault[] {
  const rules = list(spec?.authorization?.rules);
  return [
    ...targetFaults(spec?.targetRefs, 'HTTPRoute', [service, redirectOf(service)]),
    ...demand(
      rules.length === 1 && list(rules[0]?.principal?.clientCIDRs).join() === clients,
      ['spec', 'authorization', 'rules'],
      `let spec.authorization.rules be one, with the networks ${clients} ${found(rules.map(({ principal }) => list(principal?.clientCIDRs).join()).join(' and '))}`,
    ),
  ];
}

function limitFaults({ spec }: Kinds['BackendTrafficPolicy'], { limit, service, together }: Entry): readonly Fault[] {
  return [
    ...targetFaults(spec?.targetRefs, 'HTTPRoute', [service]),
    ...list(spec?.rateLimit?.local?.rules).flatMap((rule, at) =>
      must(['spec', 'rateLimit', 'local', 'rules', at, 'limit', 'requests'], rule.limit?.requests, limit.perSecond),
    ),
    ...circuits.flatMap((name) => must(['spec', 'circuitBreaker', name], spec?.circuitBreaker?.[name], together)),
  ];
}

function tlsFaults({ spec }: Kinds['ClientTrafficPolicy'], { authority, service }: Entry): readonly Fault[] {
  const { clientValidation } = spec?.tls ?? {};
  const path = ['spec', 'tls', 'clientValidation'];
  const known = list(clientValidation?.caCertificateRefs).map(({ name }) => name);
  const [, wanted = ''] = authority.split('/');
  return [
    ...targetFaults(spec?.targetRefs, 'Gateway', [service]),
    ...list(spec?.targetRefs).flatMap(({ sectionName }, at) =>
      must(['spec', 'targetRefs', at, 'sectionName'], sectionName, 'https'),
    ),
    ...(authority === ''
      ? demand(
          !isSet(clientValidation),
          path,
          `remove spec.tls.clientValidation ${found(clientValidation)}; no caller of this service has a certificate`,
        )
      : demand(
          known.join() === wanted,
          [...path, 'caCertificateRefs'],
          `let spec.tls.clientValidation.caCertificateRefs name the Secret '${wanted}' alone ${found(clientValidation?.caCertificateRefs)}`,
        )),
  ];
}
