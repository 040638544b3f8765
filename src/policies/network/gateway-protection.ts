/** The policies that guard a Gateway and its routes: who may call, what and how much they send, and over which TLS. */
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { celList, celText, doorResources } from '../admission';
import { isKind, type Kinds } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';
import { component, guarded, network } from './front-door';

const oneNetwork = `^${network}$`;
/** Less than a mebibyte. */
const smallBody = '^[1-9][0-9]{0,2}Ki$';
const most = 9999;
const versions = ['1.2', '1.3'];
const everyAddress = '0.0.0.0/0';

const spec = 'dyn(object).spec';
const rate = 'r.?limit.?requests.orValue(0)';
const underWay = `${spec}.?circuitBreaker.?maxParallelRequests.orValue(0)`;
const validation = `${spec}.?tls.?clientValidation`;

export const gatewayProtection: Policy = {
  id: 'gateway-protection',
  source: 'V6',
  title: 'The policies of a Gateway let in known networks only, and bound what and how much they send, and how',
  why: 'A policy that is there and says nothing looks like a guard, and lets everyone in.',
  fix: `name in targetRefs what the policy is about; let a SecurityPolicy deny by default and allow clientCIDRs of /8 or smaller, a BackendTrafficPolicy bound requestBuffer to less than 1000Ki, each address to 1 to ${most} requests a second of type Local, and circuitBreaker.maxParallelRequests, and a ClientTrafficPolicy set tls.minVersion to 1.2 or 1.3, for an API with clientValidation of mode RequireAndVerify`,
  answers: [],
  admission: {
    resources: doorResources([], ['backendtrafficpolicies', 'clienttrafficpolicies', 'securitypolicies']),
    unless: notOurs,
    variables: {
      allowed: `${spec}.?authorization.?rules.orValue([])`,
      security: [
        `${spec}.?authorization.?defaultAction.orValue('') == 'Deny'`,
        'variables.allowed.size() > 0',
        `variables.allowed.all(r, r.?action.orValue('') == 'Allow' && r.?principal.?clientCIDRs.orValue([]).size() > 0 && r.principal.clientCIDRs.all(n, n.matches(${celText(oneNetwork)})))`,
      ].join(' && '),
      limits: `${spec}.?rateLimit.?local.?rules.orValue([])`,
      backend: [
        `string(${spec}.?requestBuffer.?limit.orValue('')).matches(${celText(smallBody)})`,
        `${spec}.?rateLimit.?type.orValue('') == 'Local'`,
        `variables.limits.exists(r, r.?clientSelectors.orValue([]).exists(s, s.?sourceCIDR.?value.orValue('') == '${everyAddress}'))`,
        `variables.limits.all(r, ${rate} >= 1 && ${rate} <= ${most} && r.?limit.?unit.orValue('') == 'Second' && r.?clientSelectors.orValue([]).all(s, s.?sourceCIDR.?type.orValue('') == 'Distinct'))`,
        `${underWay} >= 1`,
      ].join(' && '),
      client: [
        `${spec}.?tls.?minVersion.orValue('') in ${celList(versions)}`,
        `(object.metadata.?labels[?'${component}'].orValue('') != '${guarded}' && !('clientValidation' in ${spec}.?tls.orValue({})) || ${validation}.?mode.orValue('') == 'RequireAndVerify' && ${validation}.?caCertificateRefs.orValue([]).size() > 0)`,
      ].join(' && '),
    },
    expression: `${spec}.?targetRefs.orValue([]).size() > 0 && (object.kind == 'SecurityPolicy' ? variables.security : object.kind == 'BackendTrafficPolicy' ? variables.backend : variables.client)`,
    found: "'its targets, or what it guards by'",
  },
  check: (object) => {
    if (!isOurs(object)) return [];
    if (isKind(object, 'SecurityPolicy')) return [...targetFaults(object), ...securityFaults(object)];
    if (isKind(object, 'BackendTrafficPolicy')) return [...targetFaults(object), ...backendFaults(object)];
    return isKind(object, 'ClientTrafficPolicy') ? [...targetFaults(object), ...clientFaults(object)] : [];
  },
};

function targetFaults({ spec }: { readonly spec?: { readonly targetRefs?: readonly object[] } }): readonly Fault[] {
  return demand(
    list(spec?.targetRefs).length > 0,
    ['spec', 'targetRefs'],
    'name in spec.targetRefs what the policy is about (there is none)',
  );
}

