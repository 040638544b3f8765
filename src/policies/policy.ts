import type { Declared } from '../config/declared';
import type { FieldPath } from '../kubernetes/field-path';
import { nameOf } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import type { Admission, Unheld } from './admission';

/** Parameters of the rules in one environment: the same values offline and in the API server. */
export interface PolicyParameters {
  /** The label `env` of every object of ours. @default - any */
  readonly environment?: string;
  /** Prefix of the images that we build, such as `localhost/breakwater/`. */
  readonly ownImages: string;
  /** All other images: full references, or prefixes that end in `/`. */
  readonly foreignImages: readonly string[];
  /** The pull policy that every container must state. */
  readonly pullPolicy: 'Always' | 'IfNotPresent';
  /** Users and groups that deploy: they alone write in our namespaces. @default - none */
  readonly deployers?: readonly string[];
  /** Groups whose members alone connect to pods, and write beside the deployers, in an incident. @default - none */
  readonly breakGlass?: readonly string[];
  /** Our namespaces, by their names. @default - none */
  readonly namespaces?: readonly string[];
  /** Below which every host of an Ingress is, such as `beta.breakwater.example`. @default - any host */
  readonly domain?: string;
  /** The subnet of nodes on which the pods of a namespace run, by namespace. @default - any node */
  readonly placement?: Readonly<Record<string, string>>;
  /** Ids of the policies by which the API server does not refuse, but only notes. @default - none */
  readonly noted?: readonly string[];
  /** What is declared about its namespaces. @default - nothing is compared with it */
  readonly declared?: Declared;
  /** Classes of which volumes may be claimed. @default - any class */
  readonly storageClasses?: readonly string[];
}

/** The parts of an admission request that rules read. */
export interface AdmissionRequest {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  /** Such as `exec`. @default - the object itself */
  readonly subresource?: string;
  readonly user: { readonly name: string; readonly groups: readonly string[] };
  /** The object before. @default - there was none */
  readonly oldObject?: Manifest;
}

/** Input of a rule beside the object that it judges. */
export interface PolicyContext extends PolicyParameters {
  /** Every object of one environment, so that Services, autoscalers and network policies find their targets. */
  readonly objects: readonly Manifest[];
  /** The admission request. @default - a CREATE by a user */
  readonly request?: AdmissionRequest;
}

/** One rule: what must always be true of the YAML. */
export interface Policy {
  /** Standard term in kebab-case; it is also the name of the exemption. */
  readonly id: string;
  /** Its origin: a row of the table of merged checks, or a number of the admission set. */
  readonly source: Row | `V${number}`;
  readonly title: string;
  /** One sentence: what goes wrong without the rule. */
  readonly why: string;
  /** The correction, in the imperative and without a full stop: the message of the API server's refusal. */
  readonly fix: string;
  /** Ids of the checks of scanners and standards that it answers, such as `KS pod-probes`. @default - none knows it */
  readonly answers: readonly string[];
  /** The same rule in the API server, or why it cannot be there. */
  readonly admission: Admission | ((parameters: PolicyParameters) => Admission | Unheld) | Unheld;
  /** The faults of the object; none when it is good. */
  check(object: Manifest, context: PolicyContext): readonly Fault[];
}

/** A violation of a policy by an object. */
export interface Fault {
  /**
   * The field that is wrong, or that is missing, from the object on; the object itself where another object or a request
   * is the matter. Lines in files come from it.
   */
  readonly path: FieldPath;
  /** For the reader: the field, what was found, the fix. No code reads it. */
  readonly message: string;
}

/** A row of the table of merged checks, by its number. */
export type Row = number;

/** A rule that an object breaks. */
export interface Violation extends Fault {
  readonly policy: string;
  /** Such as `Deployment api/api`. */
  readonly object: string;
  /** The object itself, by which its place is found. */
  readonly manifest: Manifest;
}

/** A rule that an object breaks with a written reason. */
export interface Exemption extends Violation {
  readonly reason: string;
}

