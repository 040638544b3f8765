import { evaluate } from '../../src/policies/policy';
import { resourceLimits } from '../../src/policies/resources';
import { broken, describeBroken } from './broken';
import { initContainer } from './good';

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

describeBroken('resource-limits', [
  {
    says: 'no resources',
    object: 'Deployment api',
    set: { [`${container}.resources`]: undefined },
    complains: [
      "Deployment api/api: container 'api': set resources.requests.cpu to an amount above 0 (it is missing)",
      "Deployment api/api: container 'api': set resources.requests.memory to an amount above 0 (it is missing)",
      "Deployment api/api: container 'api': set resources.requests.ephemeral-storage to an amount above 0 (it is missing)",
      "Deployment api/api: container 'api': set resources.limits.cpu to an amount above 0 (it is missing)",
      "Deployment api/api: container 'api': set resources.limits.memory to an amount above 0 (it is missing)",
      "Deployment api/api: container 'api': set resources.limits.ephemeral-storage to an amount above 0 (it is missing)",
    ],
  },
  {
    says: 'a limit of 0, which is none',
    object: 'StatefulSet mongo',
    set: { [`${container}.resources.limits.cpu`]: 0 },
    complains: ["StatefulSet api/mongo: container 'mongo': set resources.limits.cpu to an amount above 0 (it is 0)"],
  },
  {
    says: 'more memory than was requested',
    object: 'StatefulSet mongo',
    set: { [`${container}.resources.limits.memory`]: '1Gi' },
    complains: [
      "StatefulSet api/mongo: container 'mongo': set resources.requests.memory equal to resources.limits.memory (they are '128Mi' and '1Gi')",
    ],
  },
  {
    says: 'an init container without scratch disk',
    object: 'Job init',
    set: {
      [`${pod}.initContainers`]: [
        {
          ...initContainer,
          resources: { limits: { cpu: 1, memory: 1048576 }, requests: { cpu: 1, memory: 1048576 } },
        },
      ],
    },
    complains: [
      "Job api/init: init container 'wait': set resources.requests.ephemeral-storage to an amount above 0 (it is missing)",
      "Job api/init: init container 'wait': set resources.limits.ephemeral-storage to an amount above 0 (it is missing)",
    ],
  },
]);

test('ephemeral containers have no resources of their own', () => {
  const context = broken({
    object: 'Deployment api',
    set: { [`${pod}.ephemeralContainers`]: [{ name: 'debug' }] },
  });
  expect(evaluate([resourceLimits], context).violations).toEqual([]);
});

describeBroken('namespace-guardrails', [
  {
    says: 'a namespace without pod security',
    object: 'Namespace api',
    set: {
      'metadata.labels[pod-security.kubernetes.io/enforce]': 'baseline',
      'metadata.labels[pod-security.kubernetes.io/warn]': undefined,
      'metadata.labels[pod-security.kubernetes.io/audit]': undefined,
    },
    complains: [
      "Namespace api: set the label pod-security.kubernetes.io/enforce to 'restricted' (it is 'baseline')",
      "Namespace api: set the label pod-security.kubernetes.io/warn to 'restricted' (it is missing)",
      "Namespace api: set the label pod-security.kubernetes.io/audit to 'restricted' (it is missing)",
    ],
  },
  {
    says: 'pod security of whatever version the cluster has',
    object: 'Namespace api',
    set: { 'metadata.labels[pod-security.kubernetes.io/enforce-version]': 'latest' },
    complains: [
      "Namespace api: set the label pod-security.kubernetes.io/enforce-version to a version such as 'v1.35' (it is 'latest')",
    ],
  },
  {
    says: 'a namespace without limits and quota',
    without: ['LimitRange limits', 'ResourceQuota quota'],
    complains: [
      'Namespace api: add a LimitRange to this namespace (there is none)',
      'Namespace api: add a ResourceQuota to this namespace (there is none)',
    ],
  },
  {
    says: 'limits of pods only',
    object: 'LimitRange limits',
    set: { 'spec.limits[0].type': 'Pod' },
    complains: [
      "LimitRange api/limits: set in one item of spec.limits the type 'Container' and max, min, default, defaultRequest, each with cpu and memory",
    ],
  },
  {
    says: 'limits without a smallest memory',
    object: 'LimitRange limits',
    set: { 'spec.limits[0].min': { cpu: '10m' } },
    complains: [
      "LimitRange api/limits: set in one item of spec.limits the type 'Container' and max, min, default, defaultRequest, each with cpu and memory",
    ],
  },
  {
    says: 'a quota of requests only',
    object: 'ResourceQuota quota',
    set: { 'spec.hard': { 'requests.cpu': '4', 'requests.memory': '8Gi' } },
    complains: [
      "ResourceQuota api/quota: set spec.hard['limits.cpu'] (it is missing)",
      "ResourceQuota api/quota: set spec.hard['limits.memory'] (it is missing)",
    ],
  },
]);
