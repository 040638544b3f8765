/** A key that a test's server and its callers share, in place of certificates, which Node cannot make. */
import type { Credentials } from '../../src/drills/users-caller';

export const shared = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;

export const key = Buffer.from('0123456789abcdef');

/** What a caller has in the place of its certificate. */
export const credentials = {
  ...shared,
  checkServerIdentity: () => undefined,
  pskCallback: () => ({ psk: key, identity: 'test' }),
} as unknown as Credentials;
