/** Admission policies with our label: they refuse, and are bound as synth binds them. Held from files of the API server. */
import { isSet, list, type Manifest } from '../../kubernetes/manifest';
import { celList } from '../admission';
import { isOurs, notOurs, partOf, platform } from '../platform';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';

const group = 'admissionregistration.k8s.io';
const kinds = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
const others = [
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

/** The reason of a binding that notes alone. */
const noted = 'breakwater.example/noted';

/** A condition that leaves requests out asks about them; the validation too. */
const condition = '^!\\(.*\\b(object|oldObject|request)[).]';
const validation = '\\b(object|params|request|variables)[).]';

/** The label that says that a namespace is ours, and the one that says its name. */
const byLabel = partOf;
const byName = 'kubernetes.io/metadata.name';

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key?: string; readonly operator?: string }[];
}

/** What narrows a policy or its binding. */
interface Scope {
  readonly excludeResourceRules?: readonly object[];
  readonly namespaceSelector?: Selector;
  readonly objectSelector?: Selector;
  readonly resourceRules?: readonly object[];
}

interface Guard {
  readonly spec?: {
    readonly failurePolicy?: string;
    readonly matchConditions?: readonly { readonly expression?: string }[];
    readonly matchConstraints?: Scope;
    readonly matchResources?: Scope;
    readonly policyName?: string;
    readonly validationActions?: readonly string[];
    readonly validations?: readonly { readonly expression?: string }[];
  };
}

export const guardShape: Policy = {
  id: 'guard-shape',
  source: 'V19',
  title: 'Admission policies of ours fail closed, and their bindings refuse',
  why: 'A policy that never asks, or whose binding warns, refuses nothing and looks as if it did; a webhook changes objects after the review.',
  fix: 'write it with npm run synth: failurePolicy Fail, conditions and validations that ask about the request, a binding of the same name that denies and audits, or audits with its reason, for the namespaces of ours or for all',
  answers: [],
  admission: {
    resources: [
      {
        group,
        version: 'v1',
        resources: [...kinds, ...others].map((kind) => `${kind.toLowerCase().replace(/y$/, 'ie')}s`),
      },
    ],
    everywhere: true,
    inFiles: true,
    unless: notOurs,
    variables: {
      spec: 'dyn(object).?spec.orValue({})',
      scope: 'variables.spec.?matchResources.orValue(variables.spec.?matchConstraints.orValue({}))',
      labels: 'variables.scope.?namespaceSelector.?matchLabels.orValue({})',
      names: 'variables.scope.?namespaceSelector.?matchExpressions.orValue([])',
      wide: [
        'variables.scope.?excludeResourceRules.orValue([]).size() == 0',
        'variables.scope.?objectSelector.?matchLabels.orValue({}).size() == 0',
        'variables.scope.?objectSelector.?matchExpressions.orValue([]).size() == 0',
      ].join(' && '),
      policy: [
        "variables.spec.?failurePolicy.orValue('Fail') == 'Fail'",
        'variables.labels.size() == 0 && variables.names.size() == 0',
        `variables.spec.?matchConditions.orValue([]).all(c, c.expression.matches(r'${condition}'))`,
        'variables.spec.?validations.orValue([]).size() == 1',
        `variables.spec.?validations.orValue([]).all(v, v.expression.matches(r'${validation}'))`,
      ].join(' && '),
      binding: [
        "variables.spec.?policyName.orValue('') == object.metadata.name",
        `(variables.spec.?validationActions.orValue([]) == ['Deny', 'Audit'] || variables.spec.?validationActions.orValue([]) == ['Audit'] && object.metadata.?annotations[?'${noted}'].orValue('') != '')`,
        'variables.scope.?resourceRules.orValue([]).size() == 0',
        `variables.labels.all(k, k == '${byLabel}' && variables.labels[k] == '${platform}')`,
        `variables.names.all(e, e.key == '${byName}' && e.operator == 'In')`,
        'variables.labels.size() + variables.names.size() < 2',
      ].join(' && '),
    },
    expression: `object.kind in ${celList(kinds)} && variables.wide && (object.kind == 'ValidatingAdmissionPolicy' ? variables.policy : variables.binding)`,
    found: "'its kind or spec'",
  },
  check: (object) => {
    if (!object.apiVersion.startsWith(`${group}/`) || !isOurs(object)) return [];
    if (others.includes(object.kind))
      return demand(
        false,
        ['kind'],
        `remove the ${object.kind} (no chart writes one); it acts on objects after the review`,
      );
    if (!kinds.includes(object.kind)) return [];
    const one = object as Manifest & Guard;
    return one.kind === 'ValidatingAdmissionPolicy' ? policyFaults(one) : bindingFaults(one);
  },
};

