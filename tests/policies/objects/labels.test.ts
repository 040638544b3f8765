import { another, contextOf } from '../../../src/policies/example';
import { standardLabels } from '../../../src/policies/objects/labels';
import type { AdmissionRequest } from '../../../src/policies/policy';
import { admissionOf, isHeld } from '../../../src/policies/vap';
import { celVerdict } from '../cel';

function written(name: string): AdmissionRequest {
  return { operation: 'CREATE', user: { name, groups: ['system:authenticated'] } };
}

describe('standard-labels, of what the control plane makes in a new namespace', () => {
  const account = another('ServiceAccount default', 'default', { 'metadata.labels': undefined });
  const root = another('Service api', 'kube-root-ca.crt', { kind: 'ConfigMap', 'metadata.labels': undefined });
  const controller = written('system:serviceaccount:kube-system:service-account-controller');

  test.each([
    ['its account', account, controller, 0, 'not asked'],
    ['its certificate', root, undefined, 0, 'not asked'],
    ['an account that a user creates', account, written('developer'), 1, 'refused'],
    ['an account in dist', account, undefined, 1, 'refused'],
  ] as const)('%s', (_, object, request, sentences, verdict) => {
    const context = contextOf({ says: '', plus: [object], ...(request ? { request } : {}) });
    const admission = admissionOf(standardLabels, context);
    expect(standardLabels.check(object, context)).toHaveLength(sentences);
    expect(isHeld(admission) && celVerdict(admission, object, context)).toBe(verdict);
  });
});
