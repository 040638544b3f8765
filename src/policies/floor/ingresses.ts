/** Floor for Ingresses of others: what they may ask of the front door, by allow list. */
import type { Declared } from '../../config/declared';
import { pathText } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { celMap, onDeclared, ownIssuers } from '../declared/declared';
import { isKind, type Kinds } from '../kinds';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';

const prefix = 'nginx.ingress.kubernetes.io/';
const frontDoor = 'nginx';
const oldClass = 'kubernetes.io/ingress.class';

/** Annotations of cert-manager that name an issuer. */
const issuing = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'];

const isSwitch = '^(true|false)$';
const amount = '^[0-9]{1,6}$';
const networks = '^[0-9a-fA-F.:/, ]+$';

/** What an Ingress may ask of the front door for its own hosts, each with the values that it may have. */
const values: Readonly<Record<string, string>> = {
  [`${prefix}allowlist-source-range`]: networks,
  [`${prefix}auth-tls-verify-client`]: '^(on|optional)$',
  [`${prefix}auth-tls-verify-depth`]: '^[1-9]$',
  [`${prefix}backend-protocol`]: '^(HTTP|HTTPS|GRPC|GRPCS)$',
  [`${prefix}force-ssl-redirect`]: isSwitch,
  [`${prefix}limit-burst-multiplier`]: amount,
  [`${prefix}limit-connections`]: amount,
  [`${prefix}limit-rps`]: amount,
  [`${prefix}proxy-body-size`]: '^[0-9]{1,4}[km]?$',
  [`${prefix}proxy-connect-timeout`]: amount,
  [`${prefix}proxy-read-timeout`]: amount,
  [`${prefix}proxy-send-timeout`]: amount,
  [`${prefix}rewrite-target`]: '^/([$][1-9])?$',
  [`${prefix}ssl-redirect`]: isSwitch,
  [`${prefix}use-regex`]: isSwitch,
  [`${prefix}whitelist-source-range`]: networks,
};

/** Its value begins with the namespace. */
const authority = `${prefix}auth-tls-secret`;

/** Of tools that apply objects, and those of cert-manager, which decide about a Certificate: that is judged itself. */
const others =
  '^(acme[.])?cert-manager[.]io/|^(argocd[.]argoproj[.]io|kubectl[.]kubernetes[.]io|meta[.]helm[.]sh)/|^kubernetes[.]io/(description|ingress[.]class|tls-acme)$';

/** What could end a line of the configuration that all hosts share. */
const plainPath = '^/[^ ;{}"\'#\\\\\\n\\r\\t]*$';

export const ingressFloor: Policy = {
  id: 'ingress-floor',
  source: 'V19',
  title: 'An Ingress of others asks the front door for its own hosts alone, and no issuer of ours for a certificate',
  why: 'All hosts share one proxy and its rights: a snippet, a Secret of another namespace or a rule without a host reaches those of ours.',
  fix: `name a host in each rule, write plain paths, and remove spec.defaultBackend and each annotation but ${Object.keys(
    values,
  )
    .map((key) => key.replace(prefix, ''))
    .join(
      ', ',
    )} with plain values and auth-tls-secret of the namespace; let certificates come from an issuer of your own`,
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared, request }) => {
    if (!declared || !isKind(object, 'Ingress') || isOfService(object, declared)) return [];
    const before = request?.operation === 'UPDATE' ? request.oldObject : undefined;
    if (before && partsOf(before) === partsOf(object)) return [];
    const given = Object.entries(object.metadata.annotations ?? {});
    const names = ownIssuers(declared);
    return [
      ...given.flatMap(([key, value]) =>
        demand(
          !issuing.includes(key) || !names.includes(value),
          ['metadata', 'annotations', key],
          `remove the annotation ${key} ${found(value)}; the issuer signs for services of ours`,
        ),
      ),
      ...(isAtFrontDoor(object) ? frontDoorFaults(object) : []),
    ];
  },
};

