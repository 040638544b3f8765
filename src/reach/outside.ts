/** Outside of the cluster, in as many parts as the policies distinguish. */

import type { Block } from '../kubernetes/cidr';
import { contains, parseBlock, writeAddress } from '../kubernetes/cidr';
import { list } from '../kubernetes/manifest';
import type { ClusterPolicy } from './cluster-policy';
import type { OutsideEnd } from './end';
import type { Network } from './network';
import { policiesOf } from './network';

const everywhere: readonly (readonly [name: string, cidr: string])[] = [
  ['outside', '0.0.0.0/0'],
  ['outside by IPv6', '::/0'],
];

/**
 * One end for each part: every block or exception that a policy names, without the smaller ones inside it, and what no
 * policy names. Policies do not distinguish two addresses of a part, so that one stands for all. IPv6 has parts of its
 * own where any block is named: only then the two families can differ.
 */
export function outsideEnds(network: Network): readonly OutsideEnd[] {
  const named = [...new Set([...policiesOf(network).flatMap(cidrsOf), ...network.clusterPolicies.flatMap(networksOf)])];
  const families = everywhere.slice(0, named.length > 0 ? 2 : 1);
  const blocks = [
    ...families,
    ...named.filter((cidr) => !cidr.endsWith('/0')).map((cidr) => [cidr, cidr] as const),
  ].flatMap(([name, cidr]) => {
    const block = parseBlock(cidr);
    return block ? [{ name, block }] : [];
  });
  return blocks.flatMap(({ name, block }) => {
    const inner = blocks.map((one) => one.block).filter((one) => !contains(one, block) && contains(block, one));
    const address = freeAddress(block, inner);
    return address === undefined
      ? []
      : [{ kind: 'outside', name, address: { ...block, first: address, last: address } } as const];
  });
}

/** The address that stands for an end, as text. */
export function addressOf({ address }: OutsideEnd): string {
  return writeAddress(address.family, address.first);
}

function cidrsOf({ rules }: ReturnType<typeof policiesOf>[number]): readonly string[] {
  return [...rules.ingress, ...rules.egress]
    .flatMap(({ peers }) => peers)
    .flatMap(({ ipBlock }) => (ipBlock?.cidr ? [ipBlock.cidr, ...list(ipBlock.except)] : []));
}

function networksOf({ rules }: ClusterPolicy): readonly string[] {
  return [...rules.ingress, ...rules.egress].flatMap(({ peers }) => peers).flatMap(({ networks }) => list(networks));
}

/** The first address of a block that is in none of those inside it; it begins the block or follows one of them. */
function freeAddress(block: Block, inner: readonly Block[]): bigint | undefined {
  const candidates = [block.first, ...inner.map(({ last }) => last + 1n)];
  return candidates
    .sort((a, b) => (a < b ? -1 : 1))
    .find((one) => one <= block.last && !inner.some(({ first, last }) => first <= one && one <= last));
}
