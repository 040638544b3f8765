/** Hosts below the domain of the platform: each belongs to the namespace of its service, for every front door of the cluster. */
import type { FieldPath } from '../../kubernetes/field-path';
import { groupOf } from '../../kubernetes/groups';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { doorGroups } from '../doors';
import { isKind } from '../kinds';
import type { Policy, PolicyParameters } from '../policy';
import { demand } from '../sentences';

export const hostOwner: Policy = {
  id: 'host-owner',
  source: 'V19',
  title: 'A host below the domain of the platform is served from the namespace of its service alone',
  why: 'The front door adds the rules of all Ingresses and routes of a host together: whoever takes a path of it gets its callers, and can turn their certificates off.',
  fix: 'choose a host outside of the domain of the platform, and no wildcard that has it in it; hosts of services are in src/config/services.ts',
  answers: [],
  admission,
  check: (object, { declared, domain }) => {
    if (!declared || !domain) return [];
    const { namespace } = object.metadata;
    const own = declared.services.flatMap((one) => (one.entry && one.namespace === namespace ? [one.entry.host] : []));
    return hostsOf(object).flatMap(({ host, path }) =>
      demand(
        !isSet(host) || !touches(host, domain) || own.includes(host),
        path,
        `choose a host outside of ${domain} (it is '${host}'); the namespace ${namespace} serves ${own.join(', ') || 'none below it'}`,
      ),
    );
  },
};

/** Kinds of the Gateway API with listeners, and those with hostnames, whatever their version. */
const withListeners = ['Gateway', 'ListenerSet', 'XListenerSet'];
const withHostnames = ['GRPCRoute', 'HTTPRoute', 'TLSRoute'];

interface Served {
  readonly hostnames?: readonly string[];
  readonly listeners?: readonly { readonly hostname?: string }[];
}

interface Place {
  readonly host: string | undefined;
  readonly path: FieldPath;
}

/** Hosts that an Ingress, a Gateway or a route names; one without a host is of the hosts of what it belongs to. */
function hostsOf(object: Manifest): readonly Place[] {
  if (isKind(object, 'Ingress'))
    return [
      ...list(object.spec?.rules).map(({ host }, at) => ({ host, path: ['spec', 'rules', at, 'host'] })),
      ...list(object.spec?.tls).flatMap(({ hosts }, at) =>
        list(hosts).map((host, place) => ({ host, path: ['spec', 'tls', at, 'hosts', place] })),
      ),
    ];
  if (!doorGroups.includes(groupOf(object.apiVersion))) return [];
  const { hostnames, listeners } = (object['spec'] ?? {}) as Served;
  if (withListeners.includes(object.kind))
    return list(listeners).map(({ hostname }, at) => ({
      host: hostname,
      path: ['spec', 'listeners', at, 'hostname'],
    }));
  return withHostnames.includes(object.kind)
    ? list(hostnames).map((host, at) => ({ host, path: ['spec', 'hostnames', at] }))
    : [];
}

/** The domain, a name below it, or a wildcard that has some of those in it. */
function touches(host: string, domain: string): boolean {
  const isBelow = host === domain || host.endsWith(`.${domain}`);
  return isBelow || (host.startsWith('*.') && `.${domain}`.endsWith(host.slice(1)));
}

function admission({ declared, domain }: PolicyParameters): Admission | { cannot: string } {
  if (!declared || !domain) return { cannot: 'There is no domain with which it could compare.' };
  const below = celText(`.${domain}`);
  const pairs = declared.services.flatMap(({ entry, namespace }) => (entry ? [`${namespace}/${entry.host}`] : []));
  const taken = [
    `(h == ${celText(domain)} || h.endsWith(${below}) || (h.startsWith('*.') && ${below}.endsWith(h.substring(1))))`,
    `!(object.metadata.namespace + '/' + h in ${celList(pairs)})`,
  ].join(' && ');
  return {
    resources: [
      {
        group: 'gateway.networking.k8s.io',
        version: '*',
        resources: ['gateways', 'grpcroutes', 'httproutes', 'listenersets', 'tlsroutes'],
      },
      { group: 'gateway.networking.x-k8s.io', version: '*', resources: ['xlistenersets'] },
      { group: 'networking.k8s.io', version: 'v1', resources: ['ingresses'] },
    ],
    everywhere: true,
    variables: {
      hosts: [
        "object.kind == 'Ingress' ? dyn(object).spec.?rules.orValue([]).map(r, r.?host.orValue(''))",
        `object.kind in ${celList(withListeners)} ? dyn(object).?spec.?listeners.orValue([]).map(l, l.?hostname.orValue(''))`,
        'dyn(object).?spec.?hostnames.orValue([])',
      ].join(' : '),
      refused: `variables.hosts.filter(h, ${taken})`,
      secured: `(object.kind == 'Ingress' ? dyn(object).spec.?tls.orValue([]) : []).filter(t, t.?hosts.orValue([]).exists(h, ${taken}))`,
    },
    expression: 'variables.refused.size() == 0 && variables.secured.size() == 0',
    found: "'hosts ' + variables.refused.join(', ')",
  };
}
