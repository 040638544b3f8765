import type { Fixtures } from '../example';

export const podSecurityLevel: Fixtures = {
  good: [
    { says: 'a namespace', object: 'Namespace api' },
    {
      says: 'warnings of today',
      object: 'Namespace api',
      set: { 'metadata.labels[pod-security.kubernetes.io/warn-version]': 'latest' },
    },
  ],
  bad: [
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
      says: 'a warning by no version',
      object: 'Namespace api',
      set: { 'metadata.labels[pod-security.kubernetes.io/warn-version]': '1.35' },
      complains: [
        "Namespace api: set the label pod-security.kubernetes.io/warn-version to a version such as 'v1.35', or leave it out (it is '1.35')",
      ],
    },
    {
      says: 'a note by no version',
      object: 'Namespace api',
      set: { 'metadata.labels[pod-security.kubernetes.io/audit-version]': '' },
      complains: [
        "Namespace api: set the label pod-security.kubernetes.io/audit-version to a version such as 'v1.35', or leave it out (it is '')",
      ],
    },
  ],
};

export const resourceQuota: Fixtures = {
  good: [
    { says: 'a quota', object: 'ResourceQuota quota' },
    { says: 'a quota of more', object: 'ResourceQuota quota', set: { 'spec.hard.pods': '30' } },
  ],
  bad: [
    {
      says: 'a quota of requests only',
      object: 'ResourceQuota quota',
      set: { 'spec.hard': { 'requests.cpu': '4', 'requests.memory': '8Gi' } },
      also: ['quota-size'],
      complains: [
        "ResourceQuota api/quota: set spec.hard['limits.cpu'] to an amount above 0 (it is missing)",
        "ResourceQuota api/quota: set spec.hard['limits.memory'] to an amount above 0 (it is missing)",
      ],
    },
    {
      says: 'a quota of nothing',
      object: 'ResourceQuota quota',
      set: { 'spec.hard': undefined },
      also: ['quota-size'],
      complains: [
        "ResourceQuota api/quota: set spec.hard['requests.cpu'] to an amount above 0 (it is missing)",
        "ResourceQuota api/quota: set spec.hard['requests.memory'] to an amount above 0 (it is missing)",
        "ResourceQuota api/quota: set spec.hard['limits.cpu'] to an amount above 0 (it is missing)",
        "ResourceQuota api/quota: set spec.hard['limits.memory'] to an amount above 0 (it is missing)",
      ],
    },
  ],
};

export const limitRange: Fixtures = {
  good: [{ says: 'limits', object: 'LimitRange limits' }],
  bad: [
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
  ],
};

export const namespaceGuardrails: Fixtures = {
  good: [{ says: 'a namespace', object: 'Namespace api' }],
  bad: [
    {
      says: 'a namespace without limits and quota',
      without: ['LimitRange limits', 'ResourceQuota quota'],
      complains: [
        'Namespace api: add a LimitRange to this namespace (there is none)',
        'Namespace api: add a ResourceQuota to this namespace (there is none)',
      ],
    },
    {
      says: 'a namespace without a quota',
      without: ['ResourceQuota quota'],
      complains: ['Namespace api: add a ResourceQuota to this namespace (there is none)'],
    },
  ],
};
