/** A rule that the API server itself holds: what it refuses never comes to be. */
import { Construct } from 'constructs';
import { partOf } from './labels';
import { PlainObject } from './plain-object';

/** The kinds that a rule is asked about. */
export interface Resources {
  readonly group: string;
  readonly version: string;
  /** Plural names, as in a URL. */
  readonly resources: readonly string[];
}

export interface AdmissionPolicyProps {
  readonly name: string;
  readonly resources: readonly Resources[];
  /** CEL expression that must be true. */
  readonly expression: string;
  /** CEL expression of the sentence that a refusal says: what, where, and how to mend it. */
  readonly message: string;
  /** Names for parts of the expressions, each a CEL expression. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** CEL expressions that exclude requests, by name. @default - none */
  readonly unless?: Readonly<Record<string, string>>;
  /** Whether it is asked in every namespace, and not just in those of the platform. @default false */
  readonly everywhere?: boolean;
}

/**
 * A ValidatingAdmissionPolicy and its binding, to every namespace of the platform by default. It fails closed. Written as plain
 * objects, because version 1 of the kind is newer than the typed schema.
 */
export class AdmissionPolicy extends Construct {
  constructor(scope: Construct, id: string, props: AdmissionPolicyProps) {
    super(scope, id);
    const apiVersion = 'admissionregistration.k8s.io/v1';
    new PlainObject(this, 'policy', {
      apiVersion,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: props.name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          resourceRules: props.resources.map(({ group, version, resources }) => ({
            apiGroups: [group],
            apiVersions: [version],
            operations: ['CREATE', 'UPDATE'],
            resources: [...resources],
          })),
        },
        ...(props.unless
          ? {
              matchConditions: Object.entries(props.unless).map(([name, expression]) => ({
                name,
                expression: `!(${expression})`,
              })),
            }
          : {}),
        ...(props.variables
          ? { variables: Object.entries(props.variables).map(([name, expression]) => ({ name, expression })) }
          : {}),
        validations: [{ expression: props.expression, messageExpression: props.message, reason: 'Forbidden' }],
      },
    });
    new PlainObject(this, 'binding', {
      apiVersion,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: props.name },
      spec: {
        policyName: props.name,
        ...(props.everywhere
          ? {}
          : { matchResources: { namespaceSelector: { matchLabels: { 'app.kubernetes.io/part-of': partOf } } } }),
        validationActions: ['Deny', 'Audit'],
      },
    });
  }
}
