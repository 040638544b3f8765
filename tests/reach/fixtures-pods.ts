/** Fixtures of pods: of a template, whatever the kind. */
import type { Fixture } from './fixtures';
import { app, forA, pod, policy, workload } from './world';

const web = [{ name: 'web', containerPort: 90 }];
const open = { '*': '90/TCP' };
const jobs = { matchLabels: { role: 'work' } };

export const pods: readonly Fixture[] = [
  {
    name: 'kinds-of-workloads',
    says: 'A policy selects pods, whoever made them.',
    objects: [
      pod('x/pod', { role: 'work' }, web),
      ...['StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].map((kind) =>
        workload(`x/${kind.toLowerCase()}`, { role: 'work' }, web, {}, kind),
      ),
      {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'cronjob', namespace: 'x' },
        spec: { schedule: '0 0 * * *', jobTemplate: { spec: workload('x/t', { role: 'work' }, web)['spec'] } },
      },
      policy('x/work', { podSelector: jobs, policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 'web' }] }] }),
    ],
    bound: {
      'x/pod': { ingress: open },
      'x/statefulset': { ingress: open },
      'x/daemonset': { ingress: open },
      'x/replicaset': { ingress: open },
      'x/job': { ingress: open },
      'x/cronjob': { ingress: open },
    },
  },
  {
    name: 'labels-of-the-template',
    says: 'The labels that count are those of the pod, not of the workload.',
    objects: [
      { ...workload('x/e', { app: 'e' }), metadata: { name: 'e', namespace: 'x', labels: { app: 'a' } } },
      forA({ ingress: [{ from: [{ podSelector: app('a') }] }] }),
    ],
    bound: { 'x/a': { ingress: { 'x/a': 'all ports' } } },
  },
  {
    name: 'pod-without-labels',
    says: 'A pod without labels is selected by an empty selector alone.',
    objects: [
      pod('x/bare', {}),
      policy('x/deny', { podSelector: {}, policyTypes: ['Egress'] }),
      forA({ ingress: [{ from: [{ podSelector: app('b') }] }] }),
    ],
    bound: {
      'x/a': { ingress: { 'x/b': 'all ports' }, egress: {} },
      'x/b': { egress: {} },
      'x/bare': { egress: {} },
    },
  },
  {
    name: 'policy-of-another-namespace',
    says: 'A policy selects no pod of another namespace.',
    objects: [policy('y/deny', { podSelector: app('a'), policyTypes: ['Ingress', 'Egress'] })],
    bound: { 'y/a': { ingress: {}, egress: {} } },
  },
  {
    name: 'host-network',
    says: 'A pod with its node’s network is not bound, and no selector of a peer means it: its traffic is the node’s.',
    objects: [
      workload('x/node', { app: 'a' }, web, { hostNetwork: true }),
      forA({
        ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }] }],
        egress: [{ to: [{ podSelector: app('a') }] }],
      }),
    ],
    bound: {
      'x/a': {
        ingress: { 'x/a': 'all ports', 'x/b': 'all ports', 'y/a': 'all ports', 'y/c': 'all ports', 'z/d': 'all ports' },
        egress: { 'x/a': 'all ports' },
      },
    },
  },
];
