/** The address at which the load balancer of the front door really is, beside the one that was given. */
import type { FrontDoorKind } from '../config/front-doors';
import { failure, type Result, success } from '../programs/result';
import type { Kubectl } from './kubectl';

interface Service {
  readonly status?: {
    readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] };
  };
}

/** @param door whose Service it is @returns a line about it; a problem where DNS would lead elsewhere */
export async function checkAddress(
  kubectl: Kubectl,
  { namespace, service: name }: Pick<FrontDoorKind, 'namespace' | 'service'>,
  address: string,
): Promise<Result<string>> {
  const found = await kubectl.get<Service>('service', name, namespace);
  if (!found.ok) return found;
  if (found.value === undefined)
    return success(`front door: there is no Service ${namespace}/${name}; whether it is at ${address} is not compared`);
  const places = found.value.status?.loadBalancer?.ingress ?? [];
  const addresses = places.flatMap(({ ip }) => ip ?? []);
  const names = places.flatMap(({ hostname }) => hostname ?? []);
  if (addresses.includes(address)) return success(`front door: ${address}, as frontDoor.entry says`);
  if (addresses.length > 0)
    return failure(
      'refused',
      `the load balancer of the front door is at ${addresses.join(', ')}, and frontDoor.entry.address says ${address}: name the reserved address by the annotation of the provider (frontDoor.entry.annotations), or correct the value; see docs/how-to/domain-and-address.md`,
    );
  if (names.length > 0)
    return success(
      `front door: the provider calls it ${names.join(', ')}; compare its addresses with ${address} by dig +short`,
    );
  return failure(
    'missing',
    `the load balancer of the front door has no address yet, and frontDoor.entry.address says ${address}: kubectl -n ${namespace} describe service ${name} says what it waits for`,
  );
}
