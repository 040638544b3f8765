import { describeBroken } from './broken';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

describeBroken('rolling-update', [
  {
    says: 'a Deployment that stops before it starts',
    object: 'Deployment api',
    set: { 'spec.strategy': { type: 'Recreate' } },
    complains: [
      "Deployment api/api: set spec.strategy.type to 'RollingUpdate' (it is 'Recreate')",
      'Deployment api/api: set spec.strategy.rollingUpdate.maxUnavailable to 0 (it is missing)',
    ],
  },
  {
    says: 'a quarter of the pods gone at once',
    object: 'Deployment api',
    set: { 'spec.strategy.rollingUpdate.maxUnavailable': '25%' },
    complains: ["Deployment api/api: set spec.strategy.rollingUpdate.maxUnavailable to 0 (it is '25%')"],
  },
  {
    says: 'a container that stops at once',
    object: 'Deployment api',
    set: { [`${container}.lifecycle.preStop.sleep.seconds`]: 0 },
    complains: [
      "Deployment api/api: container 'api': set lifecycle.preStop.sleep.seconds above 0 (it is 0); proxies need the time to forget the pod",
    ],
  },
  {
    says: 'a container that runs a command instead, which its image does not have',
    object: 'Deployment api',
    set: { [`${container}.lifecycle.preStop`]: { exec: { command: ['sleep', '10'] } } },
    complains: [
      "Deployment api/api: container 'api': set lifecycle.preStop.sleep.seconds above 0 (it is missing); proxies need the time to forget the pod",
    ],
  },
  {
    says: 'nothing about none in per cent',
    object: 'Deployment api',
    set: { 'spec.strategy.rollingUpdate.maxUnavailable': '0%' },
    complains: [],
  },
]);

describeBroken('priority-class', [
  {
    says: 'no class',
    object: 'Job init',
    set: { [`${pod}.priorityClassName`]: undefined },
    complains: ['Job api/init: pod: set priorityClassName to a class of ours (it is missing)'],
  },
  {
    says: 'the class of the cluster itself',
    object: 'Deployment api',
    set: { [`${pod}.priorityClassName`]: 'system-cluster-critical' },
    complains: ["Deployment api/api: pod: set priorityClassName to a class of ours (it is 'system-cluster-critical')"],
  },
]);
