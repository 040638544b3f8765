import * as fixtures from '../../fixtures/workloads/zone-spread';
import { isOurs, notOurs } from '../../platform';
import { isReplicated, onPod } from '../../pods';
import type { Policy } from '../../policy';
import { demand, found, list } from '../../sentences';

const keys = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'];

export const zoneSpread: Policy = {
  id: 'zone-spread',
  source: 18,
  title: 'Pods of a workload are spread evenly, over nodes and over zones',
  why: 'Three replicas on three nodes of one zone are none when the zone fails.',
  fix: `add a topologySpreadConstraint with maxSkew 1 for each topologyKey of ${keys.join(' and ')}`,
  answers: [],
  admission: {
    resources: [{ group: 'apps', version: 'v1', resources: ['deployments', 'statefulsets'] }],
    unless: notOurs,
    variables: { spread: 'object.spec.template.spec.?topologySpreadConstraints.orValue([])' },
    expression: `['${keys.join("', '")}'].all(k, variables.spread.exists(t, t.topologyKey == k && t.maxSkew == 1))`,
    found: "'its pod'",
  },
  fixtures: fixtures.zoneSpread,
  check: (object) =>
    isReplicated(object) && isOurs(object)
      ? onPod(object, ({ spec }) =>
          keys.flatMap((key) => {
            const constraint = list(spec.topologySpreadConstraints).find(({ topologyKey }) => topologyKey === key);
            return demand(
              list(spec.topologySpreadConstraints).some((one) => one.topologyKey === key && one.maxSkew === 1),
              `pod: add a topologySpreadConstraint with topologyKey '${key}' and maxSkew 1 ${found(constraint?.maxSkew)}`,
            );
          }),
        )
      : [],
};
