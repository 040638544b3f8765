/** NetworkPolicies (networking.k8s.io/v1) with what the API server fills in. */

import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import type { LabelSelector } from '../kubernetes/selectors';
import type { NetworkPolicySpec, Peer, PolicyPort } from './network-policy';

export type Direction = 'egress' | 'ingress';

/** Directions, as `spec.policyTypes` has them. */
export const typeNames = { ingress: 'Ingress', egress: 'Egress' } as const;

const directions = ['ingress', 'egress'] as const;

/** One item of `spec.ingress` or `spec.egress`. */
export interface Rule {
  /** Such as `spec.ingress[0]`. */
  readonly path: string;
  /** The peers of `from` or `to`, any one of which must match; an empty list matches all. */
  readonly peers: readonly Peer[];
  /** The ports, any one of which must match; an empty list matches all. */
  readonly ports: readonly PolicyPort[];
}

export interface NetworkPolicy {
  /** Such as `api/default-deny`. */
  readonly name: string;
  readonly namespace: string;
  /** The pods that it binds, in its own namespace. */
  readonly podSelector: LabelSelector;
  /** In which directions it binds them. */
  readonly directions: readonly Direction[];
  /** The rules; those of a direction that is not in `directions` have no effect. */
  readonly rules: Readonly<Record<Direction, readonly Rule[]>>;
}

/** True for a NetworkPolicy of networking.k8s.io: other groups have kinds of the same name. */
export function isNetworkPolicy({ kind, apiVersion }: Manifest): boolean {
  return kind === 'NetworkPolicy' && apiVersion.startsWith('networking.k8s.io/');
}

/** Reads a NetworkPolicy: defaults are filled in, nothing is judged. */
export function readPolicy(object: Manifest): NetworkPolicy {
  const { metadata } = object;
  const spec = specOf(object);
  const namespace = metadata.namespace ?? 'default';
  return {
    name: `${namespace}/${metadata.name}`,
    namespace,
    podSelector: spec.podSelector ?? {},
    directions: directionsOf(spec),
    rules: {
      ingress: list(spec.ingress).map((rule, place) => {
        return { path: `spec.ingress[${place}]`, peers: list(rule?.from), ports: list(rule?.ports) };
      }),
      egress: list(spec.egress).map((rule, place) => {
        return { path: `spec.egress[${place}]`, peers: list(rule?.to), ports: list(rule?.ports) };
      }),
    },
  };
}

export function specOf({ spec }: Manifest): NetworkPolicySpec {
  return (spec ?? {}) as NetworkPolicySpec;
}

/** Without policyTypes a policy binds in ingress, and in egress too where it has rules for it. */
function directionsOf({ policyTypes, egress }: NetworkPolicySpec): readonly Direction[] {
  const types = list(policyTypes);
  if (types.length === 0) return list(egress).length === 0 ? ['ingress'] : ['ingress', 'egress'];
  return directions.filter((direction) => types.includes(typeNames[direction]));
}
