/** The proof that this cluster enforces NetworkPolicies: without it, no refusal later on would mean anything. */
import { apply, eventually, must } from './kubectl';
import { probePod, reach, startProbe } from './probe';

/** Namespace without policies of ours, which later tests use as a stranger's. */
export const strangers = 'breakwater-canary';

const server = { role: 'server' };

/** @returns why nothing can be tested here; nothing when a deny is enforced */
export async function enforcement(): Promise<string | undefined> {
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: strangers } });
  await eventually(20, async () =>
    (await must('get', 'serviceaccounts', '--namespace', strangers)).includes('default'),
  );
  await startProbe(
    probePod(strangers, 'server', server, ['serve', '8080']),
    probePod(strangers, 'client', { role: 'client', 'app.kubernetes.io/name': 'api' }),
  );
  const ip = await must('get', 'pod', 'server', '--namespace', strangers, '--output=jsonpath={.status.podIP}');
  const connects = async () => (await reach(strangers, 'client', [`tcp:${ip}:8080`], 1))[0]?.reached === true;
  if (!(await eventually(15, connects)))
    return 'two pods without any policy cannot reach each other: the network of this cluster does not work';
  await apply({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { namespace: strangers, name: 'deny' },
    spec: { podSelector: { matchLabels: server }, policyTypes: ['Ingress'] },
  });
  if (await eventually(15, async () => !(await connects()))) return undefined;
  return 'this cluster does not enforce NetworkPolicies: a denied connection went through for 15 s; start it with a network plug-in that does, as in minikube start --cni=calico';
}
