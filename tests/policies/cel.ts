/** The API server's half of a ValidatingAdmissionPolicy, offline: what it says of an object. */
import { Environment } from '@marcbachmann/cel-js';
import type { Manifest } from '../../src/kubernetes/manifest';
import { amountOf } from '../../src/kubernetes/quantity';
import type { Admission } from '../../src/policies/admission';
import { namespaceNamed } from '../../src/policies/by-namespace';
import type { AdmissionRequest, PolicyContext } from '../../src/policies/policy';
import { created, isAsked } from './asked';
import { resourceOf } from './resource';

/** The amounts of Kubernetes, as far as the rules compare them. */
class Quantity {
  constructor(readonly amount: number) {}
}

function quantity(text: string): Quantity {
  const amount = amountOf(text);
  if (Number.isNaN(amount)) throw new Error(`'${text}' is not an amount`);
  return new Quantity(amount);
}

const cel = new Environment({ unlistedVariablesAreDyn: true, enableOptionalTypes: true })
  .registerType('Quantity', Quantity)
  .registerFunction('isQuantity(string): bool', (text: string) => !Number.isNaN(amountOf(text)))
  .registerFunction('quantity(string): Quantity', (text: string) => quantity(text))
  .registerFunction(
    'Quantity.isGreaterThan(Quantity): bool',
    (one: Quantity, other: Quantity) => one.amount > other.amount,
  );

/** `not asked` about what the policy's rules or conditions leave out. */
export type CelVerdict = 'allowed' | 'refused' | 'not asked';

/** Judges one object as the API server would: where an expression fails, it refuses. */
export function celVerdict(admission: Admission, object: Manifest, context: PolicyContext): CelVerdict {
  try {
    return judged(admission, object, context);
  } catch {
    return 'refused';
  }
}

function judged(admission: Admission, object: Manifest, context: PolicyContext): CelVerdict {
  const { request = created } = context;
  if (!isAsked(admission, object, context)) return 'not asked';
  const scope = scopeOf(object, request, context, admission);
  const unless = Object.values(admission.unless ?? {});
  if (unless.some((expression) => evaluate(expression, scope) === true)) return 'not asked';
  define(admission, scope);
  return evaluate(admission.expression, scope) === true ? 'allowed' : 'refused';
}

/** Variables are evaluated when they are asked for, once: where one is not used, its failure does not matter. */
function define({ variables = {} }: Admission, scope: { readonly variables: object }): void {
  for (const [name, expression] of Object.entries(variables)) {
    let value: { readonly known: unknown } | undefined;
    const get = () => {
      value ??= { known: evaluate(expression, scope) };
      return value.known;
    };
    Object.defineProperty(scope.variables, name, { enumerable: true, get });
  }
}

/** Evaluates one expression of an admission over an object, such as what it found. */
export function celValue(admission: Admission, expression: string, object: Manifest, context: PolicyContext): unknown {
  const scope = scopeOf(object, context.request ?? created, context, admission);
  define(admission, scope);
  return evaluate(expression, scope);
}

const parsed = new Map<string, ReturnType<Environment['parse']>>();

/** An expression is read once: most are asked about many objects. */
function evaluate(expression: string, scope: object): unknown {
  const known = parsed.get(expression) ?? cel.parse(expression);
  parsed.set(expression, known);
  return known(scope as Record<string, unknown>);
}

function scopeOf(
  object: Manifest,
  request: AdmissionRequest,
  { environment, objects }: PolicyContext,
  admission: Admission,
) {
  const namespace = namespaceOf(object, objects);
  const around = object.kind === 'Namespace' ? object.metadata.name : object.metadata.namespace;
  // The only parameters there are: what the cluster says of itself.
  const params = admission.parameters && environment ? { data: { environment } } : null;
  return {
    object: request.operation === 'DELETE' ? null : seen(object),
    oldObject: seen(request.oldObject ?? (request.operation === 'DELETE' ? object : null)),
    namespaceObject: seen(namespace),
    params,
    request: typed({
      operation: request.operation,
      name: object.metadata.name,
      // That of a Namespace is itself; empty, it is left out.
      ...(around ? { namespace: around } : {}),
      // Empty, it is left out.
      ...(request.subresource ? { subResource: request.subresource } : {}),
      resource: { group: groupOf(object), resource: resourceOf(object.kind) },
      userInfo: { username: request.user.name, groups: request.user.groups },
    }),
    variables: {} as Record<string, unknown>,
  };
}

function groupOf({ apiVersion }: Manifest): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

function namespaceOf({ metadata }: Manifest, objects: readonly Manifest[]): Manifest | undefined {
  return namespaceNamed(objects, metadata.namespace);
}

const known = new WeakMap<object, unknown>();

/** An object as CEL sees it: many policies are asked about the same one. */
function seen(object: Manifest | null | undefined): unknown {
  if (!object) return null;
  const value = known.get(object) ?? typed(object);
  known.set(object, value);
  return value;
}

/** Whole numbers are integers to CEL, and nothing else is. */
function typed(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typed(member)]));
}
