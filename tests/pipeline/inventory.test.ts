import { noteBefore, readBefore } from '../../src/pipeline/inventory';
import { success } from '../../src/programs/result';
import { fakeKubectl, refusal } from '../cluster/fake-kubectl';
import { temporaryFolders } from '../synth/folders';
import { commit, earlier, stage } from './world';

const folder = temporaryFolders();
const object = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

test('what the cluster has of the files of a release is noted', async () => {
  const { made, place } = stage(folder());
  const files: string[] = [];
  const existing = async (of: string) => {
    files.push(of);
    return success([object('api'), object('web')]);
  };
  expect(await noteBefore({ ...made, kubectl: fakeKubectl({ existing }) })).toBeUndefined();
  expect(files).toEqual([`${place()}/dist/lab`]);
  expect(readBefore(made, commit)).toEqual(['Namespace api', 'Namespace web']);
  expect(readBefore(made, earlier)).toEqual([]);
});

test('a cluster that does not answer is not taken for an empty one', async () => {
  const { made } = stage(folder());
  const kubectl = fakeKubectl({ existing: async () => refusal('Unable to connect') });
  const problem = 'the cluster does not say what it has of this release already: Unable to connect';
  expect([await noteBefore({ ...made, kubectl }), readBefore(made, commit)]).toEqual([problem, []]);
});
