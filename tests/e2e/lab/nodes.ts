/** Three nodes: where pods are, and a front door that survives a lost node. */
import { eventually, list, must, untilGone } from './kubectl';
import { profile } from './target';

export const controller = { namespace: 'ingress-nginx', name: 'ingress-nginx-controller' } as const;

/** The names of all nodes but the first, to which the ports of this machine lead. */
export async function otherNodes(): Promise<readonly string[]> {
  const nodes = await list<{ readonly metadata: { readonly name: string } }>('nodes');
  return nodes.map(({ metadata }) => metadata.name).filter((name) => name !== profile);
}

/** Each node in a zone of its own, as nodes of a cloud say where they are. */
export async function zonesOfTheirOwn(): Promise<void> {
  const nodes = [profile, ...(await otherNodes())];
  for (const [at, node] of nodes.entries())
    await must('label', 'node', node, `topology.kubernetes.io/zone=lab-${'abc'[at]}`, '--overwrite');
}

/** Brings pods while no other node takes any: they survive the loss of one. */
export async function onFirstNode(brings: () => Promise<void>): Promise<void> {
  const others = await otherNodes();
  await must('cordon', ...others);
  try {
    await brings();
  } finally {
    await must('uncordon', ...others);
  }
}

/** The node of the database's pod. */
export function databaseNode(): Promise<string> {
  return must('get', 'pod', 'mongo-0', '--namespace=mongo', '--output=jsonpath={.spec.nodeName}');
}

/** Names of pods of the hash service that are on a node. */
export async function hashPodsOn(node: string): Promise<readonly string[]> {
  const flags = ['--namespace=hash', `--field-selector=spec.nodeName=${node},status.phase=Running`];
  return (await list<{ readonly metadata: { readonly name: string } }>('pods', ...flags)).map(
    ({ metadata }) => metadata.name,
  );
}

/**
 * minikube's front door is one pod that is ended before the next one starts. Here it is as our release of ingress-nginx
 * has it: two, replaced one by one, each of which goes on serving until no new request reaches it.
 */
export async function twoControllers(): Promise<void> {
  const { name, namespace } = controller;
  const patch = {
    spec: {
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        spec: {
          terminationGracePeriodSeconds: 60,
          containers: [{ name: 'controller', lifecycle: { preStop: { sleep: { seconds: 10 } } } }],
        },
      },
    },
  };
  const flags = [`--namespace=${namespace}`, '--type=strategic', `--patch=${JSON.stringify(patch)}`];
  await must('patch', 'deployment', name, ...flags);
  await must('rollout', 'status', `deployment/${name}`, `--namespace=${namespace}`, '--timeout=120s');
}

/** Replaces every pod of the front door, one by one, and waits until the old ones are gone. */
export async function restartController(): Promise<void> {
  const { name, namespace } = controller;
  await must('rollout', 'restart', `--namespace=${namespace}`, `deployment/${name}`);
  await must('rollout', 'status', `--namespace=${namespace}`, `deployment/${name}`, '--timeout=240s');
  await untilGone(namespace);
}

/** The lab's cluster has one pod that answers names: with its node every name would go. Elsewhere there are two or more. */
export async function twoResolvers(): Promise<void> {
  const flags = ['deployment/coredns', '--namespace=kube-system'];
  await must('scale', ...flags, '--replicas=2');
  await must('rollout', 'status', ...flags, '--timeout=120s');
}

interface Returning {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/**
 * Waits until the pods of a node that was lost are ready. The lab's nodes may give one of them an address without a
 * route: those that are not ready after half a minute are made anew.
 */
export async function returned(node: string): Promise<void> {
  const waiting = async () => {
    const flags = ['--all-namespaces', `--field-selector=spec.nodeName=${node},status.phase=Running`];
    const pods = await list<Returning>('pods', ...flags);
    return pods.filter(
      ({ status }) => !status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True'),
    );
  };
  const isReady = async () => (await waiting()).length === 0;
  if (await eventually(30, isReady)) return;
  for (const { metadata } of await waiting()) {
    await must('delete', 'pod', metadata.name, `--namespace=${metadata.namespace}`, '--wait=false');
  }
  if (!(await eventually(120, isReady)))
    throw new Error(`${node}: ${(await waiting()).map((pod) => pod.metadata.name)}`);
}
