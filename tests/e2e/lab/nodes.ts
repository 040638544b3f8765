/** Three nodes: where pods are, and a front door that survives a lost node. */
import { list, must } from './kubectl';
import { profile } from './target';

export const controller = { namespace: 'ingress-nginx', name: 'ingress-nginx-controller' } as const;

/** The names of all nodes but the first, to which the ports of this machine lead. */
export async function otherNodes(): Promise<readonly string[]> {
  const nodes = await list<{ readonly metadata: { readonly name: string } }>('nodes');
  return nodes.map(({ metadata }) => metadata.name).filter((name) => name !== profile);
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
