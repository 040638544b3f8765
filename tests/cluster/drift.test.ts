import { drift, sentenceOf } from '../../src/cluster/drift';
import type { Kubectl } from '../../src/cluster/requests';
import type { Manifest } from '../../src/kubernetes/manifest';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from './fake-kubectl';

const service = (name: string, spec: object, managedFields: readonly object[] = []): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'web', ...(managedFields.length > 0 ? { managedFields } : {}) },
  spec,
});
const namespace: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } };
const job: Manifest = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'init', namespace: 'web' },
  spec: { ttlSecondsAfterFinished: 60 },
};
const by = { manager: 'kubectl-edit', time: '2026-11-29T11:00:00Z', fieldsV1: { 'f:spec': { 'f:type': {} } } };

const wanted = service('web', { type: 'ClusterIP', ports: [{ port: 80 }], selector: { app: 'web' } });
const changed = service('web', { type: 'NodePort', ports: [{ port: 80 }], externalIPs: ['192.0.2.1'] }, [by]);
const objects = [namespace, wanted, service('lost', {}), job];

const cluster = (answers: Partial<Kubectl> = {}) =>
  fakeKubectl({
    managed: async () => success([namespace, changed, service('unread', {})]),
    replaced: async () => success([namespace, wanted]),
    everything: async () => success([changed, service('more', {}, [by])]),
    ...answers,
  });

test('each difference is found with its writer; a job that has had its time is none', async () => {
  const found = await drift(cluster(), ['dist'], objects);
  if (!found.ok) throw new Error(found.problem.message);
  const at = 'by kubectl-edit at 2026-11-29T11:00:00Z';
  expect(found.value.map(sentenceOf)).toEqual([
    'Service web/lost: is in dist, and gone; the next deploy makes it again',
    `Service web/web: spec.type is "NodePort", and in dist "ClusterIP", ${at}; the next deploy takes it back`,
    `Service web/web: spec.externalIPs is ["192.0.2.1"], and in dist it is not there, ${at}; the next deploy takes it back`,
    `Service web/web: spec.selector is in dist, {"app":"web"}, and gone, ${at}; the next deploy writes it again`,
    `Service web/more: is not in dist, ${at}; the next deploy removes it`,
  ]);
});

test('a cluster that is as dist has none', async () => {
  const same = cluster({
    managed: async () => success([namespace, wanted]),
    everything: async () => success([wanted]),
  });
  expect(await drift(same, ['dist'], [namespace, wanted])).toEqual(success([]));
});

test('without notes of the API server there is no writer', async () => {
  const bare = service('web', { type: 'NodePort', ports: [{ port: 80 }] });
  const found = await drift(
    cluster({ managed: async () => success([bare]), everything: async () => success([bare, service('more', {})]) }),
    ['dist'],
    [namespace, wanted],
  );
  if (!found.ok) throw new Error(found.problem.message);
  expect(found.value.filter((one) => 'writer' in one)).toEqual([]);
  expect(found.value.map(({ what }) => what)).toEqual(['gone', 'changed', 'gone', 'added']);
});

test.each(['managed', 'replaced', 'everything'] as const)(
  'a cluster that does not answer %s is a problem',
  async (one) => {
    const found = await drift(cluster({ [one]: async () => refusal('no') }), ['dist'], objects);
    expect(found).toEqual({ ok: false, problem: { reason: 'failed', message: 'no' } });
  },
);
