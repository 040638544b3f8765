import type { Fixtures } from '../example';
import { container, ownImage } from '../good/pods';

const object = 'ResourceQuota quota';
const hard = (resource: string) => `spec.hard[${resource}]`;
const set = (resource: string, least: number) =>
  `ResourceQuota api/quota: set spec.hard['${resource}'] to ${least} or more, and ${Math.round(least * 4000) / 1000} at the most`;

const inits = 'spec.jobTemplate.spec.template.spec.initContainers';

function asking(name: string, cpu: string) {
  const whole = container(name, ownImage);
  const { limits, requests } = whole.resources;
  return { ...whole, resources: { limits: { ...limits, cpu }, requests: { ...requests, cpu } } };
}

export const quotaSize: Fixtures = {
  good: [
    { says: 'a quota', object },
    { says: 'exactly what is needed', object, set: { [hard('pods')]: '18', [hard('requests.cpu')]: '1800m' } },
    {
      says: 'enough for an init container before a sidecar starts',
      object: 'CronJob backup',
      set: { [inits]: [asking('prepare', '2'), { ...asking('beside', '1'), restartPolicy: 'Always' }] },
    },
    { says: 'four times that', object, set: { [hard('pods')]: '72', [hard('requests.cpu')]: '7200m' } },
  ],
  bad: [
    {
      says: 'a pod too few',
      object,
      set: { [hard('pods')]: '17' },
      complains: [`${set('pods', 18)} (it is '17')`],
    },
    {
      says: 'pods without end',
      object,
      set: { [hard('pods')]: undefined },
      complains: [`${set('pods', 18)} (it is missing)`],
    },
    {
      says: 'more than the workloads need',
      object,
      set: { [hard('limits.cpu')]: '29', [hard('requests.memory')]: '10Gi' },
      complains: [`${set('limits.cpu', 7.2)} (it is '29')`, `${set('requests.memory', 2415919104)} (it is '10Gi')`],
    },
    {
      says: 'too little for a sidecar beside an init container',
      object: 'CronJob backup',
      set: { [inits]: [{ ...asking('beside', '1'), restartPolicy: 'Always' }, asking('prepare', '2')] },
      complains: [`${set('requests.cpu', 4.7)} (it is '4')`],
    },
    {
      says: 'too little for a sidecar beside the container',
      object: 'CronJob backup',
      set: { [inits]: [{ ...asking('beside', '3'), restartPolicy: 'Always' }] },
      complains: [`${set('requests.cpu', 4.8)} (it is '4')`],
    },
    {
      says: 'too little for the largest',
      object: 'HorizontalPodAutoscaler api',
      set: { 'spec.maxReplicas': 40 },
      complains: [
        `${set('requests.cpu', 5.5)} (it is '4')`,
        `${set('limits.cpu', 22)} (it is '16')`,
        `${set('requests.memory', 7381975040)} (it is '5Gi')`,
        `${set('limits.memory', 7381975040)} (it is '5Gi')`,
        `${set('pods', 55)} (it is '40')`,
      ],
    },
  ],
};

const limits = 'LimitRange limits';
const item = 'spec.limits[0]';

function complaint(resource: 'cpu' | 'memory', ...values: readonly string[]) {
  const most = { cpu: '8', memory: '8Gi' }[resource];
  return `LimitRange api/limits: spec.limits[0]: let min, defaultRequest, default and max of ${resource} rise, default be less than a quarter of max, and max at most ${most} (they are ${values.map((value) => `'${value}'`).join(', ')})`;
}

export const limitRangeOrder: Fixtures = {
  good: [
    { says: 'limits', object: limits },
    {
      says: 'all the same below',
      object: limits,
      set: { [`${item}.defaultRequest.cpu`]: '200m', [`${item}.min.cpu`]: '0.2' },
    },
  ],
  bad: [
    {
      says: 'a default of a quarter of the most',
      object: limits,
      set: { [`${item}.default.memory`]: '256Mi' },
      complains: [complaint('memory', '16Mi', '128Mi', '256Mi', '1Gi')],
    },
    {
      says: 'a request above the limit',
      object: limits,
      set: { [`${item}.defaultRequest.cpu`]: '250m' },
      complains: [complaint('cpu', '10m', '250m', '200m', '2')],
    },
    {
      says: 'a least amount above the usual one',
      object: limits,
      set: { [`${item}.min.cpu`]: '60m' },
      complains: [complaint('cpu', '60m', '50m', '200m', '2')],
    },
    {
      says: 'a whole node',
      object: limits,
      set: { [`${item}.max.memory`]: '9Gi' },
      complains: [complaint('memory', '16Mi', '128Mi', '128Mi', '9Gi')],
    },
    {
      says: 'no amount',
      object: limits,
      set: { [`${item}.min.memory`]: '16MB' },
      complains: [complaint('memory', '16MB', '128Mi', '128Mi', '1Gi')],
    },
  ],
};
