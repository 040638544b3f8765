/** The requests about which a policy is asked: by kind, operation and namespace, as match constraints and binding say. */
import type { Manifest } from '../../src/kubernetes/manifest';
import type { Admission, Operation } from '../../src/policies/admission';
import { namespaceNamed } from '../../src/policies/by-namespace';
import type { AdmissionRequest, PolicyContext } from '../../src/policies/policy';
import { platformNamespaces } from '../../src/policies/vap';
import { resourceOf } from './resource';

/** What is asked where an example does not say: a deployment that creates the object. */
export const created: AdmissionRequest = {
  operation: 'CREATE',
  user: { name: 'deployer', groups: ['system:masters', 'system:authenticated'] },
};

/** True if the rule matches kind and operation, and is bound where the object is. Its conditions are ignored. */
export function isAsked(admission: Admission, object: Manifest, context: PolicyContext): boolean {
  return isMatched(admission, object, context.request ?? created) && isBound(admission, object, context);
}

function isMatched(
  { operations = ['CREATE', 'UPDATE'], resources }: Admission,
  object: Manifest,
  request: AdmissionRequest,
) {
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  const resource = [resourceOf(object.kind), ...(request.subresource ? [request.subresource] : [])].join('/');
  return (
    operations.includes(request.operation as Operation) &&
    resources.some(
      (one) =>
        ['*', group].includes(one.group) &&
        ['*', version].includes(one.version) &&
        (one.resources.includes('*/*') ||
          (one.resources.includes('*') && !request.subresource) ||
          one.resources.includes(resource)),
    )
  );
}

/** True if the binding selects the object: in the namespaces of the platform, and outside of all. A Namespace by its own labels. */
function isBound({ everywhere, namespaces }: Admission, object: Manifest, { objects }: PolicyContext): boolean {
  const { name, namespace: around } = object.metadata;
  // Of what has no namespace, a selector of namespaces says nothing.
  if (namespaces)
    return object.kind === 'Namespace' ? namespaces.includes(name) : !around || namespaces.includes(around);
  if (everywhere || (object.kind !== 'Namespace' && !around)) return true;
  const namespace = object.kind === 'Namespace' ? object : namespaceNamed(objects, around);
  const [[label, value] = ['', '']] = Object.entries(platformNamespaces);
  return namespace?.metadata.labels?.[label] === value;
}
