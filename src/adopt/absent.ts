/** Pods that a policy names and that are in no file: callers and destinations of another team. */
import { selectsAll } from '../kubernetes/selectors';
import { allows, decide, type PolicyVerdict } from '../reach/decide';
import type { End } from '../reach/end';
import { groupsOf } from '../reach/groups';
import type { Network } from '../reach/network';
import { absentEnds } from '../reach/pod-sets';
import { describeSpans } from '../reach/port';
import type { Need } from './need';

/** What policies allow them today by a rule that names them: a default deny must, too. */
export function absentNeeds(network: Network): readonly Need[] {
  const absent = new Set<End>(absentEnds(network, network.pods));
  const groups = groupsOf(network, [...network.pods, ...absent], (end) => `${absent.has(end)}`);
  return groups.members.flatMap(([source, ...sources], from) =>
    groups.targets(from).flatMap((to) => {
      const [target, ...targets] = groups.members[to] ?? [];
      if (!target || absent.has(source) === absent.has(target)) return [];
      const side = absent.has(source) ? 'ingress' : 'egress';
      const named = groups.open(from, to).flatMap((span) => {
        const { policies } = decide(network, { from: source, to: target, port: span.first, protocol: span.protocol })[
          side
        ];
        const meant = policies.filter(isNamed).map(({ policy }) => policy.name);
        return meant.length > 0 ? [{ meant, span }] : [];
      });
      if (named.length === 0) return [];
      const ports = describeSpans(named.map(({ span }) => span));
      const evidence = `NetworkPolicy ${[...new Set(named.flatMap(({ meant }) => meant))].join(', ')}`;
      return [source, ...sources].flatMap((one) =>
        [target, ...targets].map((other) => ({ from: one.name, to: `${other.name} (${ports})`, evidence })),
      );
    }),
  );
}

/** Whether a policy allows it by a rule that names pods or namespaces, and not just any. */
function isNamed({ rules }: PolicyVerdict): boolean {
  return rules.some((verdict) => {
    if (!allows(verdict) || verdict.peer === 'any') return false;
    const { namespaceSelector, podSelector } = verdict.rule.peers[verdict.peer] ?? {};
    return [namespaceSelector, podSelector].some((one) => one && !selectsAll(one));
  });
}
