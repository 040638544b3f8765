import fc from 'fast-check';
import { type Deployed, forgetDeployed, readDeployed, writeDeployed } from '../../src/pipeline/deployed';
import { type Answers, failed, ok, saying } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { commit, earlier, release, repository, world } from './world';

const root = repository(temporaryFolders()());

function cluster(answers: Answers = {}) {
  const there = world(answers);
  return { ...there, release: release(root, there).release };
}
const says = (data?: object) => ({ 'kubectl get configmap deployed-release': ok(JSON.stringify({ data })) });
const foreign =
  'the ConfigMap kube-system/deployed-release is not what the pipeline writes; delete it, and the next run begins anew';

test('a cluster to which no run has deployed says nothing', async () => {
  expect(await readDeployed(cluster().release)).toEqual({ ok: true, value: undefined });
});

test('what was written is what is read, on a cluster that is reported for the first time and later', async () => {
  const hash = fc.stringMatching(/^[0-9a-f]{40}$/);
  const deployed = fc.record<Deployed>(
    { state: fc.constantFrom('good', 'applied', 'deploying'), commit: hash, previous: hash },
    { requiredKeys: ['state', 'commit'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deployed, { minLength: 1, maxLength: 3 }), async (all) => {
      const { release: made } = cluster();
      for (const one of all) {
        expect(await writeDeployed(made, one)).toBeUndefined();
        expect(await readDeployed(made)).toEqual({ ok: true, value: one });
      }
    }),
    { numRuns: 30 },
  );
});

test('what is forgotten is not there any more', async () => {
  const { release: made } = cluster();
  await writeDeployed(made, { state: 'deploying', commit });
  await forgetDeployed(made);
  expect(await readDeployed(made)).toEqual({ ok: true, value: undefined });
});

test('it is kept where no one deploys to, on the context of the environment', async () => {
  const { lines, release: made } = cluster();
  await readDeployed(made);
  expect(lines).toEqual([
    'kubectl get configmap deployed-release --namespace=kube-system --ignore-not-found --output=json',
  ]);
});

test('a cluster that does not answer is reported', async () => {
  const { release: made } = cluster({ 'kubectl get configmap': failed(1, 'a\nUnable to connect\n') });
  const problem = 'the cluster does not say what it runs: Unable to connect';
  expect(await readDeployed(made)).toEqual({ ok: false, problem: saying(problem) });
});

test('a cluster that cannot be reported says why', async () => {
  const { release: made } = cluster({ 'kubectl patch': failed(1), 'kubectl create': failed(1, 'forbidden\n') });
  expect(await writeDeployed(made, { state: 'good', commit })).toBe(
    'cannot record on the cluster what it runs: forbidden',
  );
});

test.each([
  ['nothing', undefined],
  ['no commit', { state: 'good' }],
  ['a short commit', { state: 'good', commit: 'abc' }],
  ['another state', { state: 'fine', commit }],
  ['a path in place of the commit before', { state: 'deploying', commit, previous: '../../elsewhere' }],
])('a ConfigMap with %s is refused', async (_, data) => {
  expect(await readDeployed(cluster(says(data)).release)).toEqual({ ok: false, problem: saying(foreign) });
});

test('an empty commit before is none', async () => {
  const read = await readDeployed(cluster(says({ state: 'good', commit, previous: '' })).release);
  expect(read).toEqual({ ok: true, value: { state: 'good', commit } });
  const more = await readDeployed(cluster(says({ state: 'good', commit, previous: earlier })).release);
  expect(more).toMatchObject({ value: { previous: earlier } });
});
