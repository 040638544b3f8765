/** Object identity: `Kind.group namespace/name` for comparing, `Kind namespace/name` for display. */

/** The fields by which the API server tells objects apart; the version is not one of them. */
export interface Identified {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string | undefined };
}

/** @returns `Deployment.apps api/api`, or `Namespace api` for an object without group and namespace */
export function identity({ apiVersion, kind, metadata: { name, namespace } }: Identified): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  return `${kind}${group} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** @returns `Deployment api/api`, or `Namespace api` for an object without namespace */
export function nameOf({ kind, metadata: { name, namespace } }: Omit<Identified, 'apiVersion'>): string {
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}
