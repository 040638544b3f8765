/** Floor for front doors of others: they have proxies of their own, and leave that of ours alone. */
import type { Declared } from '../../config/declared';
import { type FieldPath, pathText, valueAt } from '../../kubernetes/field-path';
import { groupOf } from '../../kubernetes/groups';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { type Admission, celList } from '../admission';
import { onDeclared } from '../declared/declared';
import { doorGroups, gatewayClass } from '../doors';
import type { ObjectReference } from '../gateway-shapes';
import type { Policy } from '../policy';
import { demand, found, show } from '../sentences';

export const gatewayFloor: Policy = {
  id: 'gateway-floor',
  source: 'V19',
  title: 'A Gateway of others has another class, and neither its routes nor its policies are about ours',
  why: 'All Gateways of a class share one proxy: a listener, a route or a patch of others there gets callers of ours, or what the proxy knows.',
  fix: `set gatewayClassName to a class of your own, let routes and listeners name a parent outside of our namespaces, and no policy name the GatewayClass ${gatewayClass}`,
  answers: [],
  admission: onDeclared(admission),
  check: (object, { declared }) => {
    if (!declared || !doorGroups.includes(groupOf(object.apiVersion)) || !isOfOthers(object, declared)) return [];
    const ours = namespacesOf(declared);
    const { gatewayClassName } = (object['spec'] ?? {}) as { readonly gatewayClassName?: unknown };
    return [
      ...demand(
        gatewayClassName !== gatewayClass,
        ['spec', 'gatewayClassName'],
        `set spec.gatewayClassName to a class of your own ${found(gatewayClassName)}; that one serves services of ours`,
      ),
      ...referencesOf(object, 'parentRef').flatMap(({ path, ref: { namespace } }) =>
        demand(
          !ours.includes(namespace ?? ''),
          [...path, 'namespace'],
          `${pathText(path)}: name a parent outside of our namespaces (it is in '${namespace}')`,
        ),
      ),
      ...referencesOf(object, 'targetRef').flatMap(({ path, ref: { kind, name } }) =>
        demand(
          kind !== 'GatewayClass' || name !== gatewayClass,
          path,
          `${pathText(path)}: name something of your own (it is ${show(`${kind} ${name}`)}); that one is the proxy of ours`,
        ),
      ),
    ];
  },
};

function namespacesOf({ services }: Declared): readonly string[] {
  return [...new Set(services.map(({ namespace }) => namespace))];
}

function isOfOthers({ metadata: { namespace } }: Manifest, declared: Declared): boolean {
  return isSet(namespace) && !namespacesOf(declared).includes(namespace);
}

/** A reference as one field, or as a list of the same name with an s. */
function referencesOf(object: Manifest, field: string) {
  const single = valueAt(object, ['spec', field]) as ObjectReference | null | undefined;
  const several = valueAt(object, ['spec', `${field}s`]) as readonly ObjectReference[] | null | undefined;
  return [
    ...(isSet(single) ? [{ path: ['spec', field] as FieldPath, ref: single }] : []),
    ...list(several).map((ref, at) => ({ path: ['spec', `${field}s`, at] as FieldPath, ref })),
  ];
}

function admission(declared: Declared): Admission {
  const ours = celList(namespacesOf(declared));
  const references = (field: string) =>
    `dyn(object).?spec.?${field}s.orValue([]) + [dyn(object).?spec.?${field}.orValue({})]`;
  return {
    resources: doorGroups.map((group) => ({ group, version: '*', resources: ['*'] })),
    everywhere: true,
    unless: {
      'of-the-cluster': "request.?namespace.orValue('') == ''",
      'of-a-service': `request.?namespace.orValue('') in ${ours}`,
    },
    variables: {
      parents: `(${references('parentRef')}).filter(r, r.?namespace.orValue('') in ${ours})`,
      targets: `(${references('targetRef')}).filter(r, r.?kind.orValue('') == 'GatewayClass' && r.?name.orValue('') == '${gatewayClass}')`,
    },
    expression: `dyn(object).?spec.?gatewayClassName.orValue('') != '${gatewayClass}' && variables.parents.size() == 0 && variables.targets.size() == 0`,
    found: "'its class, parents or targets'",
  };
}
