import { persistentVolume, volumeClaim } from '../../../src/policies/data/volume-claims';
import { contextOf } from '../../../src/policies/example';
import { hostMounts, volumeLimits } from '../../../src/policies/pods/volumes';
import { evaluate } from '../../../src/policies/policy';

test('a volume that says nothing is scratch space without a bound, as the API server fills it in', () => {
  const context = contextOf({
    says: 'a volume with a name only',
    object: 'Deployment api',
    set: { 'spec.template.spec.volumes[0].emptyDir': undefined },
  });
  expect(evaluate([hostMounts, volumeLimits], context).violations.map(({ message }) => message)).toEqual([
    "volume 'tmp': set emptyDir.sizeLimit (it is missing)",
  ]);
});

test('a path that is left empty is the whole volume, as the API server leaves it out', () => {
  const context = contextOf({
    says: 'an empty subPath',
    object: 'Deployment api',
    set: { 'spec.template.spec.containers[0].volumeMounts[0].subPath': '' },
  });
  expect(evaluate([hostMounts], context).violations).toEqual([]);
});

test('an environment that names no classes allows every one', () => {
  const { storageClasses: _, ...context } = contextOf({
    says: 'a fast claim',
    object: 'StatefulSet mongo',
    set: { 'spec.volumeClaimTemplates': [{ metadata: { name: 'data' }, spec: { storageClassName: 'fast' } }] },
  });
  const said = evaluate([volumeClaim], context).violations.map(({ message }) => message);
  expect(said.filter((message) => message.includes('class'))).toEqual([]);
});

test('what a provisioner makes of the disk of the only node is its own', () => {
  const volume = {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'pvc-1' },
    spec: { hostPath: { path: '/tmp' } },
  };
  expect(persistentVolume.check(volume, contextOf({ says: 'nothing' }))).toEqual([]);
});