function isOfService({ metadata }: Manifest, { services }: Declared): boolean {
  return services.some(({ namespace }) => namespace === metadata.namespace);
}

function partsOf(object: Manifest): string {
  return JSON.stringify([object['spec'], object.metadata.annotations ?? {}]);
}

/** An Ingress without a class is of the cluster's default one. */
function isAtFrontDoor({ metadata, spec }: Manifest & Kinds['Ingress']): boolean {
  const { ingressClassName = frontDoor } = spec ?? {};
  return ingressClassName === frontDoor || isSet(metadata.annotations?.[oldClass]);
}

function frontDoorFaults({ metadata, spec }: Manifest & Kinds['Ingress']): readonly Fault[] {
  const { annotations = {}, namespace } = metadata;
  const isAllowed = (key: string, value: string) =>
    key === authority
      ? value.startsWith(`${namespace}/`)
      : new RegExp(others).test(key) || (Object.hasOwn(values, key) && new RegExp(values[key] ?? '').test(value));
  return [
    ...Object.entries(annotations).flatMap(([key, value]) =>
      demand(
        isAllowed(key, value),
        ['metadata', 'annotations', key],
        `remove the annotation ${key}, or its value ${found(value)}; it reaches further than the hosts of the Ingress`,
      ),
    ),
    ...demand(
      !isSet(spec?.defaultBackend),
      ['spec', 'defaultBackend'],
      'remove spec.defaultBackend; it answers for every host',
    ),
    ...list(spec?.rules).flatMap(({ host, http }, at) => [
      ...demand(
        isSet(host) && host !== '',
        ['spec', 'rules', at, 'host'],
        `set spec.rules[${at}].host ${found(host)}; without it the rule answers for others too`,
      ),
      ...list(http?.paths).flatMap(({ path }, place) => {
        const field = ['spec', 'rules', at, 'http', 'paths', place, 'path'];
        return demand(
          !isSet(path) || new RegExp(plainPath).test(path),
          field,
          `${pathText(field)}: write it without spaces, quotes, braces, semicolons, # and backslashes ${found(path)}`,
        );
      }),
    ]),
  ];
}

function admission(declared: Declared): Admission {
  const { services } = declared;
  const parts = (object: string) => `[dyn(${object}.spec), dyn(${object}.metadata.?annotations.orValue({}))]`;
  const names = celList(ownIssuers(declared));
  const namespaces = celList([...new Set(services.map(({ namespace }) => namespace))]);
  const given = 'variables.given';
  const isAllowed = [
    `(k == ${celText(authority)} ? ${given}[k].startsWith(object.metadata.namespace + '/')`,
    `k.matches(${celText(others)}) || (k in variables.values && ${given}[k].matches(variables.values[k])))`,
  ].join(' : ');
  return {
    resources: [{ group: 'networking.k8s.io', version: 'v1', resources: ['ingresses'] }],
    everywhere: true,
    unless: {
      'of-a-service': `object.metadata.namespace in ${namespaces}`,
      unchanged: `oldObject != null && ${parts('object')} == ${parts('oldObject')}`,
    },
    variables: {
      given: 'object.metadata.?annotations.orValue({})',
      values: celMap(values),
      elsewhere: `object.spec.?ingressClassName.orValue('${frontDoor}') != '${frontDoor}' && !('${oldClass}' in ${given})`,
      annotations: `${given}.filter(k, k in ${celList(issuing)} && ${given}[k] in ${names} || !variables.elsewhere && !${isAllowed})`,
      rules: `object.spec.?rules.orValue([]).filter(r, r.?host.orValue('') == '' || !r.?http.?paths.orValue([]).all(p, p.?path.orValue('/').matches(${celText(plainPath)})))`,
    },
    expression:
      'variables.annotations.size() == 0 && (variables.elsewhere || !has(object.spec.defaultBackend) && variables.rules.size() == 0)',
    found: "'annotations ' + variables.annotations.join(', ')",
  };
}
