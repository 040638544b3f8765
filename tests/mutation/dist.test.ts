import type { Manifest } from '../../src/kubernetes/manifest';
import { good } from '../../src/policies/good';
import { objectMutants } from './dist';

const service: Manifest = {
  apiVersion: 'v1',
  kind: 'Example',
  metadata: { name: 'a', labels: { env: 'lab' } },
  spec: { on: true, size: '16Mi', ports: [{ port: 80 }], none: null, empty: [] },
};

const how = (object: Manifest) => objectMutants(object).map((one) => `${one.field} ${one.how}`);

test('each field is dropped, and changed to likely mistakes', () => {
  expect(how(service)).toEqual([
    'metadata.labels dropped',
    'metadata.labels.env dropped',
    'metadata.labels.env emptied',
    'metadata.labels.env renamed',
    'spec.on dropped',
    'spec.on flipped to false',
    'spec.size dropped',
    'spec.size emptied',
    'spec.size renamed',
    'spec.size made 100 times larger',
    'spec.ports dropped',
    'spec.ports emptied',
    'spec.ports[] dropped',
    'spec.ports[].port dropped',
    'spec.ports[].port set to 0',
    'spec.ports[].port made 100 times larger',
    'spec.none dropped',
    'spec.empty dropped',
  ]);
});

test('one thing is changed at a time, and the object stays as it was', () => {
  const before = JSON.stringify(service);
  const larger = objectMutants(service).find((one) => one.field === 'spec.size' && one.how.startsWith('made'));
  expect(larger).toEqual({
    field: 'spec.size',
    how: 'made 100 times larger',
    was: '16Mi',
    object: { ...service, spec: { ...(service['spec'] as object), size: '1600Mi' } },
  });
  expect(JSON.stringify(service)).toBe(before);
});

test('what makes it this object is kept', () => {
  for (const { object } of good.objects.flatMap(objectMutants)) {
    expect([object.apiVersion, object.kind]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
    expect(object.metadata.name).toBeTruthy();
  }
});

test('what weakens a pod is added to each workload', () => {
  const workloads = good.objects.filter(({ kind }) => ['CronJob', 'Deployment', 'Job', 'StatefulSet'].includes(kind));
  expect(workloads.length).toBe(4);
  for (const workload of workloads) {
    const added = objectMutants(workload).map((one) => one.how);
    expect(added).toEqual(
      expect.arrayContaining(['given the network of the node', 'given the files of the node', 'given a capability']),
    );
  }
});

test('an id is never made larger, since ids have no order', () => {
  const deployment = good.objects.filter(({ kind }) => kind === 'Deployment');
  const ids = deployment.flatMap(how).filter((one) => /runAsUser|fsGroup /.test(one));
  expect(ids.length).toBeGreaterThan(2);
  expect(ids.filter((one) => one.includes('larger'))).toEqual([]);
});
