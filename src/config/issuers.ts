/** Names of the ClusterIssuers. */
import type { Environment } from './environment';

/** Whose certificates are for connections inside the cluster, for callers from outside, and for authorities. */
export const issuers = { bootstrap: 'bootstrap', internal: 'internal', callers: 'callers' } as const;

/** Our own authority's for the front door. */
const own = 'front-door';

/** Names that ours have: no issuer of a site may have one of them. */
export const ownIssuers: readonly string[] = [...Object.values(issuers), own];

type Asked = Pick<Environment, 'frontDoor'>;

/** The ClusterIssuer of the front door: our own authority's, the public one by its own name, or the site's. */
export function frontDoorIssuer({ frontDoor: { issuer } }: Asked): string {
  return issuer.kind === 'self-signed' ? own : issuer.name;
}

/** Whether the front door's certificates are proven on port 80 of its hosts. */
export function provesByHttp({ frontDoor: { issuer } }: Asked): boolean {
  if (issuer.kind === 'self-signed') return false;
  return (issuer.kind === 'acme' ? issuer.proof.kind : issuer.proof) === 'http-01';
}
