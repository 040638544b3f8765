/** Hosts of a Gateway and its routes: their own, over TLS, and led to a backend or to TLS. */
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { celList, celText, doorResources } from '../admission';
import { gatewayClass } from '../doors';
import type { RouteRule } from '../gateway-shapes';
import { isKind, type Kinds } from '../kinds';
import type { Fault, Policy } from '../policy';
import { demand, found, show } from '../sentences';
import { plainPath } from './exposure';

const pathTypes = ['Exact', 'PathPrefix'];

/** The port of a listener by its protocol: another one would be a further door. */
const ports: Readonly<Record<string, number>> = { HTTP: 80, HTTPS: 443 };

/** From a second to a quarter of an hour; without one, or with 0s, a call never ends. */
const bounded = '^[1-9][0-9]{0,2}s$';

export const gatewayExposure: Policy = {
  id: 'gateway-exposure',
  source: 'V6',
  title: 'A Gateway and its routes answer for their own hosts, with TLS, and lead to a backend or to TLS',
  why: 'A listener or a route without a host answers for the hosts of others, and one without TLS in clear text.',
  fix: `set gatewayClassName to ${gatewayClass}, and name one host below the domain of the environment in each listener and each route; let listeners be of HTTP on port 80, or of HTTPS on port 443 with certificateRefs, routes name a listener by sectionName, and each rule have backendRefs and timeouts.request or a RequestRedirect to https, with plain paths of type ${pathTypes.join(' or ')}`,
  answers: [],
  admission: ({ domain }) => ({
    resources: doorResources(['gateways', 'httproutes'], []),
    variables: {
      listeners: 'dyn(object).spec.?listeners.orValue([])',
      rules: 'dyn(object).spec.?rules.orValue([])',
      hosts:
        "object.kind == 'Gateway' ? variables.listeners.map(l, l.?hostname.orValue('*')) : dyn(object).spec.?hostnames.orValue(['*'])",
      refused: `variables.hosts.filter(h, ${[
        "h.contains('*')",
        ...(domain ? [`!h.endsWith(${celText(`.${domain}`)}) && h != ${celText(domain)}`] : []),
      ].join(' || ')})`,
      served: `dyn(object).spec.?gatewayClassName.orValue('') == '${gatewayClass}' && variables.listeners.all(l, l.?protocol.orValue('') == 'HTTP' && l.?port.orValue(0) == ${ports['HTTP']} || l.?protocol.orValue('') == 'HTTPS' && l.?port.orValue(0) == ${ports['HTTPS']} && l.?tls.?certificateRefs.orValue([]).size() > 0)`,
      parents: 'dyn(object).spec.?parentRefs.orValue([])',
      plain: `variables.rules.all(r, r.?matches.orValue([]).all(m, m.?path.?value.orValue('/').matches('${plainPath}') && m.?path.?type.orValue('PathPrefix') in ${celList(pathTypes)}))`,
      leading: `variables.rules.all(r, r.?filters.orValue([]).size() + r.?backendRefs.orValue([]).size() > 0 && r.?filters.orValue([]).all(f, f.?requestRedirect.?scheme.orValue('') == 'https') && (r.?backendRefs.orValue([]).size() == 0 || r.?timeouts.?request.orValue('').matches('${bounded}')))`,
      routed:
        "variables.parents.size() > 0 && variables.parents.all(p, p.?sectionName.orValue('') != '') && variables.rules.size() > 0 && variables.plain && variables.leading",
    },
    expression:
      "variables.hosts.size() > 0 && variables.refused.size() == 0 && (object.kind == 'Gateway' ? variables.served : variables.routed)",
    found:
      "variables.refused.size() > 0 ? 'host ' + variables.refused.join(', ') : 'class, listeners, parents, paths or filters'",
  }),
  check: (object, { domain }) => {
    if (isKind(object, 'Gateway')) return gatewayFaults(object, domain);
    return isKind(object, 'HTTPRoute') ? routeFaults(object, domain) : [];
  },
};

