/** The API server's half of a ValidatingAdmissionPolicy, offline: which requests it is asked about, and what it says. */
import { Environment } from '@marcbachmann/cel-js';
import type { Admission, Operation } from '../../src/policies/admission';
import type { AdmissionRequest, Manifest, PolicyContext } from '../../src/policies/policy';
import { platformNamespaces } from '../../src/policies/vap';
import { resourceOf } from './resource';

const cel = new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true });

/** `not asked` about what the policy's rules or conditions leave out. */
export type CelVerdict = 'allowed' | 'refused' | 'not asked';

const somebody = { name: 'somebody', groups: ['system:authenticated'] };

/** Judges one object as the API server would: where an expression fails, it refuses. */
export function celVerdict(admission: Admission, object: Manifest, context: PolicyContext): CelVerdict {
  try {
    return judged(admission, object, context);
  } catch {
    return 'refused';
  }
}

function judged(admission: Admission, object: Manifest, context: PolicyContext): CelVerdict {
  const request: AdmissionRequest = context.request ?? { operation: 'CREATE', user: somebody };
  if (!isAsked(admission, object, request) || !isBound(admission, object, context)) return 'not asked';
  const scope = scopeOf(object, request, context, admission);
  const unless = Object.values(admission.unless ?? {});
  if (unless.some((expression) => evaluate(expression, scope) === true)) return 'not asked';
  for (const [name, expression] of Object.entries(admission.variables ?? {})) {
    // Where one is not used, its failure does not matter: variables are evaluated when they are asked for.
    Object.defineProperty(scope.variables, name, { enumerable: true, get: () => evaluate(expression, scope) });
  }
  return evaluate(admission.expression, scope) === true ? 'allowed' : 'refused';
}

/** Evaluates one expression of an admission over an object, such as what it found. */
export function celValue(admission: Admission, expression: string, object: Manifest, context: PolicyContext): unknown {
  const scope = scopeOf(object, context.request ?? { operation: 'CREATE', user: somebody }, context, admission);
  for (const [name, text] of Object.entries(admission.variables ?? {})) {
    Object.defineProperty(scope.variables, name, { enumerable: true, get: () => evaluate(text, scope) });
  }
  return evaluate(expression, scope);
}

function evaluate(expression: string, scope: object): unknown {
  return cel.evaluate(expression, scope as Record<string, unknown>);
}

function scopeOf(
  object: Manifest,
  request: AdmissionRequest,
  { environment, objects }: PolicyContext,
  admission: Admission,
) {
  const namespace = namespaceOf(object, objects);
  // The only parameters there are: what the cluster says of itself.
  const params = admission.parameters && environment ? { data: { environment } } : null;
  return {
    object: request.operation === 'DELETE' ? null : typed(object),
    oldObject: typed(request.oldObject ?? (request.operation === 'DELETE' ? object : null)),
    namespaceObject: typed(namespace ?? null),
    params,
    request: typed({
      operation: request.operation,
      name: object.metadata.name,
      namespace: object.metadata.namespace ?? '',
      subResource: request.subresource ?? '',
      resource: { resource: resourceOf(object.kind) },
      userInfo: { username: request.user.name, groups: request.user.groups },
    }),
    variables: {} as Record<string, unknown>,
  };
}

function isAsked(
  { operations = ['CREATE', 'UPDATE'], resources }: Admission,
  object: Manifest,
  request: AdmissionRequest,
) {
  const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
  const resource = [resourceOf(object.kind), ...(request.subresource ? [request.subresource] : [])].join('/');
  return (
    operations.includes(request.operation as Operation) &&
    resources.some((one) => one.group === group && one.version === version && one.resources.includes(resource))
  );
}

/** Whether the binding holds where the object is: in the namespaces of the platform, and outside of all. */
function isBound({ everywhere }: Admission, object: Manifest, { objects }: PolicyContext): boolean {
  const namespace = namespaceOf(object, objects);
  const [[label, value] = ['', '']] = Object.entries(platformNamespaces);
  return everywhere || !object.metadata.namespace || namespace?.metadata.labels?.[label] === value;
}

function namespaceOf({ metadata }: Manifest, objects: readonly Manifest[]): Manifest | undefined {
  return objects.find((one) => one.kind === 'Namespace' && one.metadata.name === metadata.namespace);
}

/** Whole numbers are integers to CEL, and nothing else is. */
function typed(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typed(member)]));
}
