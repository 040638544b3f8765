import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recover } from '../../src/pipeline/recover';
import { rollback } from '../../src/pipeline/rollback';
import { type Answers, failed, saying } from '../programs/fakes';
import { contents, type Files, put, temporaryFolders } from '../synth/folders';
import { commit, earlier, namespace, release, repository, vouch, workload, world } from './world';

const folder = temporaryFolders();
const more = {
  'new.k8s.yaml': [
    namespace('new'),
    workload('StatefulSet', 'apps/v1', 'new', 'new:1'),
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n  namespace: new\n',
  ].join('---\n'),
};

/** Two releases that were signed: the earlier one, and one that has more. @param recorded what the cluster runs */
async function two(recorded: Files, answers: Answers = {}) {
  const there = world(answers);
  const root = repository(folder(), more);
  const { release: made } = release(root, there);
  await vouch(made, there);
  const { release: before } = release(repository(folder()), there, { commit: earlier, places: made.places });
  await vouch(before, there);
  for (const [key, value] of Object.entries(recorded)) there.recorded.set(key, value);
  there.lines.length = 0;
  const place = (of: string) => join(made.places.releases, of);
  const anonymous = (text: string) => text.replaceAll(root, 'ROOT');
  const changes = () => there.lines.filter((line) => /^kubectl (apply|delete)/.test(line)).map(anonymous);
  return { ...there, made, place, anonymous, changes };
}
const state = (recorded: ReadonlyMap<string, string>) => Object.fromEntries(recorded);
const deploying = { state: 'deploying', commit } as const;
const back = { ...deploying, previous: earlier };

describe('back to the release before', () => {
  test('applies it as it was signed, deletes what only the failed one had, and says that it is good', async () => {
    const { changes, made, recorded } = await two(back);
    expect(await rollback(made, back)).toEqual({
      ok: true,
      value: `the cluster runs ${earlier}, as before; PersistentVolumeClaim new/data holds data and is left`,
    });
    const place = `ROOT/state/lab/pipeline/releases/${earlier}/dist/lab`;
    expect(changes()).toEqual([
      `kubectl apply --server-side --force-conflicts --filename=${place}/cluster-policies.k8s.yaml`,
      `kubectl apply --server-side --force-conflicts --filename=${place}/api.k8s.yaml --filename=${place}/client.k8s.yaml`,
      'kubectl delete StatefulSet.v1.apps new --namespace=new --ignore-not-found --wait=false',
      'kubectl delete Namespace new --ignore-not-found --wait=false',
    ]);
    expect(state(recorded)).toEqual({ state: 'good', commit: earlier, previous: '' });
  });

  test('needs nothing of the failed one, and says what it then does not know', async () => {
    const { changes, made, place } = await two(back);
    rmSync(place(commit), { recursive: true });
    expect(await rollback(made, back)).toEqual({
      ok: true,
      value: `the cluster runs ${earlier}, as before; what only ${commit} had is not known, and is left`,
    });
    expect(changes()).toHaveLength(2);
  });

  type Case = Awaited<ReturnType<typeof two>>;
  const lost = `the last good release, ${earlier}, is not in ROOT/state/lab/pipeline/releases as it was signed; check out that commit and run the pipeline there`;
  test.each<[string, (there: Case) => void, string]>([
    ['is gone', ({ place }) => rmSync(place(earlier), { recursive: true }), lost],
    ['has another statement', ({ place }) => appendFileSync(join(place(earlier), 'statement.json'), ' '), lost],
    ['cannot be judged without a key', ({ made }) => rmSync(made.places.keys, { recursive: true }), lost],
    [
      'has another dist',
      ({ place }) => appendFileSync(join(place(earlier), 'dist', 'lab', 'api.k8s.yaml'), '#'),
      'api.k8s.yaml is not what was signed',
    ],
    ['has another bill', ({ place }) => appendFileSync(join(place(earlier), 'api.cdx.json'), ' '), lost],
    [
      'is in truth another one',
      ({ place }) => put(place(earlier), contents(place(commit))),
      `ROOT/state/lab/pipeline/releases/${earlier} vouches for ${commit} in lab\n${lost}`,
    ],
  ])('changes nothing where that %s', async (_, spoil, says) => {
    const there = await two(back);
    spoil(there);
    const result = await rollback(there.made, back);
    expect(result.ok ? '' : there.anonymous(result.problem.message)).toContain(says);
    expect([there.changes(), state(there.recorded)]).toEqual([[], back]);
  });

  test('that does not come up again stays on its way', async () => {
    const { made, recorded } = await two(back, { 'kubectl apply': failed(1, 'denied\n') });
    const problem = `${earlier} does not come up again: not applied:\ndenied`;
    expect(await rollback(made, back)).toEqual({ ok: false, problem: saying(problem) });
    expect(state(recorded)).toEqual(back);
  });

  test('has failed where the cluster cannot be reported', async () => {
    const { made } = await two(back, { 'kubectl patch': failed(1), 'kubectl create': failed(1, 'gone\n') });
    const problem = 'cannot record on the cluster what it runs: gone';
    expect(await rollback(made, back)).toEqual({ ok: false, problem: saying(problem) });
  });
});

