/** Volumes of pods and their mounts. */

import type { FieldPath } from '../../kubernetes/field-path';
import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { aboveZero, isAboveZero } from '../../kubernetes/quantity';
import { onPods } from '../admission';
import { isKind } from '../kinds';
import type { Volume } from '../pod-shapes';
import { containersOf, onContainers, onPod, type Pod } from '../pods';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';

const coreVolumes = ['configMap', 'downwardAPI', 'emptyDir', 'persistentVolumeClaim', 'projected', 'secret'];

export const hostMounts: Policy = {
  id: 'host-mounts',
  source: 11,
  title: 'Pods mount only volumes of Kubernetes itself, each as a whole',
  why: "A path or a driver of the node is a door around the pod's walls, and a part of a volume can be a link to one.",
  fix: `use volumes of ${coreVolumes.join(', ')} only, and mount them without subPath`,
  answers: [
    'CIS 5.2.11',
    'KL docker-sock',
    'KL sensitive-host-mounts',
    'KL writable-host-mount',
    'KB C-0045',
    'KB C-0048',
    'KB C-0074',
    'KB C-0058',
    'PO hostPathSet',
    'CK CKV_K8S_27',
    'TR KSV-0006',
    'TR KSV-0023',
    'TR KSV-0028',
    'TR KSV-0121',
    'KA mounts',
    'DT 30',
    'DT 33',
    'DT 46',
    'MO PSS105',
    'MO PSS201',
    'MO KBP101',
    'MO KBP115',
  ],
  admission: onPods({
    pod: `variables.pod.?volumes.orValue([]).all(v, ${coreVolumes.map((source) => `has(v.${source})`).join(' || ')})`,
    container: "c.?volumeMounts.orValue([]).all(m, m.?subPath.orValue('') == '' && m.?subPathExpr.orValue('') == '')",
  }),
  check: (object) => [
    ...onPod(object, ({ path, spec }) =>
      list(spec.volumes).flatMap((volume, place) => sourceProblems([...path, 'volumes', place], volume)),
    ),
    ...onContainers(object, ({ volumeMounts }, { path, subject }) =>
      list(volumeMounts).flatMap(({ mountPath, subPath, subPathExpr }, place) =>
        demand(
          !subPath && !subPathExpr,
          [...path, 'volumeMounts', place, subPath ? 'subPath' : 'subPathExpr'],
          `${subject}: remove subPath from the mount at '${mountPath}' ${found(subPath || subPathExpr)}; mount the whole volume`,
        ),
      ),
    ),
  ],
};

export const volumeLimits: Policy = {
  id: 'volume-limits',
  source: 11,
  title: 'Scratch space has a bound',
  why: 'An unbounded emptyDir fills the disk of its node, and every pod there goes down.',
  fix: 'set emptyDir.sizeLimit of each volume of the pod to an amount above 0',
  answers: [],
  admission: onPods({
    pod: `variables.pod.?volumes.orValue([]).all(v, !has(v.emptyDir) || string(v.emptyDir.?sizeLimit.orValue('0')).matches(r'${aboveZero}'))`,
  }),
  check: (object) =>
    onPod(object, ({ path, spec }) =>
      list(spec.volumes).flatMap((volume, place) =>
        demand(
          !isEmptyDir(volume) || isAboveZero(volume.emptyDir?.sizeLimit),
          [...path, 'volumes', place, 'emptyDir', 'sizeLimit'],
          `volume '${volume.name}': set emptyDir.sizeLimit ${found(volume.emptyDir?.sizeLimit)}`,
        ),
      ),
    ),
};

function sourceProblems(path: FieldPath, volume: Volume): readonly Fault[] {
  return sourcesOf(volume).flatMap((source) =>
    demand(
      coreVolumes.includes(source),
      [...path, source],
      `volume '${volume.name}': replace ${source} by one of ${coreVolumes.join(', ')}`,
    ),
  );
}

/** A volume that says nothing is an emptyDir too. */
function isEmptyDir(volume: Volume): boolean {
  const sources = sourcesOf(volume);
  return sources.length === 0 || sources.includes('emptyDir');
}

function sourcesOf(volume: Volume): readonly string[] {
  return Object.keys(volume).filter((key) => key !== 'name' && isSet(volume[key]));
}

export const volumeMounts: Policy = {
  id: 'volume-mounts',
  source: 11,
  title: 'Containers mount the volumes of their pod, and each volume is mounted',
  why: 'Without its volume a container writes where nothing is kept, or stops because it may not write at all.',
  fix: 'let each volumeMount name a volume or a claim of the pod, and mount each of them at an absolute path',
  answers: [],
  admission: {
    cannot: 'The API server refuses by itself a mount of nothing; an unused volume is harmless there.',
  },
  check: (object) => onPod(object, (pod) => problems(pod, claimsOf(object))),
};

/** A volume that a pod may mount, and the place of its declaration. */
interface Mountable {
  readonly name: string;
  readonly path: FieldPath;
}

function problems(pod: Pod, claims: readonly Mountable[]): readonly Fault[] {
  const own = list(pod.spec.volumes).map(({ name }, place) => ({ name, path: [...pod.path, 'volumes', place] }));
  const volumes = [...own, ...claims];
  const mounts = containersOf(pod).flatMap(({ container, path, subject }) =>
    list(container.volumeMounts).map((mount, place) => ({ ...mount, path: [...path, 'volumeMounts', place], subject })),
  );
  return [
    ...mounts.flatMap(({ mountPath, name, path, subject }) => [
      ...demand(
        volumes.some((volume) => name !== undefined && volume.name === name),
        [...path, 'name'],
        `${subject}: let the mount at '${mountPath}' name a volume of the pod ${found(name)}`,
      ),
      ...demand(
        mountPath?.startsWith('/') === true,
        [...path, 'mountPath'],
        `${subject}: mount '${name}' at an absolute path ${found(mountPath)}`,
      ),
    ]),
    ...volumes.flatMap((volume) =>
      demand(
        mounts.some(({ name }) => name === volume.name),
        volume.path,
        `pod: mount the volume '${volume.name}', or remove it`,
      ),
    ),
  ];
}

function claimsOf(object: Manifest): readonly Mountable[] {
  if (!isKind(object, 'StatefulSet')) return [];
  return list(object.spec?.volumeClaimTemplates).map(({ metadata }, place) => ({
    name: metadata?.name ?? '',
    path: ['spec', 'volumeClaimTemplates', place],
  }));
}
