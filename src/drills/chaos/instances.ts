/** Faults of instances: pods that are killed, and a front door without pods. */
import { frontDoorOf } from '../../config/front-doors';
import { failure, success } from '../../programs/result';
import { all, type Experiment } from './experiment';
import { accepted } from './must';
import { away, instancesOf } from './replicas';

interface Pod {
  readonly metadata: { readonly name: string };
}

/** Services whose callers have other instances at once. */
const replicated = ['api', 'hash', 'web'] as const;

const podKill: Experiment = {
  name: 'pod-kill',
  hypothesis: 'callers of a service with several instances notice the loss of one for seconds at most',
  breaks: 'a pod of each of api, hash and web is killed, without its grace period',
  restores: 'their Deployments have made others',
  radius: 'one instance of three services',
  lasts: 20,
  bounds: { gap: all(3), abort: all(20), recovered: 60 },
  alerts: { none: 'others take over within seconds: an alert as quick as that would report every roll-out' },
  find: async ({ kubectl }) => {
    const found: string[] = [];
    for (const namespace of replicated) {
      const pods = await kubectl.list<Pod>('pods', { namespace, fields: 'status.phase=Running' });
      if (!pods.ok) return pods;
      const [pod, other] = pods.value;
      if (!pod || !other) return failure('failed', `${namespace} has not two pods that run`);
      found.push(`${namespace}/${pod.metadata.name}`);
    }
    return success({ says: found.join(', '), parts: found });
  },
  inject: async ({ kubectl }, { parts }) => {
    for (const [namespace = '', pod = ''] of parts.map((part) => part.split('/')))
      accepted(await kubectl.delete('pod', [pod], { namespace, background: true, now: true }));
  },
  undo: async () => {},
};

const frontDoorAway: Experiment = {
  name: 'front-door-away',
  hypothesis: 'without a front door every caller is refused, services go on, and no acknowledged write is lost',
  breaks: 'the front door has no pods',
  restores: 'the front door has its pods again',
  radius: 'every caller from outside',
  lasts: 30,
  bounds: { gap: all(60), abort: all(90), recovered: 60 },
  alerts: ['FrontDoorDown'],
  find: ({ environment, kubectl }) => {
    const { deployment, namespace } = frontDoorOf(environment);
    return instancesOf(kubectl, [{ workload: `deployment/${deployment}`, namespace }]);
  },
  ...away(),
};

export const instances: readonly Experiment[] = [podKill, frontDoorAway];
