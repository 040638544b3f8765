/** Scope of the rules about our certificates, offline and in CEL. */

import type { Manifest } from '../../kubernetes/manifest';
import { isKind, type Kinds } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { Fault, Policy, PolicyContext } from '../policy';

export type Certificate = Manifest & Kinds['Certificate'];

/** Our certificates in every namespace, and no others. */
export const certificates = {
  resources: [{ group: 'cert-manager.io', version: 'v1', resources: ['certificates'] }],
  everywhere: true,
  unless: notOurs,
} as const;

/** In CEL, whether it is an authority, and what it is for. */
export const isCa = 'object.spec.?isCA.orValue(false)';
export const usages = 'object.spec.?usages.orValue([])';

/** A check of certificates of ours, which finds nothing in anything else. */
export function onCertificate(
  check: (certificate: Certificate, context: PolicyContext) => readonly Fault[],
): Policy['check'] {
  return (object, context) => (isKind(object, 'Certificate') && isOurs(object) ? check(object, context) : []);
}