function policyFaults({ spec }: Guard): readonly Fault[] {
  const { failurePolicy = 'Fail', matchConditions, matchConstraints: scope, validations } = spec ?? {};
  const { matchExpressions, matchLabels } = scope?.namespaceSelector ?? {};
  const constant = list(matchConditions).findIndex(({ expression = '' }) => !new RegExp(condition).test(expression));
  const isAsking = list(validations).every(({ expression = '' }) => new RegExp(validation).test(expression));
  return [
    ...demand(
      failurePolicy === 'Fail',
      ['spec', 'failurePolicy'],
      `set spec.failurePolicy to 'Fail' ${found(failurePolicy)}`,
    ),
    ...scopeFaults(scope, 'matchConstraints'),
    ...demand(
      sizeOf(matchLabels) + list(matchExpressions).length === 0,
      ['spec', 'matchConstraints', 'namespaceSelector'],
      'remove spec.matchConstraints.namespaceSelector; the binding says where it holds',
    ),
    ...demand(
      constant === -1,
      ['spec', 'matchConditions', constant, 'expression'],
      `let spec.matchConditions[${constant}] leave out what it names ${found(matchConditions?.[constant]?.expression)}`,
    ),
    ...demand(
      list(validations).length === 1 && isAsking,
      ['spec', 'validations'],
      'let spec.validations be one expression about the request',
    ),
  ];
}

function bindingFaults({ metadata, spec }: Manifest & Guard): readonly Fault[] {
  const { matchResources: scope, policyName, validationActions } = spec ?? {};
  const { matchExpressions, matchLabels } = scope?.namespaceSelector ?? {};
  const actions = list(validationActions).join();
  const isNoted = actions === 'Audit' && !!metadata.annotations?.[noted];
  const isKnown =
    Object.entries(matchLabels ?? {}).every(([key, value]) => key === byLabel && value === platform) &&
    list(matchExpressions).every(({ key, operator }) => key === byName && operator === 'In') &&
    sizeOf(matchLabels) + list(matchExpressions).length < 2;
  return [
    ...demand(
      policyName === metadata.name,
      ['spec', 'policyName'],
      `set spec.policyName to '${metadata.name}' ${found(policyName)}`,
    ),
    ...demand(
      actions === 'Deny,Audit' || isNoted,
      ['spec', 'validationActions'],
      `set spec.validationActions to ["Deny","Audit"] ${found(validationActions)}`,
    ),
    ...scopeFaults(scope, 'matchResources'),
    ...demand(
      list(scope?.resourceRules).length === 0,
      ['spec', 'matchResources', 'resourceRules'],
      'remove spec.matchResources.resourceRules; the policy says about what it asks',
    ),
    ...demand(
      isKnown,
      ['spec', 'matchResources', 'namespaceSelector'],
      `let spec.matchResources.namespaceSelector be the label ${byLabel}=${platform}, or names of namespaces`,
    ),
  ];
}

function scopeFaults(scope: Scope | null | undefined, field: string): readonly Fault[] {
  const { excludeResourceRules, objectSelector } = scope ?? {};
  return [
    ...demand(
      list(excludeResourceRules).length === 0,
      ['spec', field, 'excludeResourceRules'],
      `remove spec.${field}.excludeResourceRules`,
    ),
    ...demand(
      sizeOf(objectSelector?.matchLabels) + list(objectSelector?.matchExpressions).length === 0,
      ['spec', field, 'objectSelector'],
      `remove spec.${field}.objectSelector`,
    ),
  ];
}

function sizeOf(labels: object | null | undefined): number {
  return isSet(labels) ? Object.keys(labels).length : 0;
}
