import { contextOf } from '../../../src/policies/example';
import { explicitNamespace } from '../../../src/policies/network/isolation';
import { networkPolicyPeers } from '../../../src/policies/network/network-policies';
import { admissionOf, isHeld } from '../../../src/policies/vap';
import { celVerdict } from '../cel';

test.each(['default', 'kube-public'])('explicit-namespace: the Namespace object %s belongs to the cluster', (name) => {
  const context = contextOf({ says: '' });
  expect(explicitNamespace.check({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, context)).toEqual([
    { path: ['metadata', 'name'], message: `choose a namespace of our own; '${name}' is not ours` },
  ]);
});

test('network-policy-peers: an empty peer, which the API server itself refuses', () => {
  const context = contextOf({ says: '', object: 'NetworkPolicy api', set: { 'spec.ingress[0].from[0]': {} } });
  const admission = admissionOf(networkPolicyPeers, context);
  const verdicts = context.objects
    .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'api')
    .map((object) => [
      ...networkPolicyPeers.check(object, context),
      isHeld(admission) && celVerdict(admission, object, context),
    ]);
  expect(verdicts).toEqual([
    [
      {
        path: ['spec', 'ingress', 0, 'from', 0],
        message: 'spec.ingress[0].from[0]: name a podSelector, a namespaceSelector or an ipBlock',
      },
      'refused',
    ],
  ]);
});
