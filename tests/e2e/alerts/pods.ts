/** Experiments with a pod of their own: it fails, ends again and again, is never ready, takes too much memory or CPU. */
import { readObjects } from '../../../src/kubernetes/read';
import { Guards } from '../lab/guards';
import { apply, kubectl, must } from '../lab/kubectl';
import { probePod } from '../lab/probe';
import type { Experiment } from './experiment';

const python = '/usr/bin/python3.13';
const namespace = 'web';
const workload = { 'app.kubernetes.io/name': namespace, 'app.kubernetes.io/part-of': 'breakwater' };

/** A pod in a namespace of ours that runs a program in Python, past the policies that refuse it. */
function running(name: string, program: string, restartPolicy: 'Always' | 'Never', more: object = {}) {
  const guards = new Guards();
  const { spec, ...pod } = probePod(namespace, name, { ...workload, 'app.kubernetes.io/component': name });
  const containers = spec.containers.map(({ args: _, ...one }) => ({
    ...one,
    command: [python, '-c', program],
    ...more,
  }));
  return {
    breaks: () => guards.past(() => apply({ ...pod, spec: { ...spec, restartPolicy, containers } })),
    mends: async () => {
      await must('delete', 'pod', name, `--namespace=${namespace}`, '--wait=false');
      await guards.back();
    },
  };
}

/** The smoke test of dist under another name, with a program that fails. */
function failing() {
  const guards = new Guards();
  const [found] = readObjects('dist/lab').filter(
    ({ kind, metadata }) => kind === 'Job' && metadata.namespace === 'client',
  );
  if (!found) throw new Error('dist/lab has no Job in client');
  const job = JSON.parse(JSON.stringify(found).replaceAll(`"${found.metadata.name}"`, '"client-failing"'));
  job.spec.backoffLimit = 0;
  job.spec.template.spec.containers[0].command = [python, '-c', 'raise SystemExit(1)'];
  return {
    breaks: () => guards.past(() => apply(job)),
    mends: async () => {
      await kubectl('delete', 'job', 'client-failing', '--namespace=client');
      await guards.back();
    },
  };
}

export const podExperiments: readonly Experiment[] = [
  { alert: 'JobFailed', subject: 'client', says: 'a smoke test that fails', ...failing() },
  {
    alert: 'ContainerOutOfMemory',
    subject: 'workloads',
    says: 'a container that takes more than its limit after ten seconds',
    ...running('eater', 'import time; time.sleep(10); b"x" * (256 << 20)', 'Always'),
    beside: ['ContainerCrashLoops workloads', 'PodNotReady workloads'],
    within: 180,
  },
  {
    alert: 'PodNotReady',
    subject: 'workloads',
    says: 'a pod whose probe fails',
    ...running('unready', 'import time; time.sleep(900)', 'Never', {
      readinessProbe: { exec: { command: ['/nothing'] }, periodSeconds: 1 },
    }),
    within: 180,
  },
];

/**
 * At a pace of their own: restarts are held back by the kubelet, and the use of CPU is counted every ten to twenty seconds,
 * so that a shorter window than a minute sees too little of either.
 */
export const steadyExperiments: readonly Experiment[] = [
  {
    alert: 'ContainerCrashLoops',
    subject: 'workloads',
    says: 'a container that ends after two seconds',
    ...running('crashing', 'import time; time.sleep(2); raise SystemExit(1)', 'Always'),
    beside: ['PodNotReady workloads'],
    within: 420,
  },
  {
    alert: 'ContainerThrottled',
    subject: 'workloads',
    says: 'a container that never rests',
    ...running('restless', 'while True: pass', 'Never'),
    within: 420,
  },
];
