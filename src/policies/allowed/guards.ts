/** Admission policies and their bindings: those that are made of the policies here, and no others. */
import { isSet, type Manifest } from '../../kubernetes/manifest';
import type { Fault, Policy, PolicyContext, PolicyParameters } from '../policy';
import { demand, found } from '../sentences';
import { admissionObjects } from '../vap';

const kinds = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];

/** The annotation of a binding that only notes, with its reason. */
const noted = 'breakwater.example/noted';

/** By the declared values of an environment: every object of each asks for the same. */
const known = new WeakMap<object, ReadonlyMap<string, Manifest>>();

/** Every policy: the list has this rule in it, so that it registers itself. */
const registered: { all: readonly Policy[] } = { all: [] };

export function registerPolicies(all: readonly Policy[]): void {
  registered.all = all;
}

export const guardContent: Policy = {
  id: 'guard-content',
  source: 'V18',
  title: 'Admission policies and bindings say what the policies here say',
  why: 'A policy whose condition is never met, or whose binding only warns, refuses nothing and looks as if it did.',
  fix: 'remove the object, or write it with npm run synth; which policies only note is a value of the environment',
  answers: [],
  admission: {
    cannot:
      'Policies that are objects cannot guard objects of their own kind; those from files know their environment only.',
  },
  check: (object, context) => {
    const { declared } = context;
    if (!declared || !kinds.includes(object.kind)) return [];
    const objects = known.get(declared) ?? objectsOf(registered.all, context);
    known.set(declared, objects);
    return faults(object, objects.get(keyOf(object)), context);
  },
};

function keyOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.name}`;
}

function objectsOf(policies: readonly Policy[], parameters: PolicyParameters): ReadonlyMap<string, Manifest> {
  return new Map(
    policies.flatMap((policy) => admissionObjects(policy, parameters)).map((one) => [keyOf(one), one] as const),
  );
}

interface Bound {
  readonly validationActions?: readonly string[];
}

function faults(object: Manifest, wanted: Manifest | undefined, { noted: only = [] }: PolicyContext): readonly Fault[] {
  if (!wanted) return demand(false, ['metadata', 'name'], `remove the ${object.kind}; it is of no policy here`);
  const { validationActions, ...spec } = (object['spec'] ?? {}) as Bound;
  const { validationActions: all, ...content } = wanted['spec'] as Bound;
  const policy = object.metadata.name.replace('breakwater-', '');
  const isNoted = only.includes(policy) && isSet(object.metadata.annotations?.[noted]);
  const actions = isNoted ? ['Audit'] : all;
  return [
    ...demand(
      sorted(spec) === sorted(content),
      ['spec'],
      'write spec as npm run synth does; it says something else than the policy of its name',
    ),
    ...demand(
      sorted(validationActions) === sorted(actions),
      ['spec', 'validationActions'],
      `set spec.validationActions to ${JSON.stringify(actions)} ${found(validationActions)}`,
    ),
  ];
}

/** A value as text, whatever the order of its keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
