import type { Kubectl } from '../../../src/cluster/requests';
import { lab } from '../../../src/config/environments/lab';
import { unsteady } from '../../../src/drills/chaos/steady';
import { success } from '../../../src/programs/result';
import { fakeKubectl, refusal } from '../../cluster/fake-kubectl';
import { ready, workload } from './platform';

const named = (name: string, rest = {}) => ({ metadata: { namespace: 'web', name }, ...rest });

/** A cluster by the kinds that it is asked for, and by the namespace where there is one. */
function cluster(objects: Readonly<Record<string, readonly object[]>>) {
  const list: Kubectl['list'] = async <T>(kinds: string, { namespace = '' } = {}) =>
    success((objects[`${kinds} ${namespace}`.trim()] ?? []) as readonly T[]);
  return fakeKubectl({ list });
}

test('nodes, workloads and certificates that are as they should be are steady', async () => {
  const on = cluster({
    nodes: [named('a', ready)],
    'deployments,statefulsets': [workload('web')],
    'deployments kube-system': [workload('coredns', 1)],
    'certificates.cert-manager.io': [named('web-tls', ready)],
  });
  expect(await unsteady(on, lab)).toEqual([]);
});

test('each that is not is a sentence', async () => {
  const old = { ...workload('api'), status: { replicas: 4, readyReplicas: 3, updatedReplicas: 1 } };
  const on = cluster({
    nodes: [named('a', { status: { conditions: [{ type: 'Ready', status: 'Unknown' }] } })],
    'deployments,statefulsets': [workload('web', 3, 2), old, { ...workload('hash'), status: undefined }],
    'deployments kube-system': [workload('coredns', 0)],
    'deployments ingress-nginx': [{ ...workload('door', 1), spec: {} }],
    'certificates.cert-manager.io': [named('web-tls')],
  });
  expect(await unsteady(on, lab)).toEqual([
    'node a is not ready',
    'Deployment web/web: 2 of 3 ready, 2 there, 2 of the revision that is wanted',
    'Deployment api/api: 3 of 3 ready, 4 there, 1 of the revision that is wanted',
    'Deployment hash/hash: 0 of 3 ready, 0 there, 0 of the revision that is wanted',
    'Deployment coredns/coredns: 0 of 0 ready, 0 there, 0 of the revision that is wanted',
    'certificate web/web-tls is not issued',
  ]);
});

test('a cluster that does not answer is not steady', async () => {
  const on = fakeKubectl({ list: async () => refusal('no route') });
  expect(await unsteady(on, lab)).toEqual(['the API server does not answer: no route']);
});
