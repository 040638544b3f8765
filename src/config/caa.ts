/** CAA records (RFC 8659, RFC 8657) that the zone of an environment should have: which authority may sign for its domain. */
import type { Environment } from './environment';
import { frontDoorIssuer } from './issuers';

/** One record; all of ours have no flag. */
export interface Caa {
  readonly tag: 'iodef' | 'issue' | 'issuewild';
  readonly value: string;
}

/** Let's Encrypt's name in CAA, of its staging servers too. */
const authority = 'letsencrypt.org';

/**
 * @returns the records of the domain of an environment: its authority alone, by its proof and its account where that is
 * known; no wildcards. None where no public authority of ours signs.
 */
export function caaOf({ frontDoor }: Pick<Environment, 'frontDoor'>): readonly Caa[] {
  const { issuer } = frontDoor;
  if (issuer.kind !== 'acme') return [];
  const account = issuer.account === undefined ? [] : [`accounturi=${issuer.account}`];
  return [
    { tag: 'issue', value: [authority, `validationmethods=${issuer.proof.kind}`, ...account].join('; ') },
    { tag: 'issuewild', value: ';' },
    { tag: 'iodef', value: `mailto:${issuer.contact}` },
  ];
}

/** A record as a zone has it: `0 issue "letsencrypt.org"`. */
export function lineOf({ tag, value }: Caa): string {
  return `0 ${tag} "${value}"`;
}

/** The same text for values that mean the same: spaces, and the order of parameters, mean nothing. */
export function meaningOf({ tag, value }: { readonly tag: string; readonly value: string }): string {
  const [name = '', ...parameters] = value.split(';').map((part) => part.trim());
  return [tag.toLowerCase(), name, ...parameters.filter((part) => part !== '').sort()].join('; ');
}

/** Why an environment has no records of ours. */
export function reasonForNone(environment: Pick<Environment, 'frontDoor' | 'name'>): string {
  return environment.frontDoor.issuer.kind === 'existing'
    ? `the issuer '${frontDoorIssuer(environment)}' of ${environment.name} is the site's, and so are its CAA records`
    : `no public authority signs for ${environment.name}`;
}
