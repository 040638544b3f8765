import { imagesOf, podTemplateOf, podTemplatesOf } from '../../src/kubernetes/pod-template';

const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ image: 'b' }] } };
const object = (kind: string, fields: object = {}) => ({ apiVersion: 'v1', kind, metadata: { name: 'a' }, ...fields });

test('a controller of pods keeps it in its spec', () => {
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'];
  for (const kind of kinds) expect(podTemplateOf(object(kind, { spec: { template } }))).toBe(template);
});

test('a CronJob keeps it in that of its Job, and a Pod is its own', () => {
  expect(podTemplateOf(object('CronJob', { spec: { jobTemplate: { spec: { template } } } }))).toBe(template);
  const pod = object('Pod', template);
  expect(podTemplateOf(pod)).toBe(pod);
});

test('a workload without one has an empty one', () => {
  for (const fields of [
    {},
    { spec: null },
    { spec: {} },
    { spec: { template: null } },
    { spec: { jobTemplate: null } },
  ])
    for (const kind of ['Deployment', 'CronJob']) expect(podTemplateOf(object(kind, fields))).toEqual({});
});

test('a PodTemplate keeps it at its top', () => {
  expect(podTemplateOf(object('PodTemplate', { template }))).toBe(template);
});

test('another kind has none, whatever its spec is like', () => {
  expect(podTemplateOf(object('Service', { spec: { template } }))).toBeUndefined();
});

test.each([
  ['argoproj.io/v1alpha1', 'Rollout', true],
  ['serving.knative.dev/v1', 'Service', true],
  ['apps.kruise.io/v1beta1', 'StatefulSet', true],
  ['example.com/v1', 'Rollout', false],
  ['example.com/v1', 'Deployment', false],
  ['batch.volcano.sh/v1alpha1', 'Job', false],
  ['extensions/v1beta1', 'Deployment', true],
])('kinds of others are known by their group: %s %s', (apiVersion, kind, has) => {
  expect(podTemplateOf({ ...object(kind, { spec: { template } }), apiVersion })).toBe(has ? template : undefined);
});

test('images are those of all its containers, first those that start first', () => {
  const spec = { containers: [{ image: 'b' }, {}], initContainers: [{ image: 'a' }], ephemeralContainers: null };
  expect(imagesOf(object('Pod', { spec }))).toEqual(['a', 'b']);
  expect([object('Pod'), object('Pod', { spec: null }), object('Service', { spec })].map(imagesOf)).toEqual([
    [],
    [],
    [],
  ]);
});

describe('every template of an object', () => {
  const of = (apiVersion: string, kind: string, fields: object) =>
    podTemplatesOf({ ...object(kind, fields), apiVersion });

  test('is one of most workloads, and none of another kind', () => {
    expect(of('apps/v1', 'Deployment', { spec: { template } })).toEqual([{ path: ['spec', 'template'], template }]);
    expect(of('apps/v1', 'Deployment', {})).toEqual([{ path: ['spec', 'template'], template: {} }]);
    expect(of('v1', 'Service', { spec: { template } })).toEqual([]);
  });

  test('is one for each item of a list, by its name or its place', () => {
    expect(of('batch.volcano.sh/v1alpha1', 'Job', { spec: { tasks: [{ name: 'a', template }, {}] } })).toEqual([
      { path: ['spec', 'tasks', 0, 'template'], template, part: 'a' },
      { path: ['spec', 'tasks', 1, 'template'], template: {}, part: '2' },
    ]);
    const jobs = [{ name: 'a', template: { spec: { template } } }];
    expect(of('jobset.x-k8s.io/v1alpha2', 'JobSet', { spec: { replicatedJobs: jobs } })).toEqual([
      { path: ['spec', 'replicatedJobs', 0, 'template', 'spec', 'template'], template, part: 'a' },
    ]);
    expect(of('batch.volcano.sh/v1alpha1', 'Job', { spec: { tasks: {} } })).toEqual([]);
  });
});
