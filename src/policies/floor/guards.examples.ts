import type { Manifest } from '../../kubernetes/manifest';
import { type BadFixture, type Fixture, type Fixtures, goodObject, setAt } from '../example';

const request = { operation: 'CREATE', user: { name: 'admin', groups: ['system:masters'] } } as const;
const name = 'breakwater-example';
const noted = 'breakwater.example/noted';

type Change = Readonly<Record<string, unknown>>;

function guard(kind: string, spec: object, set: Change): Manifest {
  const { labels } = goodObject('Namespace api').metadata;
  const made: Manifest = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name, labels: { ...labels } },
    spec,
  };
  for (const [path, value] of Object.entries(set)) setAt(made, path, value);
  return made;
}

const rules = [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }];

/** A policy as charts write it. */
const policy = (set: Change = {}) =>
  guard(
    'ValidatingAdmissionPolicy',
    {
      failurePolicy: 'Fail',
      matchConstraints: { resourceRules: [...rules], namespaceSelector: {}, objectSelector: {} },
      matchConditions: [{ name: 'not-ours', expression: "!(object.metadata.name == 'a')" }],
      validations: [{ expression: "object.metadata.name != 'b'" }],
    },
    set,
  );

/** Its binding. */
const binding = (set: Change = {}) =>
  guard('ValidatingAdmissionPolicyBinding', { policyName: name, validationActions: ['Deny', 'Audit'] }, set);

const passes = (says: string, one: Manifest): Fixture => ({ says, plus: [one], request });
const refuses = (says: string, one: Manifest, ...complains: readonly string[]): BadFixture => ({
  says,
  plus: [one],
  request,
  complains: complains.map((sentence) => `${one.kind} ${name}: ${sentence}`),
});

const platform = { 'app.kubernetes.io/part-of': 'breakwater' };
const named = { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['api'] };
const where = 'spec.matchResources.namespaceSelector';
const selector =
  'let spec.matchResources.namespaceSelector be the label app.kubernetes.io/part-of=breakwater, or names of namespaces';
const asking = 'let spec.validations be one expression about the request';
const denying = (it: string) => `set spec.validationActions to ["Deny","Audit"] (it is ${it})`;
const condition = (expression: string) => ({ 'spec.matchConditions': [{ name: 'c', expression }] });
const constant = (expression: string) =>
  refuses(
    `the condition ${expression}`,
    policy(condition(expression)),
    `let spec.matchConditions[0] leave out what it names (it is '${expression}')`,
  );

