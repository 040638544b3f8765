/** Sources of volumes, by allow list. */
import { isSet, list } from '../../kubernetes/manifest';
import { celList, onPods, workloads } from '../admission';
import { onContainers, onPod } from '../pods';
import type { Policy } from '../policy';
import { demand, found } from '../sentences';

const sources = ['configMap', 'emptyDir', 'secret'];
const claim = 'persistentVolumeClaim';

interface Claimed {
  readonly claimName?: string;
}

export const volumeSources: Policy = {
  id: 'volume-sources',
  source: 'V18',
  title: 'Volumes are scratch space, settings and keys; a claim is mounted by its StatefulSet alone',
  why: 'A projected volume holds a token for the API server, and a claim by its name is the data of another pod.',
  fix: `use volumes of ${sources.join(', ')} only, and volumeClaimTemplates for data`,
  answers: [],
  admission: onPods({
    pod: `variables.pod.?volumes.orValue([]).all(v, v.all(k, k == 'name' || k in ${celList(sources)} || object.kind == 'Pod' && k == '${claim}') && (!has(v.${claim}) || v.${claim}.?claimName.orValue('').endsWith('-' + object.metadata.name)))`,
    resources: workloads,
  }),
  check: (object, { environment }) => {
    if (environment === undefined) return [];
    const isRunning = object.kind === 'Pod';
    return onPod(object, ({ path, spec }) =>
      list(spec.volumes).flatMap((volume, place) =>
        Object.entries(volume)
          .filter(([key, value]) => key !== 'name' && isSet(value))
          .flatMap(([key, value]) => {
            const { claimName = '' } = value as Claimed;
            const isOwn = isRunning && key === claim && claimName.endsWith(`-${object.metadata.name}`);
            return demand(
              sources.includes(key) || isOwn,
              [...path, 'volumes', place, key],
              `volume '${volume.name}': replace ${key} by one of ${sources.join(', ')} ${found(value)}`,
            );
          }),
      ),
    );
  },
};

/** Folders that no image has files of its own in. */
const folders = '^/(backups|certs|data|key|member|recipients|report|tmp)(/[a-z]+)?$';

export const mountPaths: Policy = {
  id: 'mount-paths',
  source: 'V18',
  title: 'Volumes are mounted beside the files of an image, and not over them',
  why: 'A volume over the code, the libraries or the settings of an image replaces what was built and reviewed.',
  fix: 'mount volumes at /tmp, /data, /certs or another folder of src/policies/allowed/volumes.ts, or one level below',
  answers: [],
  admission: onPods({
    container: `c.?volumeMounts.orValue([]).all(m, m.?mountPath.orValue('').matches('${folders}'))`,
    among: 'lasting',
    resources: workloads,
  }),
  check: (object, { environment }) => {
    if (environment === undefined) return [];
    return onContainers(object, ({ volumeMounts }, { path, role, subject }) =>
      role === 'ephemeral container'
        ? []
        : list(volumeMounts).flatMap(({ mountPath }, place) =>
            demand(
              new RegExp(folders).test(mountPath ?? ''),
              [...path, 'volumeMounts', place, 'mountPath'],
              `${subject}: mount at a folder of its own, such as /data or /tmp ${found(mountPath)}`,
            ),
          ),
    );
  },
};
