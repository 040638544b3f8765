import { projectLists } from '../../src/pages/argo-cd';
import { madeUp } from '../made-up';

test("Argo CD's project lets through the namespaces and kinds of dist, and no other", () => {
  expect(projectLists(madeUp).split('\n')).toEqual([
    '  destinations:',
    '    - {server: https://kubernetes.default.svc, namespace: apple}',
    '    - {server: https://kubernetes.default.svc, namespace: pear}',
    '    - {server: https://kubernetes.default.svc, namespace: plum}',
    '  clusterResourceWhitelist:',
    "    - {group: '', kind: Namespace, name: apple}",
    "    - {group: '', kind: Namespace, name: pear}",
    "    - {group: '', kind: Namespace, name: plum}",
    '    - {group: cert-manager.io, kind: ClusterIssuer}',
    '    - {group: scheduling.k8s.io, kind: PriorityClass}',
    '  namespaceResourceWhitelist:',
    "    - {group: '', kind: ConfigMap}",
    "    - {group: '', kind: ServiceAccount}",
    '    - {group: apps, kind: Deployment}',
    '    - {group: apps, kind: StatefulSet}',
    '    - {group: batch, kind: Job}',
    '    - {group: networking.k8s.io, kind: NetworkPolicy}',
  ]);
});
