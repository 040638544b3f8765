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
    expect(podOf(object)).toEqual({ spec: pod.spec, labels: { app: 'api' }, annotations: { note: 'kept' } });
  });

  test('has containers of three roles', () => {
    const found = podOf(workload('Job', { template: pod }));
    expect(found && containersOf(found).map(({ subject }) => subject)).toEqual([
      "init container 'wait'",
      "container 'api'",
      "ephemeral container 'debug'",
    ]);
  });

  test.each(['Deployment', 'CronJob', 'Pod'])('is empty, not absent, in a %s without one', (kind) => {
    expect(podOf({ apiVersion: 'v1', kind, metadata: { name: 'api' } })).toEqual({
      spec: {},
      labels: {},
      annotations: {},
    });
  });

  test.each(['Service', 'constructor'])('is absent in a %s', (kind) => {
    expect(podOf(workload(kind, { template: pod }))).toBeUndefined();
  });
});
