import type { Manifest } from '../../src/kubernetes/manifest';
import { postureOf } from '../../src/posture/posture';
import { workload } from '../reach/world';

const cilium = (name: string, spec: object = {}, annotations: object = {}): Manifest => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  metadata: { name, namespace: 'x', annotations: { ...annotations } },
  spec,
});

function said(before: readonly Manifest[], after: readonly Manifest[]): readonly string[] {
  const changes = postureOf([workload('x/a'), ...before], [workload('x/a'), ...after]);
  if (typeof changes === 'string') throw new Error(changes);
  return changes.map(({ object, risk, says, verb }) => `${risk} ${verb} ${object}: ${says}`);
}

const unknown = 'and is not evaluated: it may open or close connections';

test.each([
  ['is new', [], [cilium('a')]],
  ['is gone', [cilium('a')], []],
  ['is another than before', [cilium('a')], [cilium('a', { ingress: [] })]],
])('a policy of a kind that is not evaluated %s', (how, before, after) => {
  expect(said(before, after)).toEqual([`high changes CiliumNetworkPolicy x/a: ${how}, ${unknown}`]);
});

test.each([
  ['the same', [cilium('a')], [cilium('a')]],
  ['under another name', [cilium('a')], [cilium('b')]],
  ['with another annotation', [cilium('a')], [cilium('a', {}, { b: 'c' })]],
])('nothing is said of one that is %s', (_, before, after) => expect(said(before, after)).toEqual([]));
