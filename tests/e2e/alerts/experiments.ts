/** The experiments: for an alert, what breaks lab so that it fires, and what repairs it. */
import { lab } from '../../../src/config/environments/lab';
import { run } from '../../../src/programs/run';
import { openingCommands } from '../../access/incident';
import { certificate } from '../lab/certificate';
import { reapply } from '../lab/deploy';
import { Guards } from '../lab/guards';
import { kubectl, list, must } from '../lab/kubectl';
import { readTarget } from '../lab/target';
import { usersCaller } from '../lab/users-caller';
import { certificateExperiments } from './certificates';
import type { Experiment } from './experiment';
import { podExperiments } from './pods';
import { inNamespace, scale, scaled } from './scaled';

/** Changes an object of ours past the policies that forbid it; it is as in dist afterwards. */
function patched(kind: string, name: string, namespace: string, patch: object) {
  const guards = new Guards();
  const args = [
    'patch',
    kind.toLowerCase(),
    name,
    inNamespace(namespace),
    '--type=merge',
    `--patch=${JSON.stringify(patch)}`,
  ];
  return {
    breaks: () => guards.past(() => kubectl(...args)),
    mends: async () => {
      await reapply((one) => one.kind === kind && one.metadata.name === name && one.metadata.namespace === namespace);
      await guards.back();
    },
  };
}

/** No pod finds a node, and one of a service is gone. */
async function crowdOut(namespace: string): Promise<void> {
  await must('cordon', '--selector=kubernetes.io/os=linux');
  await deleteOne(namespace);
}

async function deleteOne(namespace: string): Promise<void> {
  const [pod] = await list<{ readonly metadata: { readonly name: string } }>('pods', inNamespace(namespace));
  await must('delete', 'pod', pod?.metadata.name ?? '', inNamespace(namespace), '--wait=false');
}

/** Requests to the users API for a while, whatever comes of them. */
async function callFor(seconds: number): Promise<void> {
  const caller = await usersCaller(await certificate('api', 'experimenter', 'callers'));
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    await Promise.allSettled([caller.all(), caller.all()]);
    await new Promise((next) => setTimeout(next, 250));
  }
  caller.close();
}

/** An annotation that no chart sets: a policy of ours refuses it, not what the API server asks before. */
async function triedWithout(times: number): Promise<void> {
  const annotate = ['annotate', 'ingress', 'web', inNamespace('web'), 'manual=yes'];
  // At once: at this pace the window is half of a minute.
  await Promise.all(Array.from({ length: times }, () => kubectl(...annotate)));
}

async function breakGlass(): Promise<void> {
  const { context } = readTarget();
  const env = {
    context,
    environment: lab.name,
    namespace: 'api',
    hours: '1',
    reason: 'INC-7: an experiment on alerts',
  };
  const { code, stderr } = await run('bash', ['-ceu', openingCommands()], { env });
  if (code !== 0) throw new Error(stderr);
}

async function closeGlass(): Promise<void> {
  const bindings = await list<{ readonly metadata: { readonly name: string } }>('rolebindings', inNamespace('api'));
  const opened = bindings.map(({ metadata }) => metadata.name).filter((name) => /^break-glass-\d/.test(name));
  await must('delete', 'rolebindings', ...opened, inNamespace('api'));
}

async function lookUpInVain(): Promise<void> {
  const look = [
    'import itertools, socket, threading, time',
    'end = time.time() + 90',
    'names = itertools.count()',
    'def look():',
    ' while time.time() < end:',
    '  try: socket.getaddrinfo(f"n{next(names)}.web.svc.cluster.local.", 1)',
    '  except OSError: time.sleep(0.2)',
    'for _ in range(8): threading.Thread(target=look).start()',
  ].join('\n');
  await resolverAlone.breaks();
  // It goes on beside the experiment, and ends by itself.
  void kubectl('exec', inNamespace('api'), 'deploy/api', '--', '/usr/bin/python3.13', '-c', look);
}

/** Connections that were made before stay open. */
const webAlone = patched('NetworkPolicy', 'web', 'web', { spec: { ingress: [] } });

const resolverAlone = patched('NetworkPolicy', 'resolver', 'resolver', { spec: { egress: [] } });

export const experiments: readonly Experiment[] = [
  { alert: 'ServiceDown', subject: 'web', says: 'no pod of web', ...scaled('deployment', 'web', 0, 3) },
  {
    alert: 'DatabaseWithoutPrimary',
    subject: 'mongo',
    says: 'two of three members gone',
    ...scaled('statefulset', 'mongo', 1, 3),
    beside: ['DatabaseMemberDown mongo', 'AvailabilityBurn api'],
  },
  {
    alert: 'DatabaseMemberDown',
    subject: 'mongo',
    says: 'one member gone',
    ...scaled('statefulset', 'mongo', 2, 3),
    within: 180,
  },
  {
    alert: 'ReplicasMissing',
    subject: 'workloads',
    says: 'a pod of web that finds no node',
    breaks: () => crowdOut('web'),
    mends: () => must('uncordon', '--selector=kubernetes.io/os=linux'),
    beside: ['PodNotReady workloads', 'NodeNotReady platform'],
    within: 180,
  },
  {
    alert: 'ReplicasAtMaximum',
    subject: 'workloads',
    says: 'an autoscaler of hash that may not make more',
    ...patched('HorizontalPodAutoscaler', 'hash', 'hash', { spec: { maxReplicas: 3 } }),
    within: 180,
  },
  ...certificateExperiments,
  {
    alert: 'QuotaNearlyUsed',
    subject: 'workloads',
    says: 'a quota that leaves room for no further pod',
    ...patched('ResourceQuota', 'quota', 'web', { spec: { hard: { pods: '3' } } }),
    within: 180,
  },
  {
    alert: 'ResolverErrors',
    subject: 'resolver',
    says: "a resolver that does not reach the cluster's DNS",
    breaks: lookUpInVain,
    mends: resolverAlone.mends,
    beside: ['ServiceDown resolver', 'TargetDown platform'],
    within: 180,
  },
  ...podExperiments,
  {
    alert: 'SourceDown',
    subject: 'platform',
    says: 'no pod of kube-state-metrics',
    ...scaled('deployment', 'prometheus-kube-state-metrics', 0, 1, 'monitoring'),
  },
  {
    alert: 'TargetDown',
    subject: 'platform',
    says: 'a pod of web that is made under a NetworkPolicy that lets none in',
    breaks: async () => {
      await webAlone.breaks();
      await deleteOne('web');
    },
    mends: webAlone.mends,
    within: 180,
  },
  {
    alert: 'AdmissionDenials',
    subject: 'security',
    says: 'thirty requests that policies refuse',
    breaks: () => triedWithout(30),
    mends: async () => {},
  },
  { alert: 'BreakGlassUsed', subject: 'security', says: 'glass is broken', breaks: breakGlass, mends: closeGlass },
];

/** Those whose longest window goes on after the repair. */
export const lingering: readonly Experiment[] = [
  {
    alert: 'AvailabilityBurn',
    subject: 'api',
    says: 'callers of the API while its database has no majority',
    breaks: async () => {
      await scale('statefulset', 'mongo', 1);
      await callFor(45);
    },
    lingers: true,
    mends: () => scale('statefulset', 'mongo', 3),
    beside: ['DatabaseMemberDown mongo', 'DatabaseWithoutPrimary mongo', 'LatencyBurn api'],
  },
];
