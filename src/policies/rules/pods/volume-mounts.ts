import * as fixtures from '../../fixtures/pods/volume-mounts';
import { isKind } from '../../kinds';
import { containersOf, onPod, type Pod } from '../../pods';
import type { Manifest, Policy } from '../../policy';
import { demand, found, list } from '../../sentences';

export const volumeMounts: Policy = {
  id: 'volume-mounts',
  source: 11,
  title: 'Containers mount the volumes of their pod, and each volume is mounted',
  why: 'Without its volume a container writes where nothing is kept, or stops because it may not write at all.',
  fix: 'let each volumeMount name a volume or a claim of the pod, and mount each of them at an absolute path',
  answers: [],
  admission: {
    cannot: 'The API server refuses by itself a mount of nothing; a volume that nobody mounts is harmless there.',
  },
  fixtures: fixtures.volumeMounts,
  check: (object) => onPod(object, (pod) => problems(pod, claimsOf(object))),
};

function problems(pod: Pod, claims: readonly string[]): readonly string[] {
  const volumes = [...list(pod.spec.volumes).map(({ name }) => name), ...claims];
  const mounts = containersOf(pod).flatMap(({ container, subject }) =>
    list(container.volumeMounts).map((mount) => ({ subject, ...mount })),
  );
  return [
    ...mounts.flatMap(({ mountPath, name, subject }) => [
      ...demand(
        name !== undefined && volumes.includes(name),
        `${subject}: let the mount at '${mountPath}' name a volume of the pod ${found(name)}`,
      ),
      ...demand(
        mountPath?.startsWith('/') === true,
        `${subject}: mount '${name}' at an absolute path ${found(mountPath)}`,
      ),
    ]),
    ...volumes
      .filter((volume) => !mounts.some(({ name }) => name === volume))
      .map((volume) => `pod: mount the volume '${volume}', or remove it`),
  ];
}

function claimsOf(object: Manifest): readonly string[] {
  return isKind(object, 'StatefulSet')
    ? list(object.spec?.volumeClaimTemplates).map(({ metadata }) => metadata?.name ?? '')
    : [];
}
