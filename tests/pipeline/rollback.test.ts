import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recover } from '../../src/pipeline/recover';
import { rollback } from '../../src/pipeline/rollback';
import type { StepName } from '../../src/pipeline/step';
import { success } from '../../src/programs/result';
import { type Answers, failed, refused } from '../programs/fakes';
import { contents, type Files, put, temporaryFolders } from '../synth/folders';
import { commit, earlier, namespace, pairs, release, repository, type Stage, signed, vouch, workload } from './world';

const folder = temporaryFolders();
const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n  namespace: new\n';
const more = {
  'new.k8s.yaml': [namespace('new'), workload('StatefulSet', 'apps/v1', 'new', 'new:1'), claim].join('---\n'),
};

/** Two releases that were signed: the earlier one, and one that has more. @param recorded what the cluster runs */
async function two(recorded: Files, answers: Answers = {}) {
  const there = await signed(folder(), answers, recorded, more);
  const { release: before } = release(repository(folder()), there, {
    ...{ commit: earlier, places: there.made.places },
  });
  await vouch(before, there);
  there.lines.length = 0;
  const deleted = () => there.changes().filter((line) => line.startsWith('kubectl delete'));
  const applied = () => there.changes().filter((line) => line.startsWith('kubectl apply'));
  return { ...there, applied, deleted };
}
const deploying = { state: 'deploying', commit } as const;
const back = { ...deploying, previous: earlier };

describe('back to the release before', () => {
  test('applies it as it was signed, deletes what only the failed one had, and says that it is good', async () => {
    const { applied, deleted, made, recorded } = await two(back);
    const left = 'PersistentVolumeClaim new/data holds data and is left';
    expect(await rollback(made, back)).toEqual(success(`the cluster runs ${earlier}, as before; ${left}`));
    const place = `ROOT/state/lab/pipeline/releases/${earlier}/dist/lab`;
    expect(applied()).toEqual([
      `kubectl apply --server-side --force-conflicts --filename=${place}/cluster-policies.k8s.yaml`,
      `kubectl apply --server-side --force-conflicts --filename=${place}/api.k8s.yaml --filename=${place}/client.k8s.yaml`,
    ]);
    expect(deleted()).toEqual([
      'kubectl delete StatefulSet.v1.apps new --namespace=new --ignore-not-found --wait=false',
      'kubectl delete Namespace new --ignore-not-found --wait=false',
    ]);
    expect(pairs(recorded)).toEqual({ state: 'good', commit: earlier, previous: '' });
  });

  test('needs nothing of the failed one, and says what it then does not know', async () => {
    const { deleted, made, place } = await two(back);
    rmSync(place(), { recursive: true });
    const unknown = `what only ${commit} had is not known, and is left`;
    expect(await rollback(made, back)).toEqual(success(`the cluster runs ${earlier}, as before; ${unknown}`));
    expect(deleted()).toEqual([]);
  });

  const lost = `the last good release, ${earlier}, is not in ROOT/state/lab/pipeline/releases as it was signed; check out that commit and run the pipeline there`;
  // Everything that makes a signature invalid: tests/supply/statement.test.ts.
  test.each<[string, (there: Stage) => void, string]>([
    ['is gone', ({ place }) => rmSync(place(earlier), { recursive: true }), 'statement.json.sig'],
    ['cannot be verified', ({ made }) => rmSync(made.places.keys, { recursive: true }), 'keys/signing.pub'],
    [
      'has another dist',
      ({ place }) => appendFileSync(join(place(earlier), 'dist', 'lab', 'api.k8s.yaml'), '#'),
      'api.k8s.yaml is not what was signed',
    ],
    [
      'is in truth another one',
      ({ place }) => put(place(earlier), contents(place())),
      `ROOT/state/lab/pipeline/releases/${earlier} vouches for ${commit} in lab\n`,
    ],
  ])('changes nothing where that %s', async (_, spoil, why) => {
    const there = await two(back);
    spoil(there);
    const result = await rollback(there.made, back);
    const message = result.ok ? '' : there.anonymous(result.problem.message);
    expect([message.includes(why), message.endsWith(`\n${lost}`)]).toEqual([true, true]);
    expect([there.changes(), pairs(there.recorded)]).toEqual([[], back]);
  });

  test('that does not come up again, or is not recorded, has failed', async () => {
    const { made, recorded } = await two(back, { 'kubectl apply': failed(1, 'denied\n') });
    expect(await rollback(made, back)).toEqual(refused(`${earlier} does not come up again: not applied:\ndenied`));
    expect(pairs(recorded)).toEqual(back);
    const closed = await two(back, { 'kubectl patch': failed(1), 'kubectl create': failed(1, 'gone\n') });
    expect(await rollback(closed.made, back)).toEqual(refused(expect.stringMatching(/: gone$/)));
  });
});

