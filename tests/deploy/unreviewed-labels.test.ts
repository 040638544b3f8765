import { errorsIn } from '../../src/deploy/terraform';
import { foreignLabels } from '../../src/deploy/unreviewed-labels';
import type { Manifest } from '../../src/kubernetes/manifest';
import { labelled, timedOut } from './texts';

const objects: readonly Manifest[] = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'hash', namespace: 'hash' } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'hash' } },
];

describe('a label that somebody else put on an object', () => {
  test('is told with the command that takes it away', () => {
    expect(foreignLabels(errorsIn(labelled), objects, 'shop')).toEqual([
      "Service hash carries the label 'extra', which nobody reviewed; take it away: kubectl --context shop label Service hash --namespace hash extra-",
    ]);
  });

  test('is told of an object without a namespace as well', () => {
    const problem = labelled.replace('Service_hash_hash', 'Namespace_hash').replace('"extra"', '"team.example/owner"');
    expect(foreignLabels(problem, objects, 'shop')).toEqual([
      "Namespace hash carries the label 'team.example/owner', which nobody reviewed; take it away: kubectl --context shop label Namespace hash team.example/owner-",
    ]);
  });

  test('is told each time there is one', () => {
    const problem = labelled + labelled.replace('"extra"', '"team"');
    expect(foreignLabels(errorsIn(problem), objects, 'shop')).toHaveLength(2);
  });
});

test.each([
  ['of an object that is not of dist', labelled.replace('Service_hash_hash', 'Service_web_web')],
  ['of something else', timedOut],
  ['of another field', labelled.replace('metadata.labels', 'metadata.annotations')],
])('nothing is said %s', (_, problem) => expect(foreignLabels(problem, objects, 'shop')).toEqual([]));
