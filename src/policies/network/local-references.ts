/** References between the objects of a front door: none leads into another namespace. */
import { type FieldPath, pathText } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { doorResources } from '../admission';
import { secretsOf } from '../doors';
import { isKind } from '../kinds';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

/** A namespace that an object names, and where. */
interface Named {
  readonly namespace: unknown;
  readonly path: FieldPath;
}

export const localReferences: Policy = {
  id: 'local-references',
  source: 'V6',
  title: 'A front door stays in its namespace: parents, backends, certificates and authorities are there',
  why: 'A reference to another namespace leads callers past the rules of that one, or shows them a key that is not theirs.',
  fix: 'remove the namespace of each reference, and let allowedRoutes.namespaces.from be Same; what must lead elsewhere has an exemption with its reason in src/config/exemptions.ts',
  answers: [],
  admission: {
    resources: doorResources(['gateways', 'httproutes'], ['clienttrafficpolicies']),
    variables: {
      listeners: 'dyn(object).spec.?listeners.orValue([])',
      named: [
        'dyn(object).spec.?parentRefs.orValue([])',
        'dyn(object).spec.?rules.orValue([]).map(r, r.?backendRefs.orValue([]))',
        'variables.listeners.map(l, l.?tls.?certificateRefs.orValue([]))',
        'dyn(object).spec.?tls.?clientValidation.?caCertificateRefs.orValue([])',
      ]
        .map((refs) => (refs.includes('.map(') ? refs : `[${refs}]`))
        .join(' + '),
      away: 'variables.named.filter(n, n.exists(r, r.?namespace.orValue(object.metadata.namespace) != object.metadata.namespace))',
    },
    expression:
      "variables.away.size() == 0 && variables.listeners.all(l, l.?allowedRoutes.?namespaces.?from.orValue('Same') == 'Same')",
    found: "'its references'",
  },
  check: (object) => [
    ...namedIn(object).flatMap(({ namespace, path }) =>
      demand(
        !isSet(namespace) || namespace === object.metadata.namespace,
        path,
        `remove ${pathText(path)} ${found(namespace)}; what it names is in another namespace`,
      ),
    ),
    ...(isKind(object, 'Gateway') ? list(object.spec?.listeners) : []).flatMap(({ allowedRoutes }, at) => {
      const path = ['spec', 'listeners', at, 'allowedRoutes', 'namespaces', 'from'];
      const from = allowedRoutes?.namespaces?.from;
      return demand(
        !isSet(from) || from === 'Same',
        path,
        `set ${pathText(path)} to 'Same' ${found(from)}; routes of others would get the callers of its hosts`,
      );
    }),
  ],
};

function namedIn(object: Manifest): readonly Named[] {
  const secrets = secretsOf(object).map(({ namespace, path }) => ({
    namespace,
    path: [...path.slice(0, -1), 'namespace'],
  }));
  if (!isKind(object, 'HTTPRoute')) return secrets;
  const { parentRefs, rules } = object.spec ?? {};
  return [
    ...list(parentRefs).map(({ namespace }, at) => ({ namespace, path: ['spec', 'parentRefs', at, 'namespace'] })),
    ...list(rules).flatMap(({ backendRefs }, at) =>
      list(backendRefs).map(({ namespace }, place) => ({
        namespace,
        path: ['spec', 'rules', at, 'backendRefs', place, 'namespace'],
      })),
    ),
  ];
}
