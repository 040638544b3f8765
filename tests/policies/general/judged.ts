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

/** Objects of one file. */
export const both = (...all: readonly string[]) => all.join('\n---\n');

/** A `securityContext`. */
export const context = (fields: string) => `securityContext: {${fields}}`;

/** A Service. */
export const service = (spec: string, name = 'web') => object('v1', 'Service', `spec: {${spec}}`, name);

/** The selector of the Deployment's pods. */
export const web = 'selector: {app: web}';

/** A Deployment with a volume. */
export const volume = (source: string, pod = '') =>
  deployment('', `${pod ? `${pod}, ` : ''}volumes: [{name: v, ${source}}]`);

/** A Secret. */
export const secret = (fields: string) => object('v1', 'Secret', fields);

/** An object of an operator, whose pods and Services begin with its name. */
export const operator = object('monitoring.coreos.com/v1', 'Alertmanager', 'spec: {}', 'main');
