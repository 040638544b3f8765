/** Pods that a policy names and that are in no file: callers and destinations of another team. */
import { selectsAll } from '../kubernetes/selectors';
import { policiesFor } from '../reach/decide';
import type { End } from '../reach/end';
import { groupsOf } from '../reach/groups';
import type { Network } from '../reach/network';
import { absentEnds } from '../reach/pod-sets';
import { describeSpans } from '../reach/port';
import type { Need } from './need';

/** What policies allow them today: a default deny must, too. Every pod of every namespace is not a party. */
export function absentNeeds(network: Network): readonly Need[] {
  const absent = absentEnds(network, network.pods).filter(({ labels, namespaceLabels }) => {
    return !selectsAll({ matchLabels: { ...labels, ...namespaceLabels } });
  });
  const isAbsent = new Set<End>(absent);
  const groups = groupsOf(network, [...network.pods, ...absent], (end) => `${isAbsent.has(end)}`);
  return groups.members.flatMap((sources, from) =>
    groups.targets(from).flatMap((to) => {
      const targets = groups.members[to] ?? [];
      const [source, target] = [sources[0], targets[0]];
      if (!target || isAbsent.has(source) === isAbsent.has(target)) return [];
      // What is open to all is not meant for these.
      const bound = isAbsent.has(source)
        ? policiesFor(network, target, 'ingress')
        : policiesFor(network, source, 'egress');
      if (bound.length === 0) return [];
      const ports = describeSpans(groups.open(from, to));
      const evidence = `NetworkPolicy ${bound.map(({ name }) => name).join(', ')}`;
      return sources.flatMap((one) =>
        targets.map((other) => ({ from: one.name, to: `${other.name} (${ports})`, evidence })),
      );
    }),
  );
}
