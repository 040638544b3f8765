import { another, type Fixtures } from '../example';
import type { AdmissionRequest } from '../policy';

const object = 'NetworkPolicy default-deny';

const engine = 'system:serviceaccount:flux-system:breakwater';

function deletion(name: string, ...groups: readonly string[]): AdmissionRequest {
  return { operation: 'DELETE', user: { name, groups: [...groups, 'system:authenticated'] } };
}

export const defaultDeny: Fixtures = {
  good: [
    { says: 'a default', object },
    { says: 'another policy, which has rules', object: 'NetworkPolicy api' },
  ],
  bad: [
    {
      says: 'a default for some pods and one direction',
      object,
      set: { 'spec.podSelector': { matchLabels: { app: 'api' } }, 'spec.policyTypes': ['Ingress'] },
      also: ['network-policy-types'],
      complains: [
        'NetworkPolicy api/default-deny: set spec.podSelector to {}, which is every pod (it is {"matchLabels":{"app":"api"}})',
        'NetworkPolicy api/default-deny: set spec.policyTypes to ["Ingress","Egress"] (it is ["Ingress"])',
      ],
    },
    {
      says: 'a default that leaves pods out',
      object,
      set: { 'spec.podSelector': { matchExpressions: [{ key: 'open', operator: 'DoesNotExist' }] } },
      complains: [
        'NetworkPolicy api/default-deny: set spec.podSelector to {}, which is every pod (it is {"matchExpressions":[{"key":"open","operator":"DoesNotExist"}]})',
      ],
    },
    {
      says: 'a default that allows everything to leave',
      object,
      set: { 'spec.egress': [{}] },
      complains: [
        'NetworkPolicy api/default-deny: remove the rules of default-deny; let a policy of the workload allow what it needs',
      ],
    },
    {
      says: 'a default deny with a rule that allows a peer',
      object,
      set: { 'spec.ingress': [{ from: [{ podSelector: { matchLabels: { app: 'api' } } }] }] },
      complains: [
        'NetworkPolicy api/default-deny: remove the rules of default-deny; let a policy of the workload allow what it needs',
      ],
    },
  ],
};

export const defaultDenyKept: Fixtures = {
  good: [
    { says: 'a deployment', object, request: deletion('deployer', 'breakwater:deployers') },
    { says: 'the account of an engine, a deployer by its name', object, request: deletion(engine) },
    { says: 'an administrator', object, request: deletion('admin', 'system:masters') },
    {
      says: 'the controller that empties a namespace',
      object,
      request: deletion('system:serviceaccount:kube-system:namespace-controller', 'system:serviceaccounts'),
    },
    {
      says: 'a namespace that goes',
      object,
      without: ['Namespace api'],
      plus: [another('Namespace api', 'api', { 'metadata.deletionTimestamp': '2026-01-01T00:00:00Z' })],
      request: deletion('developer'),
    },
    { says: 'another policy', object: 'NetworkPolicy api', request: deletion('developer') },
  ],
  bad: [
    {
      says: 'a developer',
      object,
      request: deletion('developer', 'developers'),
      complains: ['NetworkPolicy api/default-deny: leave it; developer is not a deployer of the environment'],
    },
    {
      says: 'an account of a workload',
      object,
      request: deletion('system:serviceaccount:api:api', 'system:serviceaccounts', 'system:serviceaccounts:api'),
      complains: [
        'NetworkPolicy api/default-deny: leave it; system:serviceaccount:api:api is not a deployer of the environment',
      ],
    },
  ],
};
