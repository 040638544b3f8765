/** Routes and their guards: a route without its policies is open to all. */
import { list, type Manifest } from '../../kubernetes/manifest';
import type { SectionReference } from '../gateway-shapes';
import { isKind, type Kinds, objectsOf } from '../kinds';
import { isOurs } from '../platform';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand } from '../sentences';

export const routeGuard: Policy = {
  id: 'route-guard',
  source: 'V6',
  title: 'A route has a SecurityPolicy that denies by default, limits, and a Gateway with a lowest version of TLS',
  why: 'A Gateway lets in whoever finds its address: who may call, and how often, is said by policies beside it, and nothing is amiss to the controller where they are missing.',
  fix: 'write a SecurityPolicy into the namespace of the route that names it, or its Gateway, in targetRefs and denies by default; a BackendTrafficPolicy that names a route with backends; and a ClientTrafficPolicy that names each listener of HTTPS',
  answers: [],
  admission: { cannot: 'It depends on the policies beside the route, which may come later.' },
  check: (object, context) => {
    if (!isOurs(object)) return [];
    if (isKind(object, 'HTTPRoute')) return routeFaults(object, context);
    return isKind(object, 'Gateway') ? listenerFaults(object, context) : [];
  },
};

function routeFaults(route: Manifest & Kinds['HTTPRoute'], context: PolicyContext): readonly Fault[] {
  const { name, namespace } = route.metadata;
  const { parentRefs, rules } = route.spec ?? {};
  const isNamed = (refs: readonly SectionReference[]) =>
    refs.some((one) => isOf(one, 'HTTPRoute', name)) ||
    // Of a Gateway as a whole, and of each where there are several.
    (list(parentRefs).length > 0 &&
      list(parentRefs).every((parent) => refs.some((one) => isOf(one, 'Gateway', parent.name))));
  const guards = objectsOf(context, 'SecurityPolicy', namespace).filter(
    ({ spec }) => spec?.authorization?.defaultAction === 'Deny' && isNamed(list(spec.targetRefs)),
  );
  const limits = objectsOf(context, 'BackendTrafficPolicy', namespace).filter(({ spec }) =>
    isNamed(list(spec?.targetRefs)),
  );
  return [
    ...demand(
      guards.length > 0,
      ['spec'],
      `let a SecurityPolicy of the namespace that denies by default name HTTPRoute '${name}' in spec.targetRefs (there is none); without it everyone may call`,
    ),
    ...demand(
      limits.length > 0 || list(rules).every(({ backendRefs }) => list(backendRefs).length === 0),
      ['spec'],
      `let a BackendTrafficPolicy of the namespace name HTTPRoute '${name}' in spec.targetRefs (there is none); without it nothing is bounded`,
    ),
  ];
}

function listenerFaults({ metadata, spec }: Manifest & Kinds['Gateway'], context: PolicyContext): readonly Fault[] {
  const refs = objectsOf(context, 'ClientTrafficPolicy', metadata.namespace).flatMap((one) =>
    list(one.spec?.targetRefs),
  );
  return list(spec?.listeners).flatMap(({ name, protocol }, at) =>
    demand(
      protocol !== 'HTTPS' ||
        refs.some(
          (one) =>
            isOf({ ...one, sectionName: '' }, 'Gateway', metadata.name) && [undefined, name].includes(one.sectionName),
        ),
      ['spec', 'listeners', at],
      `let a ClientTrafficPolicy of the namespace name the listener '${name}' of Gateway '${metadata.name}' in spec.targetRefs (there is none); without it callers choose the version of TLS`,
    ),
  );
}

/** A reference to a whole object of the Gateway API: one with a sectionName is about a part. */
function isOf({ kind, name, sectionName = '' }: SectionReference, wanted: string, called: string | undefined): boolean {
  return kind === wanted && name === called && sectionName === '';
}
