import { hidesPods } from '../../src/kubernetes/hidden-pods';

const template = { spec: { containers: [{ name: 'c', image: 'x' }] } };
const of = (apiVersion: string, kind: string, spec: unknown) =>
  hidesPods({ apiVersion, kind, metadata: { name: 'a' }, spec });

test.each([
  ['a cluster of an operator', 'ray.example/v1', 'Cluster', { head: { template }, workers: [] }],
  ['one in a list', 'ray.example/v1', 'Cluster', { workers: [null, { template }] }],
])('%s has pods that are not known', (_, apiVersion, kind, spec) => expect(of(apiVersion, kind, spec)).toBe(true));

test.each([
  ['of Kubernetes', 'apps/v1', 'Deployment', { template }],
  ['of others, and known', 'argoproj.io/v1alpha1', 'Rollout', { template }],
  ['a pattern', 'kyverno.io/v1', 'ClusterPolicy', { rules: [{ validate: { pattern: template } }] }],
  ['without containers', 'ray.example/v1', 'Cluster', { containers: 3, more: [null, { containers: [null, 'a', {}] }] }],
  ['without a spec', 'ray.example/v1', 'Cluster', undefined],
  ['too deep for a template', 'ray.example/v1', 'Cluster', { a: { b: { c: { d: { e: { template } } } } } }],
])('not: %s', (_, apiVersion, kind, spec) => expect(of(apiVersion, kind, spec)).toBe(false));
