/** Judges inputs: all of them together are one environment, in which objects find each other. */

import { pathText } from '../kubernetes/field-path';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import type { Policy, PolicyContext, PolicyParameters, Violation } from '../policies/policy';
import { evaluate } from '../policies/policy';
import type { Document } from './document';
import { firstLine } from './document';
import type { ExemptFinding, Finding, Problem, Report } from './finding';
import type { Input } from './input';
import { type Limits, limits as usual } from './limits';
import type { Lines } from './lines';
import { lineAt, linesOf } from './lines';
import type { Located } from './objects';
import { readAll } from './reading';

export interface JudgeProps {
  readonly policies: readonly Policy[];
  /** Parameters of the policies. */
  readonly parameters: (objects: readonly Manifest[]) => PolicyParameters;
  /** Ids of the policies whose findings are reported. @default - all */
  readonly only?: readonly string[];
  /** @default - those of limits.ts */
  readonly limits?: Partial<Limits>;
}

export async function judge(inputs: readonly Input[], props: JudgeProps): Promise<Report> {
  const limits = { ...usual, ...props.limits };
  const { objects, problems, notes } = await readAll(inputs, limits);
  const { stopped, ...verdict } = verdictOn(objects, props, limits);
  return { ...verdict, problems: [...problems, ...stopped], notes, files: inputs.length };
}

/** Objects that are judged before their findings are located: more would hold all findings in memory twice. */
const portion = 200;

interface Verdict extends Pick<Report, 'findings' | 'exemptions' | 'objects'> {
  readonly stopped: readonly Problem[];
}

function verdictOn(located: readonly Located[], props: JudgeProps, limits: Limits): Verdict {
  const objects = located.map(({ manifest }) => manifest);
  const context: PolicyContext = { ...props.parameters(objects), objects };
  const policies = props.policies.map(unbreakable);
  const places = new Map(located.map((one) => [one.manifest, one]));
  const place = placing(places, limits.sentence);
  const findings: Finding[] = [];
  const exemptions: ExemptFinding[] = [];
  const wanted = ({ policy }: Violation) => props.only?.includes(policy) ?? true;
  let room = limits.findings;
  for (let at = 0; at < objects.length; at += portion) {
    const part = evaluate(policies, context, objects.slice(at, at + portion));
    const [violations, excused] = [part.violations.filter(wanted), part.exemptions.filter(wanted)];
    for (const one of inOrder(violations.slice(0, room).map(place))) findings.push(one);
    for (const one of excused.slice(0, room)) exemptions.push({ ...place(one), reason: one.reason });
    room -= violations.length + excused.length;
    const judged = Math.min(at + portion, objects.length);
    const last = located[judged - 1];
    if (room < 0 && last) return { findings, exemptions, objects: judged, stopped: [enough(last, limits.findings)] };
  }
  return { findings, exemptions, objects: objects.length, stopped: [] };
}

function enough({ document }: Located, findings: number): Problem {
  const message = `not reported and not judged from about here on: ${findings} findings are enough for one check; correct those first, or choose with --policy`;
  return { file: document.file, line: firstLine(document), message };
}

/** A policy that reports its own errors as findings: a field of an unexpected type does not stop the other policies. */
function unbreakable(policy: Policy): Policy {
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
function placing(places: ReadonlyMap<Manifest, Located>, longest: number): (violation: Violation) => Finding {
  let last: { readonly document: Document; readonly lines: Lines } | undefined;
  return ({ policy, object, manifest, path, message }) => {
    const { document, path: above } = places.get(manifest) as Located;
    if (last?.document !== document) last = { document, lines: linesOf(document) };
    return {
      file: document.file,
      line: lineAt(last.lines, [...above, ...path]),
      policy,
      object,
      identity: identity(manifest),
      path: bounded(pathText(path), longest),
      message: bounded(message, longest),
    };
  };
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
