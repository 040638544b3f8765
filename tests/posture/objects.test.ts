import type { Manifest } from '../../src/kubernetes/manifest';
import { aligned } from '../../src/posture/align';
import { objectChanges } from '../../src/posture/objects';
import { weaknessesOf } from '../../src/posture/weaknesses';

const object = (kind: string, spec: object, metadata: object = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'shop', namespace: 'web', ...metadata },
  spec,
});
const said = (before: Manifest | undefined, after: Manifest | undefined) =>
  objectChanges(aligned(before ? [before] : [], after ? [after] : [])).map(
    ({ risk, says, verb }) => `${risk} ${verb}: ${says}`,
  );

test.each([
  ['Deployment', { replicas: 3 }, { replicas: 1 }, 'medium weakens: has 1 instance, not 3'],
  [
    'HorizontalPodAutoscaler',
    { minReplicas: 3 },
    { minReplicas: 2 },
    'medium weakens: keeps 2 instances at least, not 3',
  ],
  [
    'PodDisruptionBudget',
    { minAvailable: '50%' },
    { minAvailable: '20%' },
    'medium weakens: keeps 20% available, not 50%',
  ],
  ['PodDisruptionBudget', { maxUnavailable: 1 }, { maxUnavailable: 2 }, 'medium weakens: lets 2 be unavailable, not 1'],
  [
    'PersistentVolume',
    { persistentVolumeReclaimPolicy: 'Retain' },
    { persistentVolumeReclaimPolicy: 'Delete' },
    'high deletes: is deleted with its claim',
  ],
])('numbers of a %s that become weaker', (kind, before, after, sentence) => {
  expect(said(object(kind, before), object(kind, after))).toEqual([sentence]);
  expect(said(object(kind, after), object(kind, before))).toEqual([]);
  expect(said(object(kind, before), object(kind, {})).filter((line) => !line.startsWith('high'))).toEqual([]);
});

test('claims that are gone, or smaller', () => {
  const claims = (...all: readonly (readonly [name: string, storage?: string])[]) =>
    object('StatefulSet', {
      volumeClaimTemplates: all.map(([name, storage]) => ({
        metadata: { name },
        spec: storage ? { resources: { requests: { storage } } } : {},
      })),
    });
  expect(said(claims(['data', '2Gi']), claims(['data', '1Gi']))).toEqual([
    'medium weakens: asks for less storage in data',
  ]);
  expect(said(claims(['data', '1Gi']), claims(['data', '2Gi']))).toEqual([]);
  expect(said(claims(['data', '2Gi']), claims())[0]).toBe(
    'high deletes: has no claim data any more: its data is left behind',
  );
});

test('levels of Pod Security and exemptions', () => {
  const namespace = (level?: string, annotations?: object) =>
    object(
      'Namespace',
      {},
      {
        ...(level ? { labels: { 'pod-security.kubernetes.io/enforce': level } } : {}),
        ...(annotations ? { annotations } : {}),
      },
    );
  expect(said(namespace('restricted'), namespace('baseline'))).toEqual([
    'high weakens: admits pods of the level baseline',
  ]);
  expect(said(namespace('baseline'), namespace())).toEqual(['high weakens: admits pods of the level privileged']);
  expect(said(namespace(), namespace('restricted'))).toEqual([]);
  expect(said(undefined, namespace('privileged'))).toEqual(['high weakens: admits pods of the level privileged']);
  expect(said(undefined, namespace())).toEqual(['medium weakens: is new, and has no level of Pod Security']);
  expect(said(undefined, namespace('baseline'))).toEqual([]);
  expect(
    said(namespace('restricted'), namespace('restricted', { 'a.example/exempt.image-digest': 'why' })),
  ).toHaveLength(1);
});

test('weak points of pods, each by its own sentence', () => {
  const container = { name: 'a', image: 'a.example/a' };
  const pod = (spec: object) => object('Deployment', { template: { spec } });
  const of = (spec: object) => [...weaknessesOf(pod(spec)).keys()];
  const strong = {
    name: 'a',
    image: `a.example/a@sha256:${'0'.repeat(64)}`,
    resources: { limits: { memory: '1Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    readinessProbe: {},
    livenessProbe: {},
    startupProbe: {},
  };
  expect(of({ automountServiceAccountToken: false, containers: [strong] })).toEqual([]);
  expect(
    of({
      hostNetwork: true,
      hostPID: true,
      hostIPC: true,
      volumes: [{ hostPath: { path: '/a' } }, { hostPath: {} }, {}],
      containers: [
        {
          ...strong,
          securityContext: {
            ...strong.securityContext,
            privileged: true,
            runAsUser: 0,
            capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] },
          },
          ports: [{ hostPort: 80 }, {}],
        },
      ],
    }),
  ).toEqual([
    'has the network of its node',
    'sees the processes of its node',
    'shares memory with its node',
    'mounts the token of its ServiceAccount',
    'mounts /a of its node',
    'mounts a path of its node',
    'a is privileged',
    'a may run as root',
    'a adds the capability SYS_ADMIN',
    'a takes port 80 of its node',
  ]);
  expect(
    of({
      automountServiceAccountToken: false,
      initContainers: [{ ...strong, image: undefined }],
      containers: [container],
      securityContext: { runAsUser: 1, seccompProfile: {} },
    }),
  ).toContain('a runs whatever image is the latest');
  expect(weaknessesOf(undefined).size).toBe(0);
  expect(weaknessesOf(object('Deployment', { template: { spec: null } })).size).toBe(0);
});

test('another image, and what is gone', () => {
  const pod = (image?: string) =>
    object('Deployment', { template: { spec: { containers: [{ name: 'a', ...(image ? { image } : {}) }] } } });
  expect(said(pod('a.example/a:1'), pod('a.example/a:2'))).toEqual(['low changes: a runs a.example/a:2']);
  expect(said(pod('a.example/a:1'), pod('a.example/a:1'))).toEqual([]);
  expect(said(undefined, pod())).not.toEqual([]);
  expect(said(object('ConfigMap', {}), undefined)).toEqual([]);
});

test('a volume that is a path of its node', () => {
  const volume = (path?: string) => object('PersistentVolume', path === undefined ? {} : { hostPath: { path } });
  expect(said(undefined, volume('/'))).toEqual(['high weakens: is / of its node']);
  expect(said(volume('/a'), volume('/'))).toEqual(['high weakens: is / of its node']);
  expect(said(volume('/a'), volume('/a'))).toEqual([]);
  expect(said(volume('/a'), volume())).toEqual([]);
});

test('a container without a name has its place for one', () => {
  const pod = object('Rollout', {
    template: {
      spec: {
        initContainers: [{ image: 'a' }],
        containers: [{ image: 'b' }, { securityContext: { privileged: true } }],
      },
    },
  });
  const rollout = { ...pod, apiVersion: 'argoproj.io/v1alpha1' };
  expect(said(undefined, rollout)).toContain('high weakens: container 2 is privileged');
  expect(said(undefined, rollout)).toContain('medium weakens: init container 1 runs an image without a digest');
  expect(said(undefined, rollout).filter((line) => line.includes('undefined'))).toEqual([]);
});

test('the pods of every template in a list', () => {
  const tasks = ['a', 'b'].map((name) => ({ name, template: { spec: { hostPID: name === 'b', containers: [] } } }));
  const job = { ...object('Job', { tasks }), apiVersion: 'batch.volcano.sh/v1alpha1' };
  expect(said(undefined, job)).toContain('high weakens: sees the processes of its node');
});
