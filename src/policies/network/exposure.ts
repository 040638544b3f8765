import { isSet, list } from '../../kubernetes/manifest';
import { celList, celText, onPods } from '../admission';
import { type IngressSpec, isKind } from '../kinds';
import { onContainers } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found, show } from '../sentences';

const lowestPort = 1024;

/** Annotations that put text or a target of the author into the shared proxy. */
const dangerousAnnotation =
  '/(.*snippets?|mirror-.*|configuration-.*|auth-url|auth-signin|auth-tls-match-cn|auth-tls-error-page|server-alias|permanent-redirect|temporal-redirect)$';

/** Allowed characters of a path: nothing else gets into the configuration of the proxy. */
export const plainPath = '^/[A-Za-z0-9/_.~-]*$';

/** Not what each controller understands in its own way: a regular expression, for some. */
const pathTypes = ['Exact', 'Prefix'];

export const serviceExposure: Policy = {
  id: 'service-exposure',
  source: 'V5',
  title: 'Services stay inside the cluster',
  why: 'Every other way in goes around the front door, its certificate and its limits; a name outside is a way out.',
  fix: 'set spec.type to ClusterIP and remove spec.externalIPs; publish it by an Ingress',
  answers: ['KS service-type', 'KL exposed-services', 'KB C-0021', 'TR KSV-0108', 'DT 7', 'MO KBP114'],
  admission: {
    resources: [{ group: '', version: 'v1', resources: ['services'] }],
    variables: { type: "object.spec.?type.orValue('ClusterIP')" },
    expression: "variables.type == 'ClusterIP' && object.spec.?externalIPs.orValue([]).size() == 0",
    found: "'type ' + variables.type",
  },
  check: (object) => {
    if (!isKind(object, 'Service')) return [];
    const { externalIPs, type } = object.spec ?? {};
    return [
      ...demand(
        !isSet(type) || type === 'ClusterIP',
        ['spec', 'type'],
        `set spec.type to 'ClusterIP' ${found(type)}; publish it by an Ingress`,
      ),
      ...demand(
        list(externalIPs).length === 0,
        ['spec', 'externalIPs'],
        `remove spec.externalIPs ${found(externalIPs)}`,
      ),
    ];
  },
};

