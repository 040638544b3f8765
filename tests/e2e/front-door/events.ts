/** Planned work on a front door and behind it, none of which may lose a request. */

import { lab } from '../../../src/config/environments/lab';
import { configureAsRelease } from '../lab/ingress-nginx';
import { list, must, untilGone } from '../lab/kubectl';
import { controller, otherNodes } from '../lab/nodes';
import { renewAll } from '../lab/renewal';
import type { Planned } from '../lab/storm';
import { profile } from '../lab/target';
import type { Door } from './case';

const { name, namespace } = controller;
const deployment = `deployment/${name}`;

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
  if (door === 'ingress-nginx') await configureAsRelease(lab);
  const patch = {
    spec: {
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        spec: {
          nodeSelector: { 'topology.kubernetes.io/zone': null },
          affinity: awayFromFirst,
          terminationGracePeriodSeconds: 120,
          ...(door === 'ingress-nginx' ? {} : sleeps),
        },
      },
    },
  };
  // `Local` would keep callers to the pods of the first node.
  await patched(`service/${name}`, { spec: { externalTrafficPolicy: 'Cluster' } });
  await patched(deployment, patch);
  await settled();
}

async function patched(object: string, patch: object): Promise<void> {
  await must('patch', object, `--namespace=${namespace}`, '--type=strategic', `--patch=${JSON.stringify(patch)}`);
}

/** Waits until the new pods are there, and the old ones are gone. */
async function settled(): Promise<void> {
  await must('rollout', 'status', deployment, `--namespace=${namespace}`, '--timeout=240s');
  await untilGone(namespace);
}

interface Placed {
  readonly spec: { readonly nodeName: string };
}

/** Empties a node that has a pod of the door. @throws where none has */
async function drain(): Promise<void> {
  const selector = '--selector=app.kubernetes.io/name=ingress-nginx';
  const pods = await list<Placed>('pods', `--namespace=${namespace}`, selector);
  const node = (await otherNodes()).find((one) => pods.some(({ spec }) => spec.nodeName === one));
  if (node === undefined) throw new Error('no pod of the front door is on a node beside the first');
  // Pods of a test have no controller.
  await must('drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--force', '--timeout=240s');
  await must('uncordon', node);
  await settled();
}

async function updateService(): Promise<void> {
  await must('rollout', 'restart', '--namespace=hash', 'deployment/hash');
  await must('rollout', 'status', '--namespace=hash', 'deployment/hash', '--timeout=240s');
}

/** In this order, one after the other. */
export const events: readonly Planned[] = [
  { name: 'update of the service', work: updateService },
  { name: 'every certificate is renewed', work: renewAll },
  {
    name: 'restart of the front door',
    work: async () => {
      await must('rollout', 'restart', `--namespace=${namespace}`, deployment);
      await settled();
    },
  },
  {
    name: 'update of the front door',
    work: async () => {
      await must('set', 'env', `--namespace=${namespace}`, deployment, 'REVISION=2');
      await settled();
    },
  },
  { name: 'drain of a node of the front door', work: drain },
];
