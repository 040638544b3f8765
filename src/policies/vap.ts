/** A policy as the two objects that make the API server hold it. */

import type { Manifest } from '../kubernetes/manifest';
import { type Admission, celText, type Unheld } from './admission';
import { partOf, platform } from './platform';
import type { Policy, PolicyParameters } from './policy';
import { bySolver } from './solver';

const apiVersion = 'admissionregistration.k8s.io/v1';

/** Validation action on a violation: refuse the request, record it in the audit log, or warn the client. */
export type Action = 'Deny' | 'Audit' | 'Warn';

export interface Binding {
  /** @default `breakwater-<policy>` */
  readonly name?: string;
  /** @default refused, and noted in the audit log */
  readonly actions?: readonly Action[];
  /** Labels of the namespaces in which it holds. @default those of the platform */
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** The label that says that a namespace is ours. */
export const platformNamespaces = { [partOf]: platform } as const;

/** The rule as the API server holds it, or why it cannot. */
export function admissionOf(
  { admission }: Pick<Policy, 'admission'>,
  parameters: PolicyParameters,
): Admission | Unheld {
  return typeof admission === 'function' ? admission(parameters) : admission;
}

/** True if the API server can enforce the rule. */
export function isHeld(admission: Admission | Unheld): admission is Admission {
  return 'expression' in admission;
}

/** @returns a ValidatingAdmissionPolicy that fails closed, and its binding; nothing for what the API server cannot hold */
export function admissionObjects(
  policy: Policy,
  parameters: PolicyParameters,
  binding: Binding = {},
): readonly Manifest[] {
  const admission = admissionOf(policy, parameters);
  if (!isHeld(admission)) return [];
  // The suffix of static manifests: the API refuses such names, so that these cannot be replaced through it.
  const { name = `breakwater-${policy.id}${admission.inFiles ? '.static.k8s.io' : ''}` } = binding;
  const { actions = ['Deny', 'Audit'], namespaces = platformNamespaces } = binding;
  const params = admission.parameters;
  return [
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: policySpec(policy, admission, parameters),
    },
    {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: {
        policyName: name,
        ...(params ? { paramRef: { ...params, parameterNotFoundAction: 'Deny' } } : {}),
        ...(admission.everywhere ? {} : { matchResources: { namespaceSelector: selectorOf(admission, namespaces) } }),
        validationActions: [...actions],
      },
    },
  ];
}

/** Whoever may change labels of a namespace cannot change its name. */
function selectorOf({ namespaces }: Admission, labels: Readonly<Record<string, string>>): object {
  if (!namespaces) return { matchLabels: { ...labels } };
  return { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [...namespaces] }] };
}

function policySpec(policy: Policy, admission: Admission, { declared }: PolicyParameters): object {
  const { everywhere, expression, operations = ['CREATE', 'UPDATE'], parameters, resources, variables } = admission;
  // What holds in every namespace of the cluster holds for a solver too.
  const unless = declared?.solver && !everywhere ? { ...admission.unless, 'of-solver': bySolver } : admission.unless;
  return {
    failurePolicy: 'Fail',
    ...(parameters ? { paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } } : {}),
    matchConstraints: {
      resourceRules: resources.map((one) => ({
        apiGroups: [one.group],
        apiVersions: [one.version],
        operations: [...operations],
        resources: [...one.resources],
      })),
    },
    ...(unless ? { matchConditions: named(unless, (text) => `!(${text})`) } : {}),
    ...(variables ? { variables: named(variables) } : {}),
    validations: [
      { expression, message: policy.fix, messageExpression: messageExpression(policy, admission), reason: 'Forbidden' },
    ],
  };
}

function named(expressions: Readonly<Record<string, string>>, written = (text: string) => text): readonly object[] {
  return Object.entries(expressions).map(([name, text]) => ({ name, expression: written(text) }));
}

/** `Deployment api: container api: <what to do>`: the API server itself puts the policy's name before it. */
function messageExpression({ fix }: Policy, { found, operations = [] }: Admission): string {
  // DELETE and CONNECT requests have no `object`.
  const subject = operations.some((one) => one === 'DELETE' || one === 'CONNECT')
    ? "request.resource.resource + ' ' + request.name"
    : "object.kind + ' ' + object.metadata.name";
  return [subject, ...(found ? [`(${found})`] : []), celText(fix)].join(" + ': ' + ");
}