describe('back to nothing', () => {
  test('removes what the first release made, what holds data too', async () => {
    const { applied, changes, made, recorded } = await two(deploying);
    expect(await rollback(made, deploying)).toEqual(success('there was no release before: 8 objects removed again'));
    expect(changes().at(0)).toContain('PersistentVolumeClaim data');
    expect([applied(), pairs(recorded)]).toEqual([[], {}]);
  });

  test('leaves what others had applied before, and says so', async () => {
    const { changes, made, place } = await two(deploying);
    writeFileSync(join(place(), 'before.json'), '["Namespace new","PersistentVolumeClaim new/data"]');
    const value =
      'there was no release before: 6 objects removed again; 2 objects that others had applied before stay, as this release has them';
    expect(await rollback(made, deploying)).toEqual(success(value));
    expect(changes().filter((line) => line.includes(' data') || line.includes('Namespace new'))).toEqual([]);
  });

  test('names what could not be removed', async () => {
    const { made } = await two(deploying, { 'kubectl delete Namespace new': failed(1, 'forbidden\n') });
    const value = 'there was no release before: 7 objects removed again; Namespace new could not be removed: forbidden';
    expect(await rollback(made, deploying)).toEqual(success(value));
  });

  test('has failed where it is unknown what the release made: how to go on', async () => {
    const { anonymous, changes, made, place, recorded } = await two(deploying);
    rmSync(place(), { recursive: true });
    const result = await rollback(made, deploying);
    expect(result.ok ? [] : anonymous(result.problem.message).split('\n')).toEqual([
      expect.stringMatching(
        /^there was no release before c{40}, and what that one made is not known here: there is no ROOT/,
      ),
      'delete its objects, then kubectl --context breakwater-e2e delete configmap deployed-release --namespace kube-system',
    ]);
    expect([changes(), pairs(recorded)]).toEqual([[], deploying]);
  });
});

describe('recover', () => {
  const left = `a run left ${commit} there unproven`;
  const applied = { ...back, state: 'applied' };

  test.each<[string, Files, StepName]>([
    ['is on its way, at check', back, 'check'],
    ['is on its way, at finish', back, 'finish'],
    ['was applied, at check', applied, 'check'],
    ['was applied, at deploy', applied, 'deploy'],
  ])('takes back what %s', async (_, state, first) => {
    const { made, recorded } = await two(state);
    const value = expect.stringMatching(new RegExp(`^${left}: the cluster runs ${earlier}, as before`));
    expect(await recover(made, first)).toEqual(success(value));
    expect(pairs(recorded)).toMatchObject({ state: 'good', commit: earlier });
  });

  test.each<[string, Files, StepName, Answers?]>([
    ['was applied, at smoke', applied, 'smoke'],
    ['was applied, at finish', applied, 'finish'],
    ['is good', { state: 'good', commit }, 'check'],
    ['was never deployed', {}, 'check'],
    ['is on a cluster that does not answer', back, 'check', { 'kubectl get namespace': failed(1) }],
  ])('leaves what %s', async (_, state, first, answers = {}) => {
    const { changes, made } = await two(state, answers);
    expect([await recover(made, first), changes()]).toEqual([success(undefined), []]);
  });

  test('says why it cannot', async () => {
    const { made, place } = await two(back);
    rmSync(place(earlier), { recursive: true });
    expect(await recover(made, 'check')).toEqual(refused(expect.stringMatching(new RegExp(`^${left}: there is no `))));
    const gone = await two(back, { 'kubectl get configmap deployed': failed(1, 'gone\n') });
    expect(await recover(gone.made, 'check')).toEqual(refused(expect.stringMatching(/: gone$/)));
  });
});
