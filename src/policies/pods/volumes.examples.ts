import type { Fixtures } from '../example';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

export const hostMounts: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'a volume of each other kind',
      object: 'Deployment api',
      set: {
        [`${pod}.volumes[1]`]: { name: 'settings', configMap: { name: 'environment' } },
        [`${pod}.volumes[2]`]: { name: 'names', downwardAPI: { items: [] } },
        [`${pod}.volumes[3]`]: { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
        [`${pod}.volumes[4]`]: { name: 'all', projected: { sources: [] } },
        ...Object.fromEntries(
          ['settings', 'names', 'data', 'all'].map((name, index) => [
            `${container}.volumeMounts[${index + 1}]`,
            { mountPath: `/${name}`, name },
          ]),
        ),
      },
    },
  ],
  bad: [
    {
      says: "the container runtime's socket",
      object: 'Deployment api',
      set: { [`${pod}.volumes[1]`]: { hostPath: { path: '/var/run/docker.sock' }, name: 'docker' } },
      also: ['volume-mounts'],
      complains: [
        "Deployment api/api: volume 'docker': replace hostPath by one of configMap, downwardAPI, emptyDir, persistentVolumeClaim, projected, secret",
      ],
    },
    {
      says: 'a volume of a driver',
      object: 'Deployment api',
      set: { [`${pod}.volumes[1]`]: { csi: { driver: 'csi.example' }, name: 'data' } },
      also: ['volume-mounts'],
      complains: [
        "Deployment api/api: volume 'data': replace csi by one of configMap, downwardAPI, emptyDir, persistentVolumeClaim, projected, secret",
      ],
    },
    {
      says: 'a part of a volume',
      object: 'Deployment api',
      set: { [`${container}.volumeMounts[0].subPath`]: 'cache' },
      complains: [
        "Deployment api/api: container 'api': remove subPath from the mount at '/tmp' (it is 'cache'); mount the whole volume",
      ],
    },
    {
      says: 'a part of a volume by expression',
      object: 'Deployment api',
      set: { [`${container}.volumeMounts[0].subPathExpr`]: '$(POD_NAME)' },
      complains: [
        "Deployment api/api: container 'api': remove subPath from the mount at '/tmp' (it is '$(POD_NAME)'); mount the whole volume",
      ],
    },
  ],
};

export const volumeLimits: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
  ],
  bad: [
    {
      says: 'scratch space without a bound',
      object: 'Deployment api',
      set: { [`${pod}.volumes[0].emptyDir`]: {} },
      complains: ["Deployment api/api: volume 'tmp': set emptyDir.sizeLimit (it is missing)"],
    },
    {
      says: 'a bound of 0, which is none',
      object: 'StatefulSet mongo',
      set: { [`${pod}.volumes[0].emptyDir.sizeLimit`]: '0' },
      complains: ["StatefulSet api/mongo: volume 'tmp': set emptyDir.sizeLimit (it is '0')"],
    },
  ],
};

const mount = `${pod}.containers[0].volumeMounts[0]`;

export const volumeMounts: Fixtures = {
  good: [
    { says: 'a Deployment', object: 'Deployment api' },
    { says: 'a CronJob', object: 'CronJob backup' },
    {
      says: 'a volume of each member',
      object: 'StatefulSet mongo',
      set: {
        'spec.volumeClaimTemplates': [
          {
            metadata: { labels: { env: 'production' }, name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
        [`${pod}.containers[0].volumeMounts[1]`]: { mountPath: '/data', name: 'data' },
      },
    },
  ],
  bad: [
    {
      says: 'a mount of another name',
      object: 'Deployment api',
      set: { [`${mount}.name`]: 'temporary' },
      complains: [
        "Deployment api/api: container 'api': let the mount at '/tmp' name a volume of the pod (it is 'temporary')",
        "Deployment api/api: pod: mount the volume 'tmp', or remove it",
      ],
    },
    {
      says: 'a mount of nothing',
      object: 'Deployment api',
      set: { [`${mount}.name`]: undefined, [`${pod}.volumes`]: undefined },
      complains: [
        "Deployment api/api: container 'api': let the mount at '/tmp' name a volume of the pod (it is missing)",
      ],
    },
    {
      says: 'a mount at a path that begins nowhere',
      object: 'Job init',
      set: { [`${mount}.mountPath`]: 'tmp' },
      complains: ["Job api/init: container 'init': mount 'tmp' at an absolute path (it is 'tmp')"],
    },
    {
      says: 'a volume of each member without a mount',
      object: 'StatefulSet mongo',
      set: {
        'spec.volumeClaimTemplates': [
          {
            metadata: { labels: { env: 'production' }, name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        ],
      },
      complains: ["StatefulSet api/mongo: pod: mount the volume 'data', or remove it"],
    },
  ],
};
