import { another, type Fixtures } from '../example';

function claim(spec: object) {
  return [
    another('ServiceAccount api', 'data', {
      kind: 'PersistentVolumeClaim',
      automountServiceAccountToken: undefined,
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
    }),
  ];
}

function template(spec: object) {
  return {
    object: 'StatefulSet mongo',
    set: {
      'spec.volumeClaimTemplates': [
        {
          metadata: { labels: { env: 'production' }, name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
        },
      ],
      'spec.template.spec.containers[0].volumeMounts[1]': { mountPath: '/data', name: 'data' },
    },
  } as const;
}

function volume(spec: object) {
  return [
    another('ServiceAccount api', 'data', {
      kind: 'PersistentVolume',
      automountServiceAccountToken: undefined,
      'metadata.namespace': undefined,
      spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...spec },
    }),
  ];
}

export const volumeClaim: Fixtures = {
  good: [
    { says: 'a claim of a class of ours', plus: claim({ storageClassName: 'standard' }) },
    { says: 'a claim of the default class', plus: claim({}) },
    { says: 'claims of a StatefulSet', ...template({ storageClassName: 'standard' }) },
    { says: 'a StatefulSet without claims', object: 'StatefulSet mongo' },
  ],
  bad: [
    {
      says: 'a claim of another class',
      plus: claim({ storageClassName: 'fast' }),
      complains: ["PersistentVolumeClaim api/data: set spec.storageClassName to one of standard (it is 'fast')"],
    },
    {
      says: 'claims of a StatefulSet on manually provisioned volumes',
      ...template({ storageClassName: '' }),
      complains: ["StatefulSet api/mongo: claim 'data': set spec.storageClassName to one of standard (it is '')"],
    },
    {
      says: 'a claim of many nodes at once',
      plus: claim({ accessModes: ['ReadWriteOnce', 'ReadWriteMany'] }),
      complains: [
        'PersistentVolumeClaim api/data: set spec.accessModes to ReadWriteOnce or ReadWriteOncePod (it is ["ReadWriteOnce","ReadWriteMany"])',
      ],
    },
    {
      says: 'a claim of no node',
      plus: claim({ accessModes: [] }),
      complains: [
        'PersistentVolumeClaim api/data: set spec.accessModes to ReadWriteOnce or ReadWriteOncePod (it is [])',
      ],
    },
    {
      says: 'a claim of nothing',
      plus: claim({ resources: {} }),
      complains: [
        'PersistentVolumeClaim api/data: set spec.resources.requests.storage to an amount above 0 (it is missing)',
      ],
    },
    {
      says: 'a copy of the volume of the database',
      plus: claim({ dataSource: { kind: 'PersistentVolumeClaim', name: 'data-mongo-0' } }),
      complains: [
        'PersistentVolumeClaim api/data: remove spec.dataSource (it is {"kind":"PersistentVolumeClaim","name":"data-mongo-0"}); a claim starts empty',
      ],
    },
    {
      says: 'claims of a StatefulSet, of a snapshot',
      ...template({ dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'last' } }),
      complains: [
        'StatefulSet api/mongo: claim \'data\': remove spec.dataSourceRef (it is {"apiGroup":"snapshot.storage.k8s.io","kind":"VolumeSnapshot","name":"last"}); a claim starts empty',
      ],
    },
  ],
};

export const persistentVolume: Fixtures = {
  good: [{ says: 'a volume of a server', plus: volume({ nfs: { path: '/data', server: 'storage.example' } }) }],
  bad: [
    {
      says: 'a path of the node',
      plus: volume({ hostPath: { path: '/srv' } }),
      complains: [
        'PersistentVolume data: remove spec.hostPath (it is {"path":"/srv"}); let a storage class make the volume',
      ],
    },
    {
      says: 'all of the node',
      plus: volume({ hostPath: { path: '/', type: 'Directory' } }),
      complains: [
        'PersistentVolume data: remove spec.hostPath (it is {"path":"/","type":"Directory"}); let a storage class make the volume',
      ],
    },
  ],
};

const object = 'StatefulSet mongo';
const policy = 'spec.persistentVolumeClaimRetentionPolicy';

export const volumeRetention: Fixtures = {
  good: [
    { says: 'a StatefulSet that says nothing', object },
    { says: 'one that says it', object, set: { [policy]: { whenDeleted: 'Retain', whenScaled: 'Retain' } } },
  ],
  bad: [
    {
      says: 'volumes that go with the set',
      object,
      set: { [policy]: { whenDeleted: 'Delete' } },
      complains: [`StatefulSet api/mongo: set ${policy}.whenDeleted to 'Retain' (it is 'Delete')`],
    },
    {
      says: 'volumes that go with their member',
      object,
      set: { [policy]: { whenDeleted: 'Retain', whenScaled: 'Delete' } },
      complains: [`StatefulSet api/mongo: set ${policy}.whenScaled to 'Retain' (it is 'Delete')`],
    },
  ],
};
