/** Topology spread constraints: the loss of a node or a zone is not the loss of the service. */
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

/** `required`: a pod waits rather than share a zone unevenly; `preferred`: it does its best, for clusters of one node. */
export type Spread = 'preferred' | 'required';

export function spread(selector: Readonly<Record<string, string>>, strength: Spread) {
  const labelSelector = { matchLabels: { ...selector } };
  const whenUnsatisfiable = strength === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway';
  return {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { labelSelector, topologyKey: 'kubernetes.io/hostname' } },
        ],
      },
    },
    topologySpreadConstraints: [
      { labelSelector, maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable },
      { labelSelector, maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
    ],
  } satisfies Partial<k8s.PodSpec>;
}

/** The label by which nodes say their subnet. */
export const subnetLabel = 'breakwater.example/subnet';

/** Keeps pods to the nodes of one subnet; none: to none. */
export function placed(subnet: string | undefined): Pick<k8s.PodSpec, 'nodeSelector'> {
  return subnet === undefined ? {} : { nodeSelector: { [subnetLabel]: subnet } };
}