/** Result of `evaluate`. */
export interface Verdict {
  readonly violations: readonly Violation[];
  readonly exemptions: readonly Exemption[];
}

/** `breakwater.example/exempt.<policy>: "<reason>"` on an object turns its violations into exemptions. */
export const exemptionPrefix = 'breakwater.example/exempt.';

/** The policy that judges the exemptions themselves; nothing can be exempted from it. */
export const exemptionNeeded = 'exemption-needed';

/** A reason shorter than this says nothing. */
const shortestReason = 20;

/**
 * Judges objects by every policy, in the order of the objects and then of the policies.
 * Pass the whole list: an exemption from a policy that is not in it counts as an exemption from nothing.
 *
 * @param objects what is judged. @default - every object of the context
 */
export function evaluate(
  policies: readonly Pick<Policy, 'id' | 'check'>[],
  context: PolicyContext,
  objects: readonly Manifest[] = context.objects,
): Verdict {
  const violations: Violation[] = [];
  const exemptions: Exemption[] = [];
  for (const object of objects) {
    const name = nameOf(object);
    const reasons = reasonsOf(object);
    const isAllowed = (id: string) => isDeclared(id, object, context);
    const used = new Set<string>();
    for (const policy of policies) {
      const reason = reasons.get(policy.id);
      for (const { message, path } of policy.check(object, context)) {
        used.add(policy.id);
        const violation = { policy: policy.id, object: name, manifest: object, path, message };
        if (reason === undefined || isTooShort(reason) || !isAllowed(policy.id)) violations.push(violation);
        else exemptions.push({ ...violation, reason });
      }
    }
    for (const [id, reason] of reasons) {
      const known = policies.some((policy) => policy.id === id);
      const message = complaintAbout(id, reason, { known, used: used.has(id), allowed: isAllowed(id) });
      if (message !== undefined) {
        const path = ['metadata', 'annotations', `${exemptionPrefix}${id}`];
        violations.push({ policy: exemptionNeeded, object: name, manifest: object, path, message });
      }
    }
  }
  return { violations, exemptions };
}

const none: ReadonlyMap<string, string> = new Map();

/** The reasons of an object's exemptions, by policy. */
function reasonsOf(object: Manifest): ReadonlyMap<string, string> {
  const { annotations } = object.metadata;
  if (!annotations) return none;
  return new Map(
    Object.entries(annotations)
      .filter(([key]) => key.startsWith(exemptionPrefix))
      .map(([key, reason]) => [key.slice(exemptionPrefix.length), String(reason).trim()]),
  );
}

function isTooShort(reason: string): boolean {
  return reason.length < shortestReason;
}

/** Whether the reviewed list has this object among those that may be exempt from the policy. */
function isDeclared(id: string, { kind, metadata }: Manifest, { declared }: PolicyContext): boolean {
  if (!declared) return true;
  const name = kind === 'Job' ? metadata.name.replace(/-[0-9a-f]{8}$/, '') : metadata.name;
  const object = nameOf({ kind, metadata: { ...metadata, name } });
  return declared.exemptions.some((one) => one.policy === id && one.object === object);
}

interface Exempt {
  readonly known: boolean;
  readonly used: boolean;
  readonly allowed: boolean;
}

function complaintAbout(id: string, reason: string, { known, used, allowed }: Exempt): string | undefined {
  const annotation = `annotation ${exemptionPrefix}${id}`;
  if (!known) return `${annotation}: there is no policy '${id}'; remove the annotation or correct its name`;
  if (!used) return `${annotation}: the object obeys '${id}', nothing is exempted; remove the annotation`;
  if (!allowed)
    return `${annotation}: the list in src/config/exemptions.ts does not have this object; remove the annotation`;
  if (!isTooShort(reason)) return undefined;
  return `${annotation}: the reason '${reason}' has ${reason.length} characters; say in ${shortestReason} or more why the rule cannot hold`;
}
