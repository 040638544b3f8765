/** Gateways of declared services as the API server judges them, and the names that both engines know. */
import type { Declared } from '../../config/declared';
import { type Admission, celList, celText, frontDoor } from '../admission';
import { celMap } from './declared';

/** Names of listeners by their protocol. */
export const listenerNames: Readonly<Record<string, string>> = { HTTP: 'http', HTTPS: 'https' };

/** What is bounded for all callers together. */
export const circuits = ['maxConnections', 'maxParallelRequests', 'maxParallelRetries', 'maxPendingRequests'] as const;

const toTls = '-redirect';

/** The route that leads from HTTP to HTTPS. */
export function redirectOf(service: string): string {
  return `${service}${toTls}`;
}

const spec = 'dyn(object).spec';
const name = 'object.metadata.name';
const entry = 'variables.entry[0]';
const one = `${entry}.name`;
const redirect = `${one} + '${toTls}'`;
const backends = 'r.?backendRefs.orValue([])';
const filters = 'r.?filters.orValue([])';
const authorities = `${spec}.?tls.?clientValidation.?caCertificateRefs.orValue([])`;

/** Whether targets are exactly these, each once. */
const about = (kind: string, ...names: readonly string[]) =>
  [
    `variables.targets.size() == ${names.length}`,
    ...names.map(
      (each) => `variables.targets.exists_one(t, t.?kind.orValue('') == '${kind}' && t.?name.orValue('') == ${each})`,
    ),
  ].join(' && ');

export function gatewayInCel({ clients, services }: Declared): Admission {
  const entries = services.flatMap(({ entry: door, name: service, namespace }) => {
    if (!door) return [];
    const { authority, host, limit, together } = door;
    const amounts = { perSecond: String(limit.perSecond), together: String(together) };
    return [celMap({ authority, host, name: service, namespace, ...amounts })];
  });
  return {
    resources: frontDoor,
    variables: {
      entry: `[${entries.join(', ')}].filter(e, e.namespace == object.metadata.namespace)`,
      targets: `${spec}.?targetRefs.orValue([])`,
      allowed: `${spec}.?authorization.?rules.orValue([])`,
      Gateway: `${name} == ${one} && ${spec}.?listeners.orValue([]).all(l, l.?hostname.orValue('') == ${entry}.host && ${celMap(listenerNames)}[?l.?protocol.orValue('')].orValue('-') == l.?name.orValue(''))`,
      HTTPRoute: [
        `(${name} == ${one} || ${name} == ${redirect})`,
        `${spec}.?hostnames.orValue([]).all(h, h == ${entry}.host)`,
        `${spec}.?parentRefs.orValue([]).all(p, p.?name.orValue('') == ${one} && p.?sectionName.orValue('') == (${name} == ${one} ? 'https' : 'http'))`,
        `${spec}.?rules.orValue([]).all(r, ${name} == ${one} ? ${filters}.size() == 0 && ${backends}.all(b, b.?name.orValue('') == ${one}) : ${backends}.size() == 0)`,
      ].join(' && '),
      SecurityPolicy: [
        `${name} == ${one}`,
        about('HTTPRoute', one, redirect),
        `variables.allowed.size() == 1 && variables.allowed[0].?principal.?clientCIDRs.orValue([]).join(',') == ${celText(clients)}`,
      ].join(' && '),
      BackendTrafficPolicy: [
        `${name} == ${one}`,
        about('HTTPRoute', one),
        `${spec}.?rateLimit.?local.?rules.orValue([]).all(r, string(r.?limit.?requests.orValue(0)) == ${entry}.perSecond)`,
        `${celList(circuits)}.all(c, string(${spec}.?circuitBreaker[?c].orValue(0)) == ${entry}.together)`,
      ].join(' && '),
      ClientTrafficPolicy: [
        `${name} == ${one}`,
        about('Gateway', one),
        "variables.targets.all(t, t.?sectionName.orValue('') == 'https')",
        `(${entry}.authority == '' ? !('clientValidation' in ${spec}.?tls.orValue({})) : ${authorities}.size() == 1 && ${authorities}.all(a, ${entry}.namespace + '/' + a.?name.orValue('') == ${entry}.authority))`,
      ].join(' && '),
    },
    expression: `variables.entry.size() == 1 && (${['Gateway', 'HTTPRoute', 'SecurityPolicy', 'BackendTrafficPolicy']
      .map((kind) => `object.kind == '${kind}' ? variables.${kind} : `)
      .join('')}variables.ClientTrafficPolicy)`,
    found: "variables.entry.size() == 1 ? 'its name, hosts, targets, networks or limits' : 'its namespace'",
  };
}
