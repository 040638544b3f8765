/** Connections that no flow declares: to hosts elsewhere, to the API server, and from it. */
import type { Manifest } from '../kubernetes/manifest';
import { list } from '../kubernetes/manifest';
import type { Network } from '../reach/network';

/** A connection that no flow can declare. */
export interface Need {
  readonly from: string;
  readonly to: string;
  readonly evidence: string;
}

/** Workloads with rights at the API server call it; it calls webhooks. */
export function apiNeeds(objects: readonly Manifest[], network: Network): readonly Need[] {
  const bound = new Map<string, string>();
  for (const object of objects.filter(({ kind }) => kind.endsWith('RoleBinding'))) {
    for (const { kind, name, namespace = object.metadata.namespace ?? 'default' } of list(
      object['subjects'] as
        | readonly { readonly kind: string; readonly name: string; readonly namespace?: string }[]
        | undefined,
    )) {
      if (kind === 'ServiceAccount') bound.set(`${namespace}/${name}`, `${object.kind} ${object.metadata.name}`);
    }
  }
  const accounts = network.pods.flatMap((pod): Need[] => {
    const evidence = bound.get(`${pod.namespace}/${pod.account ?? 'default'}`);
    return evidence === undefined ? [] : [{ from: pod.name, to: 'the API server', evidence }];
  });
  const hooks = objects
    .filter(({ kind }) => kind.endsWith('WebhookConfiguration'))
    .flatMap((object) =>
      list(
        object['webhooks'] as
          | readonly {
              readonly clientConfig?: { readonly service?: { readonly name: string; readonly namespace: string } };
            }[]
          | undefined,
      ).flatMap(({ clientConfig }): Need[] => {
        const service = clientConfig?.service;
        return service
          ? [
              {
                from: 'the API server',
                to: `${service.namespace}/${service.name}`,
                evidence: `${object.kind} ${object.metadata.name}`,
              },
            ]
          : [];
      }),
    );
  return [...accounts, ...new Map(hooks.map((one) => [one.to, one])).values()];
}
