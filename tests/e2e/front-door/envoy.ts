/**
 * Envoy Gateway in the place of lab's front door: its class, and the Envoy that it makes, on the ports of the nodes to which
 * the kit leads.
 */
import { lab } from '../../../src/config/environments/lab';
import { frontDoors } from '../../../src/config/front-doors';
import { apply, eventually, list, must, untilGone } from '../lab/kubectl';
import { minikube } from '../lab/minikube';

const { class: name, deployment, namespace, podLabels, ports, service } = frontDoors['envoy-gateway'];
const controllerName = 'gateway.envoyproxy.io/gatewayclass-controller';

/** What of it differs between the suites. */
export interface Envoy {
  readonly replicas: number;
  /** Which nodes have its pods, and how they are spread over them. */
  readonly nodes: object;
  /** `Local`: the address of the caller is kept, and a node has callers for its own pods alone. */
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
}

/** Before a pod ends: until every node has seen that it goes, and until its connections are closed. */
const shutdown = { minDrainDuration: '15s', drainTimeout: '60s' };

const resources = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/** One Envoy for all Gateways of the class, as each host has one. */
function objects({ externalTrafficPolicy, nodes, replicas }: Envoy): readonly object[] {
  const to = (port: 'http' | 'https', number: number) => ({
    name: `${port}-${number}`,
    port: number,
    protocol: 'TCP',
    targetPort: 10_000 + number,
    nodePort: ports[port],
  });
  return [
    {
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'EnvoyProxy',
      metadata: { name, namespace },
      spec: {
        mergeGateways: true,
        shutdown,
        provider: {
          type: 'Kubernetes',
          kubernetes: {
            envoyDeployment: {
              name: deployment,
              replicas,
              strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
              pod: nodes,
              container: { resources },
            },
            ...(replicas > 1 ? { envoyPDB: { minAvailable: replicas - 1 } } : {}),
            envoyService: {
              name: service,
              type: 'NodePort',
              externalTrafficPolicy,
              patch: { type: 'StrategicMerge', value: { spec: { ports: [to('http', 80), to('https', 443)] } } },
            },
          },
        },
      },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name },
      spec: {
        controllerName,
        parametersRef: { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name, namespace },
      },
    },
  ];
}

/** One pod on the node to which the ports of this machine lead. */
const onFirstNode: Envoy = {
  replicas: 1,
  nodes: { nodeSelector: { 'kubernetes.io/hostname': lab.context } },
  externalTrafficPolicy: 'Local',
};

/** Brings Envoy, or changes it, once there are Gateways of its class. @throws where it does not serve in some minutes */
export async function bringEnvoy(envoy: Envoy = onFirstNode): Promise<void> {
  const { code, stderr } = await apply(...objects(envoy));
  if (code !== 0) throw new Error(stderr);
  await made(({ spec }) => spec.replicas === envoy.replicas);
}

/** Makes every Envoy anew, by a change of what Envoy Gateway makes them of. */
export async function updateEnvoy(revision: string): Promise<void> {
  const annotations = { revision };
  const envoyDeployment = { pod: { annotations } };
  const patch = JSON.stringify({ spec: { provider: { kubernetes: { envoyDeployment } } } });
  await must('patch', 'envoyproxy', name, `--namespace=${namespace}`, '--type=merge', `--patch=${patch}`);
  await made(({ spec }) => spec.template.metadata?.annotations?.['revision'] === revision);
}

interface Made {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas: number;
    readonly template: { readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> } };
  };
}

/** Waits until Envoy Gateway has made its Deployment like this, its pods are ready, and those before them are gone. */
async function made(like: (deployment: Made) => boolean): Promise<void> {
  const there = async () =>
    (await list<Made>('deployments', `--namespace=${namespace}`)).some(
      (one) => one.metadata.name === deployment && like(one),
    );
  if (!(await eventually(60, there))) throw new Error(`Envoy Gateway makes no Deployment ${deployment} like this`);
  await must('rollout', 'status', `deployment/${deployment}`, `--namespace=${namespace}`, '--timeout=240s');
  await untilGone(namespace);
}

const selector = Object.entries(podLabels)
  .map(([key, value]) => `${key}=${value}`)
  .join(',');

/** Takes it away, its class first, which must not wait for a controller that is gone. No Gateway may be left. */
export async function removeEnvoy(): Promise<void> {
  await must('delete', 'gatewayclass', name, '--ignore-not-found');
  await must('delete', 'envoyproxy', name, `--namespace=${namespace}`);
  const gone = async () => (await list('pods', `--namespace=${namespace}`, `--selector=${selector}`)).length === 0;
  if (!(await eventually(180, gone))) throw new Error('Envoy does not end');
  await minikube('addons', 'disable', 'envoy-gateway', '--profile', lab.context);
}
