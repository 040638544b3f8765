import { missingOf } from '../../src/gitops/prove';
import type { Manifest } from '../../src/kubernetes/manifest';
import { failure, success } from '../../src/programs/result';
import { fakeKubectl } from '../cluster/fake-kubectl';

const commit = 'a'.repeat(40);
const template = (image: string) => ({ spec: { containers: [{ image }] } });
const web: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'web' },
  spec: { template: template('web:1') },
};
const smoke: Manifest = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'client-1', namespace: 'client' },
  spec: {},
};
const ready = (revision: string, status = 'True', message = 'applied') => ({
  status: { lastAppliedRevision: revision, conditions: [{ type: 'Ready', status, message }] },
});
const serving = {
  metadata: { generation: 2 },
  spec: { replicas: 3, template: template('web:1') },
  status: { observedGeneration: 2, updatedReplicas: 3, readyReplicas: 3 },
};
const revision = `env/beta@sha1:${commit}`;
const good = {
  'breakwater-policies': ready(revision),
  breakwater: ready(revision),
  'breakwater-smoke': ready(revision),
  web: serving,
  'client-1': { status: { conditions: [{ type: 'Complete', status: 'True' }] } },
};

async function missing(changed: Readonly<Record<string, unknown>> = {}, isOfEngine = true) {
  const all: Readonly<Record<string, unknown>> = { ...good, ...changed };
  const kubectl = fakeKubectl({ get: async <T>(_: string, name: string) => success(all[name] as T | undefined) });
  const found = await missingOf(kubectl, { commit, isOfEngine, objects: [web, smoke] });
  return found.ok ? found.value : found.problem.message;
}

test('a cluster on which all is as the commit says is a proof', async () => expect(await missing()).toEqual([]));

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  [
    'the engine has applied another commit',
    { breakwater: ready('env/beta@sha1:b') },
    `Flux has applied env/beta@sha1:b of breakwater, and not ${commit}`,
  ],
  [
    'the engine could not apply it',
    { breakwater: ready(revision, 'False', 'Deployment/web dry-run failed') },
    'Flux says of breakwater: Deployment/web dry-run failed',
  ],
  ['there is no engine', { 'breakwater-smoke': undefined }, 'Flux says of breakwater-smoke: it is not there'],
  ['a workload is gone', { web: undefined }, 'Deployment web/web is not there'],
  [
    'a workload runs another image',
    { web: { ...serving, spec: { template: template('web:0') } } },
    'Deployment web/web runs other images than the commit says',
  ],
  [
    'pods are not ready',
    { web: { ...serving, status: { ...serving.status, readyReplicas: 1 } } },
    'Deployment web/web has 1 of 3 pods ready',
  ],
  [
    'the engine has applied nothing yet',
    { breakwater: { status: { conditions: [{ type: 'Ready', status: 'True' }] } } },
    `Flux has applied nothing of breakwater, and not ${commit}`,
  ],
  [
    'a workload was never looked at by its controller',
    { web: { ...serving, spec: { template: template('web:1') }, status: undefined } },
    'Deployment web/web has 0 of 1 pods ready',
  ],
  ['the smoke test is gone', { 'client-1': undefined }, 'Job client/client-1 has not completed'],
  ['the smoke test has not completed', { 'client-1': { status: {} } }, 'Job client/client-1 has not completed'],
])('it is not, when %s', async (_, changed, says) => expect(await missing(changed)).toEqual([says]));

test('where Terraform applies dist no engine is asked', async () => {
  expect(await missing({ breakwater: undefined }, false)).toEqual([]);
});

test('a commit without a smoke test proves nothing', async () => {
  const kubectl = fakeKubectl({ get: async <T>() => success(serving as T | undefined) });
  expect(await missingOf(kubectl, { commit, isOfEngine: false, objects: [web] })).toMatchObject({ ok: false });
});

test.each(['breakwater-policies', 'web', 'client-1'])(
  'a cluster that does not answer for %s proves nothing',
  async (name) => {
    const away = failure('unreachable', 'connection refused');
    const all: Readonly<Record<string, unknown>> = good;
    const kubectl = fakeKubectl({
      get: async <T>(_: string, asked: string) => (asked === name ? away : success(all[asked] as T | undefined)),
    });
    expect(await missingOf(kubectl, { commit, isOfEngine: true, objects: [web, smoke] })).toEqual(away);
  },
);
