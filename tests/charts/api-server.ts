/** The API server of an environment, offline: its policies as charts write them, and what they say to an object. */
import { charts } from '../../charts';
import { declaredIn } from '../../src/config/declared';
import type { Environment } from '../../src/config/environment';
import { foreignImages } from '../../src/config/versions';
import type { Manifest } from '../../src/kubernetes/manifest';
import type { Admission, Operation } from '../../src/policies/admission';
import { parametersOf } from '../../src/policies/parameters';
import type { AdmissionRequest } from '../../src/policies/policy';
import { render } from '../../src/synth/render';
import { at } from '../constructs/objects';
import { celVerdict } from '../policies/cel';

type Named = readonly { readonly name: string; readonly expression: string }[];

const renders = new Map<Environment, readonly Manifest[]>();

/** Every object of an environment; charts are asked once. @throws when anything is wrong with one */
export function rendered(environment: Environment): readonly Manifest[] {
  const known = renders.get(environment);
  if (known) return known;
  const { files, problems } = render(charts, environment);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const objects = files.flatMap((file) => file.objects);
  renders.set(environment, objects);
  return objects;
}

/** A policy with its binding. */
export interface Bound {
  /** Without the prefix of the platform. */
  readonly id: string;
  readonly rule: Manifest;
  readonly binding: Manifest;
  readonly actions: readonly string[];
}

/** The policies among some objects, by their bindings. */
export function boundIn(objects: readonly Manifest[]): readonly Bound[] {
  const rules = objects.filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
  return objects
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding')
    .flatMap((binding) =>
      rules
        .filter(({ metadata }) => metadata.name === at(binding, 'spec', 'policyName'))
        .map((rule) => ({
          id: rule.metadata.name.replace(/^breakwater-/, ''),
          rule,
          binding,
          actions: at(binding, 'spec', 'validationActions') as readonly string[],
        })),
    );
}

/** A policy as it is written, in the words of the offline engine. */
export function admissionIn({ rule, binding }: Bound): Admission {
  const rules = at(rule, 'spec', 'matchConstraints', 'resourceRules') as readonly {
    readonly apiGroups: readonly [string];
    readonly apiVersions: readonly [string];
    readonly operations: readonly Operation[];
    readonly resources: readonly string[];
  }[];
  const named = (field: string, written = (text: string) => text) =>
    Object.fromEntries(
      ((at(rule, 'spec', field) ?? []) as Named).map(({ name, expression }) => [name, written(expression)]),
    );
  const inNamed = at(binding, 'spec', 'matchResources', 'namespaceSelector', 'matchExpressions', 0, 'values') as
    | readonly string[]
    | undefined;
  const parameters = at(binding, 'spec', 'paramRef') as Admission['parameters'];
  return {
    resources: rules.map((one) => ({ group: one.apiGroups[0], version: one.apiVersions[0], resources: one.resources })),
    operations: rules[0]?.operations ?? [],
    everywhere: at(binding, 'spec', 'matchResources') === undefined,
    ...(inNamed ? { namespaces: inNamed } : {}),
    unless: named('matchConditions', (text) => `!(${text})`),
    variables: named('variables'),
    expression: String(at(rule, 'spec', 'validations', 0, 'expression')),
    ...(parameters ? { parameters } : {}),
  };
}

/** What policies say to an object: ids of those that refuse it, and of those that break and only note it. */
export interface Said {
  readonly refused: readonly string[];
  readonly noted: readonly string[];
}

/** An object and its admission request. @default asking - a user creates it */
export type Ask = (object: Manifest, asking?: Partial<AdmissionRequest>) => Said;

/** @param policies where they are not all that its charts write */
export function apiServer(environment: Environment, policies = boundIn(rendered(environment))): Ask {
  const objects = rendered(environment);
  const admissions = policies.map((policy) => ({ ...policy, admission: admissionIn(policy) }));
  return (object, asking) => {
    const context = {
      ...parametersOf(environment, foreignImages(environment), declaredIn(environment)),
      objects,
      request: request(asking),
    };
    const broken = admissions.filter(({ admission }) => celVerdict(admission, object, context) === 'refused');
    const [refused, noted] = [true, false].map((denies) =>
      broken.filter(({ actions }) => actions.includes('Deny') === denies).map(({ id }) => id),
    );
    return { refused: refused ?? [], noted: noted ?? [] };
  };
}

function request(asking: Partial<AdmissionRequest> = {}): AdmissionRequest {
  return {
    operation: 'CREATE',
    user: { name: 'deployer', groups: ['system:masters', 'breakwater:deployers', 'system:authenticated'] },
    ...asking,
  };
}
