/** Hosts below the domain of the platform: each belongs to the namespace of its service, for every Ingress of the cluster. */
import type { FieldPath } from '../../kubernetes/field-path';
import { isSet, list } from '../../kubernetes/manifest';
import { type Admission, celList, celText } from '../admission';
import { isKind } from '../kinds';
import type { Policy, PolicyParameters } from '../policy';
import { demand } from '../sentences';

export const hostOwner: Policy = {
  id: 'host-owner',
  source: 'V19',
  title: 'A host below the domain of the platform is served from the namespace of its service alone',
  why: 'The front door adds the rules of all Ingresses of a host together: whoever takes a path of it gets its callers, and can turn their certificates off.',
  fix: 'choose a host outside of the domain of the platform, and no wildcard that has it in it; hosts of services are in src/config/services.ts',
  answers: [],
  admission,
  check: (object, { declared, domain }) => {
    if (!declared || !domain || !isKind(object, 'Ingress')) return [];
    const { namespace } = object.metadata;
    const own = declared.services.flatMap((one) => (one.entry && one.namespace === namespace ? [one.entry.host] : []));
    const fault = (host: string | undefined, path: FieldPath) =>
      demand(
        !isSet(host) || !touches(host, domain) || own.includes(host),
        path,
        `choose a host outside of ${domain} (it is '${host}'); the namespace ${namespace} serves ${own.join(', ') || 'none below it'}`,
      );
    return [
      ...list(object.spec?.rules).flatMap(({ host }, at) => fault(host, ['spec', 'rules', at, 'host'])),
      ...list(object.spec?.tls).flatMap(({ hosts }, at) =>
        list(hosts).flatMap((host, place) => fault(host, ['spec', 'tls', at, 'hosts', place])),
      ),
    ];
  },
};

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
    resources: [{ group: 'networking.k8s.io', version: 'v1', resources: ['ingresses'] }],
    everywhere: true,
    variables: {
      hosts: "object.spec.?rules.orValue([]).map(r, r.?host.orValue(''))",
      refused: `variables.hosts.filter(h, ${taken})`,
      secured: `object.spec.?tls.orValue([]).filter(t, t.?hosts.orValue([]).exists(h, ${taken}))`,
    },
    expression: 'variables.refused.size() == 0 && variables.secured.size() == 0',
    found: "'hosts ' + variables.refused.join(', ')",
  };
}
