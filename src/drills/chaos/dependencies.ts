/** Faults of what a platform depends on: names, an image, room on a volume. */
import type { Kubectl } from '../../cluster/kubectl';
import { neighbours } from '../../config/flows';
import { mebibytes } from '../../kubernetes/quantity';
import { failure, success } from '../../programs/result';
import { all, type Experiment } from './experiment';
import { accepted } from './must';
import { away, instancesOf } from './replicas';

const namesAway: Experiment = {
  name: 'dns-loss',
  hypothesis: 'what is connected stays connected: callers notice nothing of a minute without names',
  breaks: "neither our resolver nor the cluster's DNS has a pod",
  restores: 'both have their pods again',
  radius: 'every name of one cluster',
  lasts: 60,
  bounds: { gap: all(3, { reads: 6, writes: 6 }), abort: all(20), recovered: 120 },
  alerts: ['ServiceDown', 'ReplicasMissing', 'ResolverErrors'],
  find: ({ kubectl }) =>
    instancesOf(kubectl, [
      { workload: 'deployment/resolver', namespace: 'resolver' },
      { workload: 'deployment/coredns', namespace: neighbours.dns.namespace },
    ]),
  ...away(),
};

interface Deployment {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
  };
}

const site = { kind: 'deployment', name: 'web', namespace: 'web' } as const;
const imagePath = '/spec/template/spec/containers/0/image';

async function runImage(kubectl: Kubectl, value: string): Promise<void> {
  accepted(await kubectl.patch(site.kind, site.name, site.namespace, [{ op: 'replace', path: imagePath, value }]));
}

const registryAway: Experiment = {
  name: 'registry-away',
  hypothesis: 'what runs goes on while a new pod cannot get its image',
  breaks: 'the site is rolled out with an image that no node and no registry has',
  restores: 'the site has its image again',
  radius: 'the roll-out of one service',
  lasts: 60,
  bounds: { gap: all(3), abort: all(15), recovered: 120 },
  alerts: ['PodNotReady'],
  find: async ({ environment, kubectl }) => {
    const found = await kubectl.get<Deployment>(site.kind, site.name, site.namespace);
    if (!found.ok) return found;
    const image = found.value?.spec.template.spec.containers[0]?.image;
    if (image === undefined) return failure('failed', 'there is no deployment web/web');
    const none = `${environment.images.own}${site.name}:${'0'.repeat(40)}`;
    return success({ says: `${image} becomes ${none}`, parts: [image, none] });
  },
  inject: ({ kubectl }, { parts: [, none = ''] }) => runImage(kubectl, none),
  undo: ({ kubectl }, { parts: [image = ''] }) => runImage(kubectl, image),
};

const store = { pod: 'statefulset/backup-store', namespace: 'backup-store' } as const;
const python = (script: string) => ['/usr/bin/python3.13', '-c', script];

const measure = "import os; s = os.statvfs('/backups'); print(s.f_frsize * s.f_blocks, s.f_frsize * s.f_bavail)";
const fill = [
  'import os',
  "s = os.statvfs('/backups')",
  "f = os.open('/backups/.chaos', os.O_CREAT | os.O_WRONLY)",
  'os.posix_fallocate(f, 0, max(1, s.f_frsize * s.f_bavail - 65536))',
].join('\n');
const empty = "import pathlib; pathlib.Path('/backups/.chaos').unlink(missing_ok=True)";

const fullVolume: Experiment = {
  name: 'full-volume',
  hypothesis: 'callers notice nothing of a store of backups without room, and an alert says so',
  breaks: 'a file takes the room on the volume of the backups',
  restores: 'the file is gone',
  radius: 'one volume: no backup is written meanwhile',
  lasts: 60,
  bounds: { gap: all(3), abort: all(15), recovered: 60 },
  alerts: ['BackupStoreNearlyFull', 'VolumeNearlyFull'],
  find: async ({ environment, kubectl }) => {
    const said = await kubectl.exec(store.pod, store.namespace, python(measure));
    if (!said.ok) return said;
    const [size = 0, free = 0] = said.value.trim().split(' ').map(Number);
    const claimed = environment.backups.storage;
    if (size > 2 * mebibytes(claimed) * 2 ** 20)
      return failure(
        'refused',
        `the volume of ${claimed} is a folder of a file system of ${gibibytes(size)}: to fill it would fill the node's disk`,
      );
    return success({ says: `${gibibytes(free)} free of ${gibibytes(size)} of the backups`, parts: [] });
  },
  inject: async ({ kubectl }) => {
    accepted(await kubectl.exec(store.pod, store.namespace, python(fill)));
  },
  undo: async ({ kubectl }) => {
    accepted(await kubectl.exec(store.pod, store.namespace, python(empty)));
  },
};

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

export const dependencies: readonly Experiment[] = [namesAway, registryAway, fullVolume];
