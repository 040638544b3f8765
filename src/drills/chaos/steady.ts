/** The steady state of a platform, as its cluster tells it: sentences of what differs from it. */
import type { Kubectl } from '../../cluster/kubectl';
import type { Doored } from '../../config/front-doors';
import { frontDoorOf } from '../../config/front-doors';

interface Condition {
  readonly type: string;
  readonly status: string;
}

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly spec: { readonly replicas?: number };
  readonly status?: {
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
  };
}

interface Conditioned {
  readonly metadata: { readonly namespace?: string; readonly name: string };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** Namespaces of others on which callers depend, beside that of the front door. */
const neighbouring = ['kube-system', 'cert-manager'];

/** In words, for lists and reports. */
export const steadyState =
  'every node is ready, every workload of ours and of its neighbours has all its pods, ready and of one revision, every certificate is issued, and all callers get right answers';

/** @returns what is not so on the cluster, a sentence each; none: it holds */
export async function unsteady(kubectl: Kubectl, environment: Doored): Promise<readonly string[]> {
  const [nodes, ours, others, certificates] = await Promise.all([
    kubectl.list<Conditioned>('nodes'),
    kubectl.list<Workload>('deployments,statefulsets', { selector: 'app.kubernetes.io/part-of=breakwater' }),
    Promise.all(
      [...neighbouring, frontDoorOf(environment).namespace].map((namespace) =>
        kubectl.list<Workload>('deployments', { namespace }),
      ),
    ),
    kubectl.list<Conditioned>('certificates.cert-manager.io'),
  ]);
  const answers = [nodes, ours, ...others, certificates];
  for (const answer of answers) if (!answer.ok) return [`the API server does not answer: ${answer.problem.message}`];
  const found = <T>(answer: (typeof answers)[number]) => (answer.ok ? answer.value : []) as readonly T[];
  const workloads = [ours, ...others].flatMap((answer) => found<Workload>(answer));
  return [
    ...found<Conditioned>(nodes).flatMap((node) => (isReady(node) ? [] : [`node ${node.metadata.name} is not ready`])),
    ...workloads.flatMap(shortOf),
    ...found<Conditioned>(certificates).flatMap((one) =>
      isReady(one) ? [] : [`certificate ${one.metadata.namespace}/${one.metadata.name} is not issued`],
    ),
  ];
}

function isReady({ status }: Conditioned): boolean {
  return (status?.conditions ?? []).some((one) => one.type === 'Ready' && one.status === 'True');
}

function shortOf({ kind, metadata, spec, status = {} }: Workload): readonly string[] {
  // One that a fault has at 0 is away: none of these is at 0 on purpose.
  const { replicas: wanted = 1 } = spec;
  const { readyReplicas: ready = 0, replicas: there = 0, updatedReplicas: updated = 0 } = status;
  if (wanted > 0 && ready === wanted && there === wanted && updated === wanted) return [];
  const name = `${kind} ${metadata.namespace}/${metadata.name}`;
  return [`${name}: ${ready} of ${wanted} ready, ${there} there, ${updated} of the revision that is wanted`];
}