export const ingressExposure: Policy = {
  id: 'ingress-exposure',
  source: 'V6',
  title: 'An Ingress answers for its own hosts, with TLS, and leaves the proxy as it is',
  why: 'All services share one proxy: text of one Ingress in its configuration reaches all of them.',
  fix: 'name the class and each host, below the domain of the environment and in an item of spec.tls that has a secretName; write plain paths of type Prefix or Exact, and no annotation that changes the proxy',
  answers: [
    'KB C-0059',
    'KB C-0263',
    'PO tlsSettingsMissing',
    'CK CKV_K8S_152',
    'CK CKV_K8S_153',
    'CK CKV_K8S_154',
    'TR KCV-0093',
    'DT 6',
    'DT 32',
  ],
  admission: ({ domain }) => ({
    resources: [{ group: 'networking.k8s.io', version: 'v1', resources: ['ingresses'] }],
    variables: {
      annotations: `object.metadata.?annotations.orValue({}).filter(a, a.matches('${dangerousAnnotation}'))`,
      rules: 'object.spec.?rules.orValue([])',
      secured: "object.spec.?tls.orValue([]).filter(t, t.?secretName.orValue('') != '')",
      hosts: `variables.rules.filter(r, ${[
        "r.?host.orValue('*').contains('*')",
        '!variables.secured.exists(t, r.host in t.?hosts.orValue([]))',
        ...(domain ? [`!r.host.endsWith(${celText(`.${domain}`)}) && r.host != ${celText(domain)}`] : []),
      ].join(' || ')}).map(r, r.?host.orValue('*'))`,
      paths: `variables.rules.map(r, r.?http.?paths.orValue([]).filter(p, !p.?path.orValue('').matches('${plainPath}') || !(p.?pathType.orValue('') in ${celList(pathTypes)}))).filter(p, p.size() > 0)`,
    },
    expression:
      "object.spec.?ingressClassName.orValue('') != '' && !has(object.spec.defaultBackend) && variables.annotations.size() == 0 && variables.hosts.size() == 0 && variables.paths.size() == 0",
    found: "variables.hosts.size() > 0 ? 'host ' + variables.hosts.join(', ') : 'annotations, class or paths'",
  }),
  check: (object, { domain }) => {
    if (!isKind(object, 'Ingress')) return [];
    const { defaultBackend, ingressClassName, rules } = object.spec ?? {};
    return [
      ...Object.keys(object.metadata.annotations ?? {}).flatMap((key) =>
        demand(
          !new RegExp(dangerousAnnotation).test(key),
          ['metadata', 'annotations', key],
          `remove the annotation ${key}; it reaches into the proxy that all services share`,
        ),
      ),
      ...demand(
        isSet(ingressClassName) && ingressClassName !== '',
        ['spec', 'ingressClassName'],
        'set spec.ingressClassName (it is missing)',
      ),
      ...demand(
        !isSet(defaultBackend),
        ['spec', 'defaultBackend'],
        'remove spec.defaultBackend; it answers for every host',
      ),
      ...hostProblems(object.spec ?? {}, domain),
      ...list(rules).flatMap(({ http }, index) =>
        list(http?.paths).flatMap(({ path, pathType }, place) => [
          ...demand(
            new RegExp(plainPath).test(path ?? ''),
            ['spec', 'rules', index, 'http', 'paths', place, 'path'],
            `path ${show(path)}: write it in letters, digits and /_.~- with / first`,
          ),
          ...demand(
            pathTypes.includes(pathType ?? ''),
            ['spec', 'rules', index, 'http', 'paths', place, 'pathType'],
            `path ${show(path)}: set pathType to ${pathTypes.join(' or ')} ${found(pathType)}`,
          ),
        ]),
      ),
    ];
  },
};

export const unprivilegedPort: Policy = {
  id: 'unprivileged-port',
  source: 26,
  title: 'Containers listen on ports that need no root',
  why: 'A port below 1024 needs a capability, and with it the container is nearer to root.',
  fix: `set containerPort to ${lowestPort} or higher`,
  answers: ['KL ssh-port', 'KL privileged-ports', 'KB C-0042', 'TR KSV-0117', 'MO KBP110', 'MO KBP113'],
  admission: onPods({
    container: `c.?ports.orValue([]).all(p, p.?containerPort.orValue(${lowestPort}) >= ${lowestPort})`,
  }),
  check: (object) =>
    onContainers(object, ({ ports }, { path, subject }) =>
      list(ports).flatMap(({ containerPort }, place) =>
        demand(
          !(Number(containerPort) < lowestPort),
          [...path, 'ports', place, 'containerPort'],
          `${subject}: set containerPort to ${lowestPort} or higher ${found(containerPort)}; lower ports need root`,
        ),
      ),
    ),
};

function hostProblems({ rules, tls }: IngressSpec, domain: string | undefined): readonly Fault[] {
  const secured = list(tls)
    .filter(({ secretName }) => isSet(secretName) && secretName !== '')
    .flatMap(({ hosts }) => list(hosts));
  return list(rules).flatMap(({ host }, index) =>
    isSet(host) && !host.includes('*')
      ? [
          ...demand(
            secured.includes(host),
            ['spec', 'tls'],
            `add '${host}' to the hosts of an item of spec.tls that has a secretName`,
          ),
          ...demand(
            domain === undefined || host === domain || host.endsWith(`.${domain}`),
            ['spec', 'rules', index, 'host'],
            `spec.rules[${index}]: choose a host below ${domain} ${found(host)}`,
          ),
        ]
      : demand(
          false,
          ['spec', 'rules', index, 'host'],
          `set spec.rules[${index}].host to one host ${found(host)}; without it the rule answers for others too`,
        ),
  );
}
