/** Labels of every object: one vocabulary, derived from a few values, never typed at a call site. */

/** Prefix of our own annotations; `.example` is reserved, so that no other party can own it. */
export const annotationPrefix = 'breakwater.example';

export const partOf = 'breakwater';

export interface LabelsProps {
  /** The service, which is also the namespace. */
  readonly name: string;
  /** Its part in the system. */
  readonly component: string;
  /** The environment: what the seal compares. */
  readonly environment: string;
  /** Version of the platform. */
  readonly version: string;
  /** The controller that owns it. @default - the name of the service */
  readonly instance?: string;
}

/** The label by which NetworkPolicies select; one key, so that a policy names exactly whom it means. */
export function nameLabel(name: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': name };
}

/** What never changes during a workload's life: selectors and volume claims, which the API server refuses to change. */
export function stableLabels(name: string, instance: string = name): Readonly<Record<string, string>> {
  return { ...nameLabel(name), 'app.kubernetes.io/instance': instance };
}

/** All labels of an object. */
export function labels({
  name,
  component,
  environment,
  version,
  instance,
}: LabelsProps): Readonly<Record<string, string>> {
  return {
    ...stableLabels(name, instance),
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/managed-by': 'cdk8s',
    'app.kubernetes.io/part-of': partOf,
    'app.kubernetes.io/version': version,
    app: name,
    env: environment,
    owner: 'platform',
  };
}

/** The annotation by which an object is exempt from one policy, for a reason. */
export function exemption(policy: string, reason: string): Readonly<Record<string, string>> {
  return { [`${annotationPrefix}/exempt.${policy}`]: reason };
}
