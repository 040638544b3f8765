/** Names of the ClusterIssuers. */
import type { Environment } from './environment';

/** Whose certificates are for connections inside the cluster, for callers from outside, and for authorities. */
export const issuers = { bootstrap: 'bootstrap', internal: 'internal', callers: 'callers' } as const;

/** The ClusterIssuer of the front door: our own authority's, or the public one's by its own name. */
export function frontDoorIssuer({ frontDoor: { issuer } }: Pick<Environment, 'frontDoor'>): string {
  return issuer.kind === 'acme' ? issuer.name : 'front-door';
}
