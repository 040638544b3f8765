import { App, Chart, Testing } from 'cdk8s';
import type { AdmissionPolicyProps } from '../../src/constructs/admission-policy';
import { AdmissionPolicy } from '../../src/constructs/admission-policy';
import { only } from './objects';

const base: AdmissionPolicyProps = {
  name: 'rule',
  resources: [{ group: 'apps', version: 'v1', resources: ['deployments'] }],
  expression: 'object.spec.replicas > 2',
  message: "'too few'",
};

function made(props: Partial<AdmissionPolicyProps> = {}) {
  const chart = new Chart(new App(), 'rules');
  new AdmissionPolicy(chart, 'rule', { ...base, ...props });
  return Testing.synth(chart);
}

describe('an admission policy', () => {
  test('refuses what it cannot judge, on creation and change, with a sentence that it makes', () => {
    expect(only(made(), 'ValidatingAdmissionPolicy')).toEqual({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'rule' },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['deployments'] },
          ],
        },
        validations: [{ expression: 'object.spec.replicas > 2', messageExpression: "'too few'", reason: 'Forbidden' }],
      },
    });
  });

  test('is bound to every namespace of the platform, refuses and is written to the audit log', () => {
    expect(only(made(), 'ValidatingAdmissionPolicyBinding')).toMatchObject({
      metadata: { name: 'rule' },
      spec: {
        policyName: 'rule',
        matchResources: { namespaceSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'breakwater' } } },
        validationActions: ['Deny', 'Audit'],
      },
    });
  });

  test('is asked everywhere only where that is said', () => {
    expect(only(made({ everywhere: true }), 'ValidatingAdmissionPolicyBinding')['spec']).toEqual({
      policyName: 'rule',
      validationActions: ['Deny', 'Audit'],
    });
    expect(made({ everywhere: false })).toEqual(made());
  });

  test('has names for parts of its expressions', () => {
    expect(only(made({ variables: { few: 'a', many: 'b' } }), 'ValidatingAdmissionPolicy')['spec']).toMatchObject({
      variables: [
        { name: 'few', expression: 'a' },
        { name: 'many', expression: 'b' },
      ],
    });
  });

  test('is not asked where an exception is true', () => {
    expect(only(made({ unless: { 'not-mine': 'a || b' } }), 'ValidatingAdmissionPolicy')['spec']).toMatchObject({
      matchConditions: [{ name: 'not-mine', expression: '!(a || b)' }],
    });
  });
});
