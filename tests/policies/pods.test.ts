import { pathText, valueAt } from '../../src/kubernetes/field-path';
import type { Manifest } from '../../src/kubernetes/manifest';
import { containersOf, podOf } from '../../src/policies/pods';

const pod = {
  metadata: { labels: { app: 'api' }, annotations: { note: 'kept' } },
  spec: {
    containers: [{ name: 'api' }],
    ephemeralContainers: [{ name: 'debug' }],
    initContainers: [{ name: 'wait' }],
  },
};

function workload(kind: string, spec: object): Manifest {
  return { apiVersion: 'v1', kind, metadata: { name: 'api' }, spec };
}

describe('the pod of a workload', () => {
  test.each([
    workload('Deployment', { template: pod }),
    workload('StatefulSet', { template: pod }),
    workload('DaemonSet', { template: pod }),
    workload('ReplicaSet', { template: pod }),
    workload('ReplicationController', { template: pod }),
    workload('Job', { template: pod }),
    workload('CronJob', { jobTemplate: { spec: { template: pod } } }),
    { ...workload('Pod', pod.spec), metadata: { name: 'api', ...pod.metadata } },
  ])('is found in a $kind', (object) => {
    const found = podOf(object);
    expect(found).toMatchObject({ spec: pod.spec, labels: { app: 'api' }, annotations: { note: 'kept' } });
    expect(valueAt(object, found?.path ?? [])).toBe(pod.spec);
    expect(valueAt(object, found?.template ?? [])).toMatchObject(pod);
  });

  test('has containers of three roles', () => {
    const job = workload('Job', { template: pod });
    const found = podOf(job);
    const containers = found ? containersOf(found) : [];
    expect(containers.map(({ path, subject }) => [subject, pathText(path)])).toEqual([
      ["init container 'wait'", 'spec.template.spec.initContainers[0]'],
      ["container 'api'", 'spec.template.spec.containers[0]'],
      ["ephemeral container 'debug'", 'spec.template.spec.ephemeralContainers[0]'],
    ]);
    for (const { container, path } of containers) expect(valueAt(job, path)).toBe(container);
  });

  test.each([
    ['Deployment', 'spec.template.spec'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec'],
    ['Pod', 'spec'],
  ])('is empty, not absent, in a %s without one', (kind, path) => {
    const found = podOf({ apiVersion: 'v1', kind, metadata: { name: 'api' } });
    expect(pathText(found?.path ?? [])).toBe(path);
    expect(found).toMatchObject({
      spec: {},
      labels: {},
      annotations: {},
    });
  });

  test.each(['Service', 'constructor'])('is absent in a %s', (kind) => {
    expect(podOf(workload(kind, { template: pod }))).toBeUndefined();
  });
});
