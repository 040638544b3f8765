/** Objects of single kinds that the API server refuses. */
import { valueAt } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { isKind } from '../kinds';
import type { Fault } from '../policy';
import { show } from '../sentences';
import { twice } from './pod-faults';
import { at } from './rule';

export function kindFaults(object: Manifest): readonly Fault[] {
  if (isKind(object, 'Service')) return serviceFaults(object);
  if (isKind(object, 'HorizontalPodAutoscaler')) {
    const { maxReplicas, minReplicas } = object.spec ?? {};
    // Without a maximum, or with another type, the table of fields says so.
    const isLess = isSet(minReplicas) && isSet(maxReplicas) && Number(minReplicas) > Number(maxReplicas);
    return isLess
      ? [
          at(
            ['spec', 'minReplicas'],
            [],
            `let spec.minReplicas be at most spec.maxReplicas (they are ${minReplicas} and ${maxReplicas})`,
          ),
        ]
      : [];
  }
  if (isKind(object, 'PodDisruptionBudget')) {
    const { maxUnavailable, minAvailable } = object.spec ?? {};
    return isSet(maxUnavailable) && isSet(minAvailable)
      ? [at(['spec', 'minAvailable'], [], 'keep one of spec.minAvailable and spec.maxUnavailable')]
      : [];
  }
  if (isKind(object, 'Deployment')) {
    const { rollingUpdate, type } = object.spec?.strategy ?? {};
    const { maxSurge, maxUnavailable } = rollingUpdate ?? {};
    const isNothing = (amount: unknown) => amount === 0 || amount === '0%' || amount === '0';
    if (type === 'Recreate' && isSet(rollingUpdate))
      return [
        at(
          ['spec', 'strategy', 'rollingUpdate'],
          [],
          "remove spec.strategy.rollingUpdate; it does not go with the type 'Recreate'",
        ),
      ];
    if (isNothing(maxSurge) && isNothing(maxUnavailable))
      return [
        at(
          ['spec', 'strategy', 'rollingUpdate'],
          [],
          'let maxSurge or maxUnavailable be above 0; with both at 0 no pod can be replaced',
        ),
      ];
  }
  if (isKind(object, 'Secret')) return secretFaults(object);
  return [];
}

function serviceFaults({
  spec,
}: Manifest & { readonly spec?: { readonly ports?: readonly object[]; readonly type?: string } }): readonly Fault[] {
  const ports = list(
    spec?.ports as readonly { readonly name?: string; readonly port?: number; readonly protocol?: string }[],
  ).map((port, place) => ({ port, place }));
  const ofPort = ({ port }: (typeof ports)[number]) => `${port.protocol ?? 'TCP'} ${port.port}`;
  const isHeadless = valueAt(spec, ['clusterIP']) === 'None' || spec?.type === 'ExternalName';
  return [
    ...(ports.length > 0 || isHeadless ? [] : [at(['spec', 'ports'], [], 'add a port to spec.ports (there is none)')]),
    ...twice(ports, ({ port }) => port.name).map(({ place, port }) =>
      at(['spec', 'ports', place, 'name'], [], `rename one port; two are named ${show(port.name)}`),
    ),
    ...twice(ports, ofPort).map((one) =>
      at(['spec', 'ports', one.place, 'port'], [], `remove one port; ${ofPort(one)} is there twice`),
    ),
    ...(ports.length > 1
      ? ports
          .filter(({ port }) => !isSet(port.name))
          .map(({ place }) =>
            at(['spec', 'ports', place], [], 'name this port; a Service with several ports names each'),
          )
      : []),
    ...(valueAt(spec, ['clusterIP']) === 'None' && ['NodePort', 'LoadBalancer'].includes(String(spec?.type))
      ? [
          at(
            ['spec', 'clusterIP'],
            [],
            `remove spec.clusterIP 'None'; it does not go with the type ${show(spec?.type)}`,
          ),
        ]
      : []),
    ...(spec?.type === 'ExternalName' && !valueAt(spec, ['externalName'])
      ? [at(['spec', 'externalName'], [], 'set spec.externalName (it is missing)')]
      : []),
  ];
}

function secretFaults({ data }: { readonly data?: object }): readonly Fault[] {
  return Object.entries(data ?? {}).flatMap(([key, value]) =>
    /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(String(value ?? '')) && String(value ?? '').replace(/\s/g, '').length % 4 === 0
      ? []
      : [at(['data', key], [], `encode data[${show(key)}] as base64, or move it to stringData`)],
  );
}
