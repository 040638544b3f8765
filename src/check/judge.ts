/** Judges inputs: all of them together, and what is around them, are one environment, in which objects find each other. */

import { type FieldPath, pathText, valueAt } from '../kubernetes/field-path';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import type { Policy, PolicyContext, PolicyParameters, Violation } from '../policies/policy';
import { evaluate, exemptionNeeded, exemptionPrefix } from '../policies/policy';
import type { Severity } from '../policies/severity';
import type { Document } from './document';
import { firstLine } from './document';
import type { ExemptFinding, Finding, Problem, Report } from './finding';
import { hiddenIn } from './hidden';
import type { Input } from './input';
import { type Limits, limits as usual } from './limits';
import type { Lines } from './lines';
import { lineAt, linesOf } from './lines';
import type { Located } from './objects';
import { readAll } from './reading';
import { repeatedIn } from './repeated';

/** What is needed of a policy to judge by it. */
export type Judge = Pick<Policy, 'id' | 'check'>;

export interface JudgeProps {
  readonly policies: readonly Judge[];
  /** Parameters of the policies. */
  readonly parameters: (objects: readonly Manifest[]) => PolicyParameters;
  /**
   * The environment to which the inputs are added: an object of the same identity is replaced. Findings about its objects
   * are reported where the addition causes them. @default - none
   */
  readonly around?: readonly Located[];
  /** Ids of the policies whose findings are reported. @default - all */
  readonly only?: readonly string[];
  /** Severity of the findings of a policy. @default - each is an error */
  readonly severityOf?: (policy: string) => Severity;
  /** Ids of rules that exemptions may name beside those of the policies. @default - none */
  readonly known?: readonly string[];
  /** Whether a document that does not claim to be an object is a note, and not a problem. @default false */
  readonly tolerant?: boolean;
  /** @default - those of limits.ts */
  readonly limits?: Partial<Limits>;
}

export async function judge(inputs: readonly Input[], props: JudgeProps): Promise<Report> {
  const limits = { ...usual, ...props.limits };
  const { objects, problems, notes } = await readAll(inputs, limits, props.tolerant);
  const { stopped, ...verdict } = verdictOn(objects, props, limits);
  return {
    ...verdict,
    problems: [...problems, ...stopped],
    notes: [...notes, ...(props.tolerant ? [...hiddenIn(objects), ...repeatedIn(objects)] : [])],
    files: inputs.length,
  };
}

/** Objects that are judged before their findings are located: more would hold all findings in memory twice. */
const portion = 200;

interface Verdict extends Pick<Report, 'findings' | 'exemptions' | 'objects'> {
  readonly stopped: readonly Problem[];
}

function verdictOn(located: readonly Located[], props: JudgeProps, limits: Limits): Verdict {
  const { around: before = [] } = props;
  const added = new Set(located.map(({ manifest }) => identity(manifest)));
  const around = before.filter(({ manifest }) => !added.has(identity(manifest)));
  const policies = props.policies.map(unbreakable);
  const places = new Map([...before, ...located].map((one) => [one.manifest, one]));
  const place = placing(places, limits.sentence, props.severityOf ?? (() => 'error'));
  const findings: Finding[] = [];
  const exemptions: ExemptFinding[] = [];
  const wanted = (one: Violation) => (props.only?.includes(one.policy) ?? true) && !isOfOthers(one, props);
  const among = (all: readonly Located[]) => contextOf(props, all);
  const context = among([...around, ...located]);
  let room = limits.findings;
  for (let at = 0; at < located.length; at += portion) {
    const objects = located.slice(at, at + portion).map(({ manifest }) => manifest);
    const part = evaluate(policies, context, objects);
    const [violations, excused] = [part.violations.filter(wanted), part.exemptions.filter(wanted)];
    for (const one of inOrder(violations.slice(0, room).map(place))) findings.push(one);
    for (const one of excused.slice(0, room)) exemptions.push({ ...place(one), reason: one.reason });
    room -= violations.length + excused.length;
    const judged = Math.min(at + portion, located.length);
    const last = located[judged - 1];
    if (room < 0 && last) return { findings, exemptions, objects: judged, stopped: [enough(last, limits.findings)] };
  }
  const caused = causedIn(around, policies, context, among(before)).filter(wanted).slice(0, room);
  for (const one of inOrder(caused.map(place))) findings.push({ ...one, caused: true });
  return { findings, exemptions, objects: located.length, stopped: [] };
}

/** True for a complaint about an exemption from a rule that exists and is not judged by now. */
function isOfOthers({ path, policy }: Violation, { known = [], policies }: JudgeProps): boolean {
  if (policy !== exemptionNeeded) return false;
  const id = String(path.at(-1)).slice(exemptionPrefix.length);
  return known.includes(id) && !policies.some((one) => one.id === id);
}

function contextOf(props: JudgeProps, located: readonly Located[]): PolicyContext {
  const objects = located.map(({ manifest }) => manifest);
  return { ...props.parameters(objects), objects };
}

/** What is wrong with objects in one context that was not wrong with them in the context before. */
function causedIn(
  around: readonly Located[],
  policies: readonly Judge[],
  context: PolicyContext,
  before: PolicyContext,
): readonly Violation[] {
  const objects = around.map(({ manifest }) => manifest);
  const { violations } = evaluate(policies, context, objects);
  if (violations.length === 0) return [];
  const textOf = ({ manifest, message, path, policy }: Violation) =>
    JSON.stringify([policy, identity(manifest), path, message]);
  const known = new Set(evaluate(policies, before, objects).violations.map(textOf));
  return violations.filter((one) => !known.has(textOf(one)));
}

function enough({ document }: Located, findings: number): Problem {
  const message = `not reported and not judged from about here on: ${findings} findings are enough for one check; correct those first, or choose with --policy`;
  return { file: document.file, line: firstLine(document), message };
}

/** A policy that reports its own errors as findings: a field of an unexpected type does not stop the other policies. */
function unbreakable(policy: Judge): Judge {
  return {
    ...policy,
    check: (object, context) => {
      try {
        return policy.check(object, context);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const message = `give every field the type that Kubernetes has for it; this policy cannot judge it (${reason})`;
        return [{ path: [], message }];
      }
    },
  };
}

/** Finds places; the lines of the last document are kept, since findings come document by document. */
function placing(
  places: ReadonlyMap<Manifest, Located>,
  longest: number,
  severityOf: (policy: string) => Severity,
): (violation: Violation) => Finding {
  let last: { readonly document: Document; readonly lines: Lines } | undefined;
  return ({ policy, object, manifest, path, message }) => {
    const { document, path: above } = places.get(manifest) as Located;
    if (last?.document !== document) last = { document, lines: linesOf(document) };
    return {
      file: document.file,
      line: lineAt(last.lines, [...above, ...path]),
      policy,
      severity: severityOf(policy),
      object,
      identity: identity(manifest),
      path: bounded(pathText(path), longest),
      ...containerAt(manifest, path),
      message: bounded(message, longest),
    };
  };
}

/** The container that a path leads into. */
function containerAt(manifest: Manifest, path: FieldPath): Pick<Finding, 'container'> {
  const at = path.findLastIndex((step) => /^((init|ephemeral)C|c)ontainers$/.test(String(step)));
  const name = at < 0 ? undefined : valueAt(manifest, [...path.slice(0, at + 2), 'name']);
  return typeof name === 'string' ? { container: name } : {};
}

/** Keys and values are as long as their author likes. */
function bounded(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** By line within a file; the files stay in their order. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  return files.flatMap((file) =>
    findings.filter((one) => one.file === file).sort((one, other) => one.line - other.line),
  );
}