describe('back to nothing', () => {
  test('removes what the first release made, what holds data too', async () => {
    const { changes, made, recorded } = await two(deploying);
    expect(await rollback(made, deploying)).toEqual({
      ok: true,
      value: 'there was no release before: 8 objects removed again',
    });
    expect(changes().at(0)).toContain('PersistentVolumeClaim data');
    expect(changes().filter((line) => line.startsWith('kubectl apply'))).toEqual([]);
    expect(state(recorded)).toEqual({});
  });

  test('leaves what others had applied before, and says so', async () => {
    const { changes, made, place } = await two(deploying);
    writeFileSync(join(place(commit), 'before.json'), '["Namespace new","PersistentVolumeClaim new/data"]');
    expect(await rollback(made, deploying)).toEqual({
      ok: true,
      value:
        'there was no release before: 6 objects removed again; 2 objects that others had applied before stay, as this release has them',
    });
    expect(changes().filter((line) => line.includes(' data') || line.includes('Namespace new'))).toEqual([]);
  });

  test('names what could not be removed', async () => {
    const { made } = await two(deploying, { 'kubectl delete Namespace new': failed(1, 'forbidden\n') });
    const result = await rollback(made, deploying);
    expect(result.ok && result.value).toMatch(
      /: 7 objects removed again; Namespace new could not be removed: forbidden$/,
    );
  });

  test('has failed where no one knows what the release made, and the cluster still says that it is there', async () => {
    const { anonymous, changes, made, place, recorded } = await two(deploying);
    rmSync(place(commit), { recursive: true });
    const result = await rollback(made, deploying);
    expect(result.ok ? [] : anonymous(result.problem.message).split('\n')).toEqual([
      expect.stringMatching(
        /^there was no release before c{40}, and what that one made is not known here: there is no ROOT/,
      ),
      'delete its objects, then kubectl --context breakwater-e2e delete configmap deployed-release --namespace kube-system',
    ]);
    expect([changes(), state(recorded)]).toEqual([[], deploying]);
  });
});

describe('recover', () => {
  const left = `a run left ${commit} there unproven`;

  test('takes back what a killed run left on its way', async () => {
    const { made, recorded } = await two(back);
    expect(await recover(made, 'check')).toEqual({
      ok: true,
      value: expect.stringMatching(new RegExp(`^${left}: the cluster runs ${earlier}, as before`)),
    });
    expect(state(recorded)).toMatchObject({ state: 'good', commit: earlier });
  });

  test.each(['check', 'deploy'] as const)('takes back what was applied where a run begins with %s', async (first) => {
    const { made, recorded } = await two({ ...back, state: 'applied' });
    await recover(made, first);
    expect(state(recorded)).toMatchObject({ state: 'good', commit: earlier });
  });

  test.each(['smoke', 'finish'] as const)('leaves what was applied where a run goes on with %s', async (first) => {
    const { changes, made } = await two({ ...back, state: 'applied' });
    expect([await recover(made, first), changes()]).toEqual([{ ok: true, value: undefined }, []]);
  });

  test.each(['smoke', 'finish'] as const)(
    'takes back what is on its way though a run goes on with %s',
    async (first) => {
      const { made, recorded } = await two(back);
      await recover(made, first);
      expect(state(recorded)).toMatchObject({ state: 'good', commit: earlier });
    },
  );

  test.each([{ state: 'good', commit }, {}] as Files[])(
    'has nothing to do where the cluster says %j',
    async (recorded) => {
      const { changes, made } = await two(recorded);
      expect([await recover(made, 'check'), changes()]).toEqual([{ ok: true, value: undefined }, []]);
    },
  );

  test('has nothing to do where there is no cluster', async () => {
    const { lines, made } = await two(back, { 'kubectl get namespace': failed(1) });
    expect([await recover(made, 'check'), lines.length]).toEqual([{ ok: true, value: undefined }, 1]);
  });

  test('says why it cannot', async () => {
    const { made, place } = await two(back);
    rmSync(place(earlier), { recursive: true });
    expect(await recover(made, 'check')).toMatchObject({
      problem: saying(expect.stringMatching(new RegExp(`^${left}: there is no `))),
    });
    const gone = await two(back, { 'kubectl get configmap deployed': failed(1, 'gone\n') });
    expect(await recover(gone.made, 'check')).toMatchObject({
      problem: saying('the cluster does not say what it runs: gone'),
    });
  });
});