function securityFaults({ spec }: Kinds['SecurityPolicy']): readonly Fault[] {
  const { defaultAction, rules } = spec?.authorization ?? {};
  const path: FieldPath = ['spec', 'authorization'];
  return [
    ...demand(
      defaultAction === 'Deny',
      [...path, 'defaultAction'],
      `set spec.authorization.defaultAction to 'Deny' ${found(defaultAction)}`,
    ),
    ...demand(
      list(rules).length > 0,
      [...path, 'rules'],
      'name who may call in spec.authorization.rules (there is none)',
    ),
    ...list(rules).flatMap(({ action, principal }, at) => {
      const networks = list(principal?.clientCIDRs);
      const place = [...path, 'rules', at, 'principal', 'clientCIDRs'];
      return [
        ...demand(
          action === 'Allow',
          [...path, 'rules', at, 'action'],
          `set spec.authorization.rules[${at}].action to 'Allow' ${found(action)}; what is not allowed is denied`,
        ),
        ...demand(networks.length > 0, place, `name networks in ${pathText(place)} (there is none)`),
        ...networks.flatMap((one, index) =>
          demand(
            new RegExp(oneNetwork).test(one),
            [...place, index],
            `set ${pathText([...place, index])} to a network of /8 or smaller (it is '${one}')`,
          ),
        ),
      ];
    }),
  ];
}

function backendFaults({ spec }: Kinds['BackendTrafficPolicy']): readonly Fault[] {
  const { circuitBreaker, rateLimit, requestBuffer } = spec ?? {};
  const rules = list(rateLimit?.local?.rules);
  const path: FieldPath = ['spec', 'rateLimit', 'local', 'rules'];
  const values = rules.flatMap(({ clientSelectors }) => list(clientSelectors).map((one) => one.sourceCIDR?.value));
  return [
    ...demand(
      new RegExp(smallBody).test(String(requestBuffer?.limit ?? '')),
      ['spec', 'requestBuffer', 'limit'],
      `set spec.requestBuffer.limit to less than '1000Ki' ${found(requestBuffer?.limit)}`,
    ),
    ...demand(
      rateLimit?.type === 'Local',
      ['spec', 'rateLimit', 'type'],
      `set spec.rateLimit.type to 'Local' ${found(rateLimit?.type)}`,
    ),
    ...demand(
      values.includes(everyAddress),
      path,
      `count every address in ${pathText(path)}: sourceCIDR.value '${everyAddress}' (there is none)`,
    ),
    ...rules.flatMap(({ clientSelectors, limit }, at) => [
      ...demand(
        Number(limit?.requests) >= 1 && Number(limit?.requests) <= most && limit?.unit === 'Second',
        [...path, at, 'limit'],
        `set ${pathText([...path, at, 'limit'])} to 1 to ${most} requests of unit Second ${found(limit)}`,
      ),
      ...list(clientSelectors).flatMap(({ sourceCIDR }, place) => {
        const field = [...path, at, 'clientSelectors', place, 'sourceCIDR', 'type'];
        return demand(
          sourceCIDR?.type === 'Distinct',
          field,
          `set ${pathText(field)} to 'Distinct' ${found(sourceCIDR?.type)}; else one caller takes what is there for all`,
        );
      }),
    ]),
    ...demand(
      Number(circuitBreaker?.maxParallelRequests) >= 1,
      ['spec', 'circuitBreaker', 'maxParallelRequests'],
      `set spec.circuitBreaker.maxParallelRequests ${found(circuitBreaker?.maxParallelRequests)}`,
    ),
  ];
}

function clientFaults({ metadata, spec }: Manifest & Kinds['ClientTrafficPolicy']): readonly Fault[] {
  const { clientValidation, minVersion } = spec?.tls ?? {};
  const isAsking = metadata.labels?.[component] === guarded || isSet(clientValidation);
  const path: FieldPath = ['spec', 'tls', 'clientValidation'];
  return [
    ...demand(
      versions.includes(minVersion ?? ''),
      ['spec', 'tls', 'minVersion'],
      `set spec.tls.minVersion to ${versions.map((one) => `'${one}'`).join(' or ')} ${found(minVersion)}`,
    ),
    ...demand(
      !isAsking || clientValidation?.mode === 'RequireAndVerify',
      [...path, 'mode'],
      `set spec.tls.clientValidation.mode to 'RequireAndVerify' ${found(clientValidation?.mode)}`,
    ),
    ...demand(
      !isAsking || list(clientValidation?.caCertificateRefs).length > 0,
      [...path, 'caCertificateRefs'],
      'name the authority of the callers in spec.tls.clientValidation.caCertificateRefs (there is none)',
    ),
  ];
}
