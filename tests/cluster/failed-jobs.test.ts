import { removeFailedJobs } from '../../src/cluster/failed-jobs';
import type { Manifest } from '../../src/kubernetes/manifest';
import { success } from '../../src/programs/result';
import { fakeKubectl, listing, refusal } from './fake-kubectl';

const job = (name: string, namespace = 'client'): Manifest => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, namespace },
});
const ended = (name: string, type?: string, status = 'True') => ({
  ...job(name),
  ...(type === undefined ? {} : { status: { conditions: [{ type, status }] } }),
});
const found = [
  ended('failed', 'Failed'),
  ended('other', 'Failed'),
  ended('complete', 'Complete'),
  ended('suspended', 'Failed', 'False'),
  ended('new'),
];
const ours = ['failed', 'complete', 'suspended', 'new'].map((name) => job(name));

test('jobs of ours that have failed are removed, so that they run again', async () => {
  const cluster = fakeKubectl({ list: listing({ jobs: async () => success(found) }) });
  expect(await removeFailedJobs(cluster, ours)).toEqual(['job client/failed failed before, and runs again']);
  expect(cluster.deleted).toEqual(['job failed client']);
});

test('one that cannot be removed is named', async () => {
  const cluster = fakeKubectl({
    list: listing({ jobs: async () => success(found) }),
    delete: async () => refusal('sealed'),
  });
  expect(await removeFailedJobs(cluster, ours)).toEqual(['job client/failed failed before, and stays: sealed']);
});

test('nothing is asked where there are none, and nothing removed where the cluster does not answer', async () => {
  const silent = fakeKubectl({ list: async () => refusal('EOF', 'unreachable') });
  expect(await removeFailedJobs(silent, ours)).toEqual([]);
  const list = jest.fn(async () => success([]));
  expect(await removeFailedJobs(fakeKubectl({ list }), [{ ...job('web'), kind: 'Deployment' }])).toEqual([]);
  expect([silent.deleted, list.mock.calls]).toEqual([[], []]);
});
