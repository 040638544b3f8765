import type { Manifest } from '../../src/kubernetes/manifest';
import { readNetwork } from '../../src/reach/network';
import { unevaluatedFor, unevaluatedIn, unknownLabels } from '../../src/reach/unevaluated';
import { policy, workload } from './world';

const object = (apiVersion: string, kind: string, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: namespace === undefined ? { name: 'p' } : { name: 'p', namespace },
});

test.each([
  ['cilium.io/v2', 'CiliumNetworkPolicy', 'shop'],
  ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy', undefined],
  ['crd.projectcalico.org/v1', 'GlobalNetworkPolicy', undefined],
  ['projectcalico.org/v3', 'NetworkPolicy', 'shop'],
  ['security.istio.io/v1', 'AuthorizationPolicy', 'shop'],
  ['policy.linkerd.io/v1beta3', 'Server', 'shop'],
  ['crd.antrea.io/v1beta1', 'ClusterNetworkPolicy', undefined],
  ['k8s.ovn.org/v1', 'EgressFirewall', 'shop'],
  ['k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy', 'shop'],
  ['example.com/v1', 'TenantNetworkPolicy', 'shop'],
])('%s %s is named', (apiVersion, kind, namespace) => {
  expect(unevaluatedIn([object(apiVersion, kind, namespace)])).toEqual([
    {
      name: namespace === undefined ? `${kind} p` : `${kind} ${namespace}/p`,
      ...(namespace === undefined ? {} : { namespace }),
      because: 'policies of its kind are not evaluated',
    },
  ]);
});

test.each([
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
  ['policy.networking.k8s.io/v1alpha2', 'ClusterNetworkPolicy'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['v1', 'Service'],
])('%s %s is not', (apiVersion, kind) => expect(unevaluatedIn([object(apiVersion, kind, 'shop')])).toEqual([]));

test('one of a namespace says nothing of connections between others', () => {
  const all = unevaluatedIn([
    object('cilium.io/v2', 'CiliumNetworkPolicy', 'x'),
    object('cilium.io/v2', 'CiliumClusterwideNetworkPolicy'),
  ]);
  const [x, y] = readNetwork([workload('x/a'), workload('y/b')]).pods;
  if (!x || !y) throw new Error('they are there');
  expect(unevaluatedFor(all, [y, y]).map(({ name }) => name)).toEqual(['CiliumClusterwideNetworkPolicy p']);
  expect(unevaluatedFor(all, [y, x])).toHaveLength(2);
});

test('a label that only the cluster knows is named where a policy selects by it', () => {
  const by = (key: string) => {
    const one = policy('x/p', { podSelector: { matchExpressions: [{ key, operator: 'Exists' }] } });
    return unknownLabels(readNetwork([workload('x/a'), one]));
  };
  expect(by('pod-template-hash')).toEqual([
    {
      name: 'Deployment x/a',
      namespace: 'x',
      because: 'a policy selects pods by pod-template-hash, of which only the cluster knows the value',
    },
  ]);
  expect(by('app')).toEqual([]);
});
