/** Planned work on a front door and behind it, none of which may lose a request. */

import { lab } from '../../../src/config/environments/lab';
import { type FrontDoorKind, frontDoors } from '../../../src/config/front-doors';
import { configureAsRelease } from '../lab/ingress-nginx';
import { apply, list, must, untilGone } from '../lab/kubectl';
import { otherNodes } from '../lab/nodes';
import { renewAll } from '../lab/renewal';
import type { Planned } from '../lab/storm';
import { profile } from '../lab/target';
import type { Door } from './case';
import { bringEnvoy, updateEnvoy } from './envoy';

/** Pods that serve on after they are asked to end: ingress-nginx does so by its own arguments. */
const sleeps = { containers: [{ name: 'controller', lifecycle: { preStop: { sleep: { seconds: 10 } } } }] };

const awayFromFirst = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'NotIn', values: [profile] }] },
      ],
    },
  },
};

/**
 * A door of several instances, as our releases are: two pods on the nodes that are not the first, replaced one by one.
 * The ports of this machine lead to the first node, which passes callers on.
 */
export async function severalInstances(door: Door): Promise<void> {
  const { deployment, namespace, podLabels, service }: FrontDoorKind = frontDoors[door];
  const selector = { matchLabels: podLabels };
  const spread = {
    labelSelector: selector,
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
  };
  const placed = { affinity: awayFromFirst, topologySpreadConstraints: [spread] };
  if (door === 'envoy-gateway') {
    await bringEnvoy({ replicas: 2, nodes: placed, externalTrafficPolicy: 'Cluster' });
    return;
  }
  if (door === 'ingress-nginx') await configureAsRelease(lab);
  const patch = {
    spec: {
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        spec: {
          nodeSelector: { 'topology.kubernetes.io/zone': null },
          ...placed,
          terminationGracePeriodSeconds: 120,
          ...(door === 'ingress-nginx' ? {} : sleeps),
        },
      },
    },
  };
  // `Local` would keep callers to the pods of the first node.
  await patched(door, `service/${service}`, { spec: { externalTrafficPolicy: 'Cluster' } });
  await patched(door, `deployment/${deployment}`, patch);
  const { code, stderr } = await apply({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: deployment, namespace },
    spec: { minAvailable: 1, selector },
  });
  if (code !== 0) throw new Error(stderr);
  await settled(door);
}

const inNamespace = (door: Door) => `--namespace=${frontDoors[door].namespace}`;

async function patched(door: Door, object: string, patch: object): Promise<void> {
  await must('patch', object, inNamespace(door), '--type=strategic', `--patch=${JSON.stringify(patch)}`);
}

/** Waits until the new pods are there, and the old ones are gone. */
async function settled(door: Door, name: string = frontDoors[door].deployment): Promise<void> {
  await must('rollout', 'status', `deployment/${name}`, inNamespace(door), '--timeout=240s');
  await untilGone(frontDoors[door].namespace);
}

async function restart(door: Door, name: string = frontDoors[door].deployment): Promise<void> {
  await must('rollout', 'restart', inNamespace(door), `deployment/${name}`);
  await settled(door, name);
}

async function update(door: Door): Promise<void> {
  if (door === 'envoy-gateway') return updateEnvoy('2');
  await must('set', 'env', inNamespace(door), `deployment/${frontDoors[door].deployment}`, 'REVISION=2');
  await settled(door);
}

interface Placed {
  readonly spec: { readonly nodeName: string };
}

/** Empties a node that has a pod of the door. @throws where none has */
async function drain(door: Door): Promise<void> {
  const labels = Object.entries(frontDoors[door].podLabels).map(([key, value]) => `${key}=${value}`);
  const pods = await list<Placed>('pods', inNamespace(door), `--selector=${labels.join(',')}`);
  const node = (await otherNodes()).find((one) => pods.some(({ spec }) => spec.nodeName === one));
  if (node === undefined) throw new Error('no pod of the front door is on a node beside the first');
  // Pods of a test have no controller.
  await must('drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=240s');
  await must('uncordon', node);
  await settled(door);
}

async function updateService(): Promise<void> {
  await must('rollout', 'restart', '--namespace=hash', 'deployment/hash');
  await must('rollout', 'status', '--namespace=hash', 'deployment/hash', '--timeout=240s');
}

/** At a door, in this order, one after the other. */
export function eventsOf(door: Door): readonly Planned[] {
  return [
    { name: 'update of the service', work: updateService },
    { name: 'every certificate is renewed', work: renewAll },
    { name: 'restart of the front door', work: () => restart(door) },
    { name: 'update of the front door', work: () => update(door) },
    // It makes Envoy, and no request goes through it.
    ...(door === 'envoy-gateway'
      ? [{ name: 'restart of Envoy Gateway', work: () => restart(door, 'envoy-gateway') }]
      : []),
    { name: 'drain of a node of the front door', work: () => drain(door) },
  ];
}
