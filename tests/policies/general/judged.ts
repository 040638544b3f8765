/** YAML judged by the general rules, as `npm run check -- PATH` does. */
import { judge } from '../../../src/check/judge';
import { foreignParameters } from '../../../src/check/parameters';
import { generalRules } from '../../../src/policies/general';
import { inputs } from '../../check/inputs';

/** Sentences of one rule, or of all: `object: message`. */
export async function sentences(yaml: string, rule?: string): Promise<readonly string[]> {
  const report = await judge(inputs({ 'a.yaml': yaml }), {
    policies: generalRules,
    tolerant: true,
    parameters: (objects) => foreignParameters({ pullPolicy: 'Always' }, objects),
  });
  expect(report.problems).toEqual([]);
  return report.findings.filter(({ policy }) => rule === undefined || policy === rule).map(({ message }) => message);
}

/** Ids of the rules that find something. */
export async function rulesThatFind(yaml: string): Promise<readonly string[]> {
  const report = await judge(inputs({ 'a.yaml': yaml }), {
    policies: generalRules,
    tolerant: true,
    parameters: (objects) => foreignParameters({ pullPolicy: 'Always' }, objects),
  });
  return [...new Set(report.findings.map(({ policy }) => policy))];
}

/** A Deployment, in flow style. @param pod fields of the pod beside its containers @param container fields of it */
export function deployment(container = '', pod = '', name = 'web'): string {
  return `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}, namespace: shop}, spec: {selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {${pod ? `${pod}, ` : ''}containers: [{name: c, image: "x:1"${container ? `, ${container}` : ''}}]}}}}`;
}

/** An object without a pod. */
export function object(apiVersion: string, kind: string, fields: string, name = 'a'): string {
  return `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, ${fields}}`;
}
