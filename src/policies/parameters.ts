/** Policy parameters of an environment. */
import type { Declared } from '../config/declared';
import type { Environment } from '../config/environment';
import type { PolicyParameters } from './policy';

/** @param foreignImages full references of the images that others build */
export function parametersOf(
  environment: Environment,
  foreignImages: readonly string[],
  declared: Declared,
): PolicyParameters {
  const { capacity, frontDoor, images, name, personas, placement, storageClasses } = environment;
  return {
    environment: name,
    ownImages: images.own,
    foreignImages,
    declared,
    noted: Object.keys(noted(environment)),
    pullPolicy: images.pullPolicy,
    domain: frontDoor.domain,
    deployers: personas.ci,
    breakGlass: personas['break-glass'],
    // Each service has the namespace of its name.
    namespaces: Object.keys(capacity).sort(),
    ...(placement ? { placement } : {}),
    ...(storageClasses ? { storageClasses } : {}),
  };
}

/**
 * The policies that an environment does not refuse by, each with its reason: the API server lets pass what breaks them
 * and notes it in the audit log.
 */
export function noted({ shells, userNamespaces }: Environment): Readonly<Record<string, string>> {
  const looking = 'whoever works in this environment may look into its pods';
  return {
    'break-glass-use': 'break-glass is there to be used: each use is counted, and a line of the audit log',
    ...(userNamespaces === true ? {} : { 'user-namespaces': userNamespaces.off }),
    ...(shells === 'anyone' ? { 'ephemeral-container': looking, 'pod-connection': looking } : {}),
  };
}
