import type { Manifest } from '../../src/kubernetes/manifest';
import { decide } from '../../src/reach/decide';
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
  ['cilium.io/v2', 'CiliumLocalRedirectPolicy', 'shop'],
  ['projectcalico.org/v3', 'HostEndpoint', undefined],
  ['security.antrea.tanzu.vmware.com/v1alpha1', 'NetworkPolicy', 'shop'],
  ['kuma.io/v1alpha1', 'MeshTrafficPermission', 'shop'],
  ['policy.linkerd.io/v1alpha1', 'EgressNetwork', 'shop'],
  ['access.smi-spec.io/v1alpha3', 'TrafficTarget', 'shop'],
  ['policy.openservicemesh.io/v1alpha1', 'Egress', 'shop'],
  ['network.openshift.io/v1', 'EgressNetworkPolicy', 'shop'],
  ['kubeovn.io/v1', 'SecurityGroup', undefined],
  ['crd.nsx.vmware.com/v1alpha1', 'SecurityPolicy', 'shop'],
  ['neuvector.com/v1', 'NvClusterSecurityRule', undefined],
  ['security.kubearmor.com/v1', 'KubeArmorPolicy', 'shop'],
  ['vpcresources.k8s.aws/v1beta1', 'SecurityGroupPolicy', 'shop'],
  ['extensions/v1beta1', 'NetworkPolicy', 'shop'],
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
  ['projectcalico.org/v3', 'StagedNetworkPolicy'],
  ['projectcalico.org/v3', 'GlobalNetworkSet'],
  ['cilium.io/v2', 'CiliumLoadBalancerIPPool'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['policy/v1beta1', 'PodSecurityPolicy'],
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

test.each([
  ['security.istio.io/v1', 'AuthorizationPolicy', 'istio-system'],
  ['kuma.io/v1alpha1', 'MeshTrafficPermission', 'kuma-system'],
  ['consul.hashicorp.com/v1alpha1', 'ServiceIntentions', 'consul'],
  ['k8s.otterize.com/v2beta1', 'ClientIntents', 'shop'],
])('%s %s of %s may speak of every connection', (apiVersion, kind, namespace) => {
  const [x] = readNetwork([workload('x/a')]).pods;
  if (!x) throw new Error('it is there');
  const all = unevaluatedIn([object(apiVersion, kind, namespace)]);
  expect(unevaluatedFor(all, [x, x])).toEqual([expect.objectContaining({ name: `${kind} ${namespace}/p` })]);
});

describe('an AdminNetworkPolicy in an older form, or a newer one', () => {
  const admin = (spec: object): Manifest => ({
    apiVersion: 'policy.networking.k8s.io/v1alpha1',
    kind: 'AdminNetworkPolicy',
    metadata: { name: 'p' },
    spec: { priority: 1, subject: { namespaces: {} }, ...spec },
  });
  const all = { namespaces: {} };
  const rule = (more: object) => ({ ingress: [{ action: 'Allow', from: [all], ...more }] });
  const denied = policy('x/deny', { podSelector: {} });

  test.each([
    ['a subject', 'a subject by workloads', { subject: { workloads: {} }, ...rule({}) }],
    ['an empty subject', 'a subject by an unknown field', { subject: {}, ...rule({}) }],
    ['a peer', 'a peer by namespaces.sameLabels', rule({ from: [{ namespaces: { sameLabels: ['team'] } }] })],
    [
      'a selector of namespaces in a peer',
      'a peer by namespaces',
      rule({ from: [{ namespaces: { namespaceSelector: {} } }] }),
    ],
    ['pods of a peer', 'a peer by pods.namespaces', rule({ from: [{ pods: { namespaces: {}, podSelector: {} } }] })],
    ['a port', 'a port by icmp', rule({ ports: [{ icmp: {} }] })],
    ['one port of two', 'a port by icmp', rule({ ports: [{ icmp: {} }, { portNumber: { port: 1 } }] })],
  ])('%s that cannot be read is named, and opens nothing', (_, what, spec) => {
    expect(unevaluatedIn([admin(spec)])).toEqual([
      { name: expect.stringMatching(/^AdminNetworkPolicy p/), because: `${what} is not evaluated` },
    ]);
    const network = readNetwork([workload('x/a'), denied, admin(spec)]);
    const [a] = network.pods;
    if (!a) throw new Error('it is there');
    expect(decide(network, { from: a, to: a, protocol: 'TCP', port: 80 }).open).toBe(false);
  });
});
