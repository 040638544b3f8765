/** Front doors of the Gateway API: the Secrets that their objects name. */
import type { FieldPath } from '../kubernetes/field-path';
import { list, type Manifest } from '../kubernetes/manifest';
import { isKind } from './kinds';

/** Groups of the Gateway API, of what it tries out, and of Envoy Gateway. */
export const doorGroups: readonly string[] = [
  'gateway.envoyproxy.io',
  'gateway.networking.k8s.io',
  'gateway.networking.x-k8s.io',
];

/** The class of Gateways whose policies the rules read. */
export const gatewayClass = 'breakwater';

/** A Secret that an object of a front door names. */
export interface NamedSecret {
  readonly name: string;
  /** @default - its own */
  readonly namespace?: string;
  readonly path: FieldPath;
  /** The host for which it is shown. @default - callers are known by it */
  readonly host?: string;
}

/** Certificates that a Gateway shows, and authorities by which it knows its callers. */
export function secretsOf(object: Manifest): readonly NamedSecret[] {
  if (isKind(object, 'Gateway'))
    return list(object.spec?.listeners).flatMap(({ hostname, tls }, at) =>
      list(tls?.certificateRefs).map(({ name = '', namespace }, place) => ({
        name,
        ...(namespace === undefined ? {} : { namespace }),
        path: ['spec', 'listeners', at, 'tls', 'certificateRefs', place, 'name'],
        host: hostname ?? '*',
      })),
    );
  if (isKind(object, 'ClientTrafficPolicy'))
    return list(object.spec?.tls?.clientValidation?.caCertificateRefs).map(({ name = '', namespace }, place) => ({
      name,
      ...(namespace === undefined ? {} : { namespace }),
      path: ['spec', 'tls', 'clientValidation', 'caCertificateRefs', place, 'name'],
    }));
  return [];
}
