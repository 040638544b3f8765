/** Pods that the API server refuses: what is there twice, contradicts itself or is missing. */
import { valueAt } from '../../kubernetes/field-path';
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { amountOf } from '../../kubernetes/quantity';
import type { Container } from '../pod-shapes';
import { containersOf, podOf } from '../pods';
import type { Fault } from '../policy';
import { show } from '../sentences';
import { at, volumeName } from './rule';

export function podFaults(object: Manifest): readonly Fault[] {
  const pod = podOf(object);
  if (!pod) return [];
  const parts = containersOf(pod);
  const { volumes } = pod.spec;
  return [
    ...(list(pod.spec.containers).length > 0
      ? []
      : [at(pod.path, ['containers'], 'pod: add a container (there is none)')]),
    ...twice(parts, ({ container }) => container.name).map(({ container, path }) =>
      at(path, ['name'], `pod: rename one container; two are named ${show(container.name)}`),
    ),
    ...twice(
      list(volumes).map((volume, place) => ({ volume, place })),
      ({ volume }) => volume.name,
    ).map(({ place, volume }) =>
      at(pod.path, ['volumes', place, 'name'], `pod: rename one volume; two are named ${show(volume.name)}`),
    ),
    ...list(volumes).flatMap((volume, place) => {
      const sources = Object.keys(volume).filter((key) => key !== 'name' && isSet(volume[key]));
      return sources.length > 1
        ? [at(pod.path, ['volumes', place], `${volumeName(volume, place)}: keep one source of ${sources.join(', ')}`)]
        : [];
    }),
    ...parts.flatMap(({ container, path, subject }) =>
      containerFaults(container).map((one) => at(path, one.path, `${subject}: ${one.message}`)),
    ),
  ];
}

const actions = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

function containerFaults({
  ports,
  resources,
  securityContext,
  volumeMounts,
  ...container
}: Container): readonly Fault[] {
  return [
    ...twice(
      list(ports).map((port, place) => ({ port, place })),
      ({ port }) => port.name,
    ).map(({ place, port }) => ({
      path: ['ports', place, 'name'],
      message: `rename one port; two are named ${show(port.name)}`,
    })),
    ...twice(
      list(volumeMounts).map((mount, place) => ({ mount, place })),
      ({ mount }) => mount.mountPath,
    ).map(({ mount, place }) => ({
      path: ['volumeMounts', place, 'mountPath'],
      message: `mount one volume at ${show(mount.mountPath)}; there are two`,
    })),
    ...Object.entries(resources?.requests ?? {}).flatMap(([name, request]) => {
      const limit = resources?.limits?.[name];
      return amountOf(request) > amountOf(limit)
        ? [
            {
              path: ['resources', 'requests', name],
              message: `let requests.${name} be at most its limit (they are ${show(request)} and ${show(limit)})`,
            },
          ]
        : [];
    }),
    ...(securityContext?.privileged === true && securityContext.allowPrivilegeEscalation === false
      ? [
          {
            path: ['securityContext', 'allowPrivilegeEscalation'],
            message: 'remove allowPrivilegeEscalation false; it contradicts privileged true',
          },
        ]
      : []),
    ...(['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((probe) => {
      const set = container[probe] ? actions.filter((action) => isSet(valueAt(container[probe], [action]))) : ['none'];
      return set.length === 1
        ? []
        : [
            {
              path: [probe],
              message: `give ${probe} one action of ${actions.join(', ')} (it has ${set.join(', ') || 'none'})`,
            },
          ];
    }),
  ];
}

/** Those with a key that one before them has. */
export function twice<T>(all: readonly T[], keyOf: (one: T) => unknown): readonly T[] {
  const known = new Set<unknown>();
  return all.filter((one) => {
    const key = keyOf(one);
    const isSecond = isSet(key) && known.has(key);
    known.add(key);
    return isSecond;
  });
}
