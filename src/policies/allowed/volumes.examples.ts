import type { Fixtures } from '../example';
import { runningPod } from '../good/pods';

const object = 'Deployment api';
const volumes = 'spec.template.spec.volumes';
const sources = 'configMap, emptyDir, secret';
const claim = (claimName: string) => ({ name: 'data', persistentVolumeClaim: { claimName } });

const pod = (volume: object) => [
  {
    ...runningPod,
    spec: { ...(runningPod['spec'] as object), volumes: [{ emptyDir: { sizeLimit: '16Mi' }, name: 'tmp' }, volume] },
  },
];

export const volumeSources: Fixtures = {
  good: [
    { says: 'a Deployment', object },
    { says: 'a member with its own claim', plus: pod(claim('data-api-1')) },
    { says: 'settings', object, set: { [`${volumes}[1]`]: { name: 'a', configMap: { name: 'a' } } } },
    { says: 'a key', object, set: { [`${volumes}[1]`]: { name: 'a', secret: { secretName: 'api-tls' } } } },
  ],
  bad: [
    {
      says: 'a token',
      object,
      set: {
        [`${volumes}[1]`]: { name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
      },
      complains: [
        `Deployment api/api: volume 'token': replace projected by one of ${sources} (it is {"sources":[{"serviceAccountToken":{"path":"token"}}]})`,
      ],
    },
    {
      says: 'the claim of the database',
      object,
      set: { [`${volumes}[1]`]: claim('data-api') },
      complains: [
        `Deployment api/api: volume 'data': replace persistentVolumeClaim by one of ${sources} (it is {"claimName":"data-api"})`,
      ],
    },
    {
      says: 'a pod with the claim of another one',
      plus: pod(claim('data-mongo-0')),
      complains: [
        `Pod api/api-1: volume 'data': replace persistentVolumeClaim by one of ${sources} (it is {"claimName":"data-mongo-0"})`,
      ],
    },
  ],
};

const mount = 'spec.template.spec.containers[0].volumeMounts[0].mountPath';

export const mountPaths: Fixtures = {
  good: [
    { says: 'scratch space', object },
    { says: 'a folder below', object, set: { [mount]: '/certs/store' } },
  ],
  bad: ['/usr/lib/python3', '/tmp/../app', '/data/a/b'].map((path) => ({
    says: `a volume at ${path}`,
    object,
    set: { [mount]: path },
    complains: [
      `Deployment api/api: container 'api': mount at a folder of its own, such as /data or /tmp (it is '${path}')`,
    ],
  })) as unknown as Fixtures['bad'],
};