export const guardShape: Fixtures = {
  good: [
    passes('a policy', policy()),
    passes(
      'a policy that says nothing about failures, and has no condition',
      policy({ 'spec.failurePolicy': undefined, 'spec.matchConditions': undefined }),
    ),
    passes('a condition of the object before', policy(condition("!(oldObject.kind == 'a')"))),
    passes('a condition of the request', policy(condition("!(request.name == 'a')"))),
    passes('a validation by variables', policy({ 'spec.validations': [{ expression: 'variables.a' }] })),
    passes('a validation by the request', policy({ 'spec.validations': [{ expression: "request.name != 'a'" }] })),
    passes('a validation by parameters', policy({ 'spec.validations': [{ expression: 'params.data.a == "a"' }] })),
    passes('a binding for all', binding()),
    passes('a binding for namespaces of ours', binding({ [where]: { matchLabels: platform } })),
    passes('a binding for namespaces by name', binding({ [where]: { matchExpressions: [named] } })),
    passes(
      'a binding that notes, with its reason',
      binding({
        'spec.validationActions': ['Audit'],
        'metadata.annotations': { [noted]: 'nodes have no user namespaces' },
      }),
    ),
    passes('a webhook of others', {
      ...guard('ValidatingWebhookConfiguration', {}, { 'metadata.labels': {} }),
      webhooks: [],
    }),
  ],
  bad: [
    refuses(
      'a policy that fails open',
      policy({ 'spec.failurePolicy': 'Ignore' }),
      "set spec.failurePolicy to 'Fail' (it is 'Ignore')",
    ),
    constant('false'),
    constant('!(true)'),
    constant("object.metadata.name == 'a'"),
    refuses('a validation that is always met', policy({ 'spec.validations': [{ expression: 'true' }] }), asking),
    refuses('no validation', policy({ 'spec.validations': [] }), asking),
    refuses(
      'two validations',
      policy({ 'spec.validations': [{ expression: 'object.a' }, { expression: 'object.b' }] }),
      asking,
    ),
    refuses(
      'a policy that leaves resources out',
      policy({ 'spec.matchConstraints.excludeResourceRules': rules }),
      'remove spec.matchConstraints.excludeResourceRules',
    ),
    refuses(
      'a policy for some objects',
      policy({ 'spec.matchConstraints.objectSelector': { matchLabels: { a: 'b' } } }),
      'remove spec.matchConstraints.objectSelector',
    ),
    refuses(
      'a policy for objects by expressions',
      policy({ 'spec.matchConstraints.objectSelector': { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }),
      'remove spec.matchConstraints.objectSelector',
    ),
    refuses(
      'a policy for some namespaces',
      policy({ 'spec.matchConstraints.namespaceSelector': { matchLabels: platform } }),
      'remove spec.matchConstraints.namespaceSelector; the binding says where it holds',
    ),
    refuses(
      'a policy for namespaces by name',
      policy({ 'spec.matchConstraints.namespaceSelector': { matchExpressions: [named] } }),
      'remove spec.matchConstraints.namespaceSelector; the binding says where it holds',
    ),
    refuses('a binding that warns', binding({ 'spec.validationActions': ['Warn'] }), denying('["Warn"]')),
    refuses(
      'a binding that notes without a reason',
      binding({ 'spec.validationActions': ['Audit'] }),
      denying('["Audit"]'),
    ),
    refuses(
      'a reason for a binding that warns',
      binding({
        'spec.validationActions': ['Warn'],
        'metadata.annotations': { [noted]: 'nodes have no user namespaces' },
      }),
      denying('["Warn"]'),
    ),
    refuses(
      'a binding of another policy',
      binding({ 'spec.policyName': 'other' }),
      `set spec.policyName to '${name}' (it is 'other')`,
    ),
    refuses('one more label', binding({ [where]: { matchLabels: { ...platform, a: 'b' } } }), selector),
    refuses(
      'another value of the label',
      binding({ [where]: { matchLabels: { 'app.kubernetes.io/part-of': 'a' } } }),
      selector,
    ),
    refuses('another label of the same value', binding({ [where]: { matchLabels: { a: 'breakwater' } } }), selector),
    refuses('label and names', binding({ [where]: { matchLabels: platform, matchExpressions: [named] } }), selector),
    refuses('names but these', binding({ [where]: { matchExpressions: [{ ...named, operator: 'NotIn' }] } }), selector),
    refuses('another key', binding({ [where]: { matchExpressions: [{ ...named, key: 'a' }] } }), selector),
    refuses(
      'a binding for some resources',
      binding({ 'spec.matchResources': { resourceRules: rules } }),
      'remove spec.matchResources.resourceRules; the policy says about what it asks',
    ),
    refuses(
      'a binding that leaves resources out',
      binding({ 'spec.matchResources': { excludeResourceRules: rules } }),
      'remove spec.matchResources.excludeResourceRules',
    ),
    ...(['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'] as const).map((kind) =>
      refuses(
        `a ${kind}`,
        { ...guard(kind, {}, { spec: undefined }), webhooks: [] },
        `remove the ${kind} (no chart writes one); it acts on objects after the review`,
      ),
    ),
    ...(['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'] as const).map((kind) =>
      refuses(
        `a ${kind}`,
        guard(kind, { policyName: name, validationActions: ['Deny', 'Audit'] }, {}),
        `remove the ${kind} (no chart writes one); it acts on objects after the review`,
      ),
    ),
  ],
};
