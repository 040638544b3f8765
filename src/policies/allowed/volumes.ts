/** Sources of volumes, by allow list. */
import { isSet, list } from '../../kubernetes/manifest';
import { celList, onPods, workloads } from '../admission';
import { onPod } from '../pods';
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