function gatewayFaults({ spec }: Manifest & Kinds['Gateway'], domain: string | undefined): readonly Fault[] {
  const listeners = list(spec?.listeners);
  return [
    ...demand(
      spec?.gatewayClassName === gatewayClass,
      ['spec', 'gatewayClassName'],
      `set spec.gatewayClassName to '${gatewayClass}' ${found(spec?.gatewayClassName)}; only there the guards of a front door mean something`,
    ),
    ...demand(listeners.length > 0, ['spec', 'listeners'], 'add a listener to spec.listeners (there is none)'),
    ...listeners.flatMap(({ hostname, port, protocol = '', tls }, at) => {
      const path = ['spec', 'listeners', at];
      return [
        ...hostFaults(hostname, [...path, 'hostname'], domain),
        ...demand(
          ports[protocol] !== undefined,
          [...path, 'protocol'],
          `set ${pathText([...path, 'protocol'])} to 'HTTP' or 'HTTPS' ${found(protocol || undefined)}`,
        ),
        ...demand(
          ports[protocol] === undefined || port === ports[protocol],
          [...path, 'port'],
          `set ${pathText([...path, 'port'])} to ${ports[protocol]} ${found(port)}; another one is a further door`,
        ),
        ...demand(
          protocol !== 'HTTPS' || list(tls?.certificateRefs).length > 0,
          [...path, 'tls', 'certificateRefs'],
          `name the Secret with the certificate in ${pathText([...path, 'tls', 'certificateRefs'])} (it is missing)`,
        ),
      ];
    }),
  ];
}

function hostFaults(host: string | undefined, path: FieldPath, domain: string | undefined): readonly Fault[] {
  if (!isSet(host) || host.includes('*'))
    return demand(
      false,
      path,
      `set ${pathText(path)} to one host ${found(host)}; without it others are answered for too`,
    );
  return demand(
    domain === undefined || host === domain || host.endsWith(`.${domain}`),
    path,
    `${pathText(path)}: choose a host below ${domain} ${found(host)}`,
  );
}

function routeFaults({ spec }: Manifest & Kinds['HTTPRoute'], domain: string | undefined): readonly Fault[] {
  const { hostnames, parentRefs, rules } = spec ?? {};
  return [
    ...demand(
      list(parentRefs).length > 0,
      ['spec', 'parentRefs'],
      'name a Gateway and its listener in spec.parentRefs (there is none)',
    ),
    ...list(parentRefs).flatMap(({ sectionName }, at) =>
      demand(
        isSet(sectionName) && sectionName !== '',
        ['spec', 'parentRefs', at, 'sectionName'],
        `set spec.parentRefs[${at}].sectionName ${found(sectionName)}; without it the route is of every listener`,
      ),
    ),
    ...demand(
      list(hostnames).length > 0,
      ['spec', 'hostnames'],
      'name the host in spec.hostnames (there is none); without it the route answers for others too',
    ),
    ...list(hostnames).flatMap((host, at) => hostFaults(host, ['spec', 'hostnames', at], domain)),
    ...demand(list(rules).length > 0, ['spec', 'rules'], 'add a rule to spec.rules (there is none)'),
    ...list(rules).flatMap((rule, at) => ruleFaults(rule, ['spec', 'rules', at])),
  ];
}

function ruleFaults({ backendRefs, filters, matches, timeouts }: RouteRule, path: FieldPath): readonly Fault[] {
  return [
    ...list(matches).flatMap((match, place) => {
      const { type = 'PathPrefix', value = '/' } = match.path ?? {};
      return [
        ...demand(
          new RegExp(plainPath).test(value),
          [...path, 'matches', place, 'path', 'value'],
          `path ${show(value)}: write it in letters, digits and /_.~- with / first`,
        ),
        ...demand(
          pathTypes.includes(type),
          [...path, 'matches', place, 'path', 'type'],
          `path ${show(value)}: set type to ${pathTypes.join(' or ')} ${found(type)}`,
        ),
      ];
    }),
    ...demand(
      list(filters).length + list(backendRefs).length > 0,
      path,
      `${pathText(path)}: name a backend in backendRefs, or a redirect to https in filters (there is none)`,
    ),
    ...demand(
      list(backendRefs).length === 0 || new RegExp(bounded).test(timeouts?.request ?? ''),
      [...path, 'timeouts', 'request'],
      `set ${pathText([...path, 'timeouts', 'request'])} to '1s' up to '999s' ${found(timeouts?.request)}; without it a call never ends`,
    ),
    ...list(filters).flatMap(({ requestRedirect }, place) => {
      const field = [...path, 'filters', place, 'requestRedirect', 'scheme'];
      return demand(
        requestRedirect?.scheme === 'https',
        field,
        `set ${pathText(field)} to 'https' ${found(requestRedirect?.scheme)}, or remove the filter; others change what callers and services get`,
      );
    }),
  ];
}
