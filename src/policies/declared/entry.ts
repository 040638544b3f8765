/** Ingresses of declared services: hosts, and the annotations of the front door. */
import type { Declared, DeclaredEntry } from '../../config/declared';
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { list, type Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { isKind, type Kinds } from '../kinds';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { celMap, onDeclared } from './declared';

const prefix = 'nginx.ingress.kubernetes.io/';

const networks = `${prefix}whitelist-source-range`;

/** Annotations of a rate limit. */
const limitNames = {
  burst: `${prefix}limit-burst-multiplier`,
  connections: `${prefix}limit-connections`,
  perSecond: `${prefix}limit-rps`,
} as const;

/** Annotations whose values another policy judges. */
const free = [`${prefix}proxy-body-size`, `${prefix}ssl-redirect`];

export const declaredEntry: Policy = {
  id: 'declared-entry',
  source: 'V18',
  title: 'An Ingress serves the host of its own service, with the annotations of the front door and no others',
  why: 'Who takes a path of the host of another service receives its callers and their headers, and one annotation more opens what the others close.',
  fix: 'let each host be that of a service of the namespace in src/config/services.ts, with that service behind it, and remove annotations of the front door other than ssl-redirect, proxy-body-size, whitelist-source-range with the networks of the environment, limit-rps, limit-burst-multiplier and limit-connections with its limits, and for the API auth-tls-verify-client and auth-tls-secret with the authority of its callers',
  answers: [],
  admission: onDeclared(admission),
  check: (object, context) => {
    const { declared } = context;
    if (!declared || !isKind(object, 'Ingress')) return [];
    const entry = entryOf(object, context);
    if (!entry) return demand(false, [], 'remove the Ingress; no service of its namespace has a host in services.ts');
    return [
      ...demand(
        object.metadata.name === entry.service,
        ['metadata', 'name'],
        `set metadata.name to '${entry.service}': a second Ingress changes what the first one says of the host (it is '${object.metadata.name}')`,
      ),
      ...hostFaults(object, entry),
      ...annotationFaults(object, entry, declared.clients),
    ];
  },
};

interface Entry extends DeclaredEntry {
  readonly service: string;
}

function entryOf({ metadata }: Manifest, { declared }: PolicyContext): Entry | undefined {
  const service = list(declared?.services).find(({ entry, namespace }) => entry && namespace === metadata.namespace);
  return service?.entry && { ...service.entry, service: service.name };
}

function hostFaults({ spec }: Kinds['Ingress'], { host, service }: Entry): readonly Fault[] {
  const hostFault = (value: string | undefined, path: FieldPath) =>
    demand(value === host, path, `${pathText(path)}: set it to '${host}', the host of the service ${found(value)}`);
  return [
    ...list(spec?.rules).flatMap((rule, at) => [
      ...hostFault(rule.host, ['spec', 'rules', at, 'host']),
      ...list(rule.http?.paths).flatMap(({ backend }, place) =>
        demand(
          backend?.service?.name === service,
          ['spec', 'rules', at, 'http', 'paths', place, 'backend', 'service', 'name'],
          `spec.rules[${at}].http.paths[${place}]: let the backend be the Service '${service}' ${found(backend?.service?.name)}`,
        ),
      ),
    ]),
    ...list(spec?.tls).flatMap(({ hosts }, at) =>
      list(hosts).flatMap((one, place) => hostFault(one, ['spec', 'tls', at, 'hosts', place])),
    ),
  ];
}

/** The exact values of an Ingress of the service. */
function valuesOf({ authority, limit }: DeclaredEntry, clients: string): Readonly<Record<string, string>> {
  const asked = { [`${prefix}auth-tls-secret`]: authority, [`${prefix}auth-tls-verify-client`]: 'on' };
  const limits = Object.entries(textsOf(limit)).map(([key, value]) => [
    limitNames[key as keyof typeof limitNames],
    value,
  ]);
  return { ...(authority ? asked : {}), [networks]: clients, ...Object.fromEntries(limits) };
}

function annotationFaults({ metadata }: Manifest, entry: Entry, clients: string): readonly Fault[] {
  const values = valuesOf(entry, clients);
  const known = [...Object.keys(values), ...free];
  const path = (key: string) => ['metadata', 'annotations', key];
  const given = metadata.annotations ?? {};
  return [
    ...Object.entries(given).flatMap(([key, value]) =>
      demand(
        !key.startsWith(prefix) || known.includes(key),
        path(key),
        `remove the annotation ${key} ${found(value)}; no chart writes it here`,
      ),
    ),
    ...Object.entries(values).flatMap(([key, value]) =>
      demand(given[key] === value, path(key), `set the annotation ${key} to '${value}' ${found(given[key])}`),
    ),
  ];
}

function textsOf(limit: DeclaredEntry['limit']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(limit).map(([key, value]) => [key, String(value)]));
}

function admission({ clients, services }: Declared): Admission {
  const entries = services.flatMap(({ entry, name, namespace }) =>
    entry ? [celMap({ authority: entry.authority, host: entry.host, ...textsOf(entry.limit), name, namespace })] : [],
  );
  const entry = 'variables.entry[0]';
  const given = (key: string) => `variables.given[?'${prefix}${key}'].orValue('')`;
  const limits = Object.entries(limitNames);
  const asked = celList([`${prefix}auth-tls-secret`, `${prefix}auth-tls-verify-client`]);
  return {
    resources: [{ group: 'networking.k8s.io', version: 'v1', resources: ['ingresses'] }],
    variables: {
      entry: `[${entries.join(', ')}].filter(e, e.namespace == object.metadata.namespace)`,
      given: 'object.metadata.?annotations.orValue({})',
    },
    expression: [
      'variables.entry.size() == 1',
      `object.metadata.name == ${entry}.name`,
      `object.spec.?rules.orValue([]).all(r, r.?host.orValue('') == ${entry}.host && r.?http.?paths.orValue([]).all(p, p.?backend.?service.?name.orValue('') == ${entry}.name))`,
      `object.spec.?tls.orValue([]).all(t, t.?hosts.orValue([]).all(h, h == ${entry}.host))`,
      `variables.given.all(k, !k.startsWith('${prefix}') || k in ${celList([...free, networks, ...Object.values(limitNames)])} || ${entry}.authority != '' && k in ${asked})`,
      `${given('whitelist-source-range')} == ${celText(clients)}`,
      ...limits.map(([key, name]) => `variables.given[?'${name}'].orValue('') == ${entry}.${key}`),
      `(${entry}.authority == '' || ${given('auth-tls-secret')} == ${entry}.authority && ${given('auth-tls-verify-client')} == 'on')`,
    ].join(' && '),
    found: "variables.entry.size() == 1 ? 'its name, hosts, backends or annotations' : 'its namespace'",
  };
}
