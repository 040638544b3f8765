/** What makes an object that object, to the API server and to readers. */

export interface Identified {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** @returns `Deployment.apps api/api`, or `Namespace api` for an object without group and namespace */
export function identity({ apiVersion, kind, metadata: { name, namespace } }: Identified): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  return `${kind}${group} ${namespace ? `${namespace}/` : ''}${name}`;
}
