import type { Manifest } from '../../src/kubernetes/manifest';
import type { Policy, PolicyContext } from '../../src/policies/policy';

/**
 * Of each object, the policies that ask for other objects when they judge it. All others say the same of it whatever the
 * others are: they need not be asked again.
 */
export function lookersOf(
  policies: readonly Policy[],
  context: PolicyContext,
): ReadonlyMap<Manifest, readonly Policy[]> {
  return new Map(
    context.objects.map((object) => [object, policies.filter((policy) => looksAround(policy, object, context))]),
  );
}

function looksAround(policy: Policy, object: Manifest, context: PolicyContext): boolean {
  let looked = false;
  const watched: PolicyContext = {
    ...context,
    get objects() {
      looked = true;
      return context.objects;
    },
  };
  policy.check(object, watched);
  return looked;
}
