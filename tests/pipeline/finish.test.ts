import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../src/pipeline/finish';
import { success } from '../../src/programs/result';
import { type Answers, failed, refused } from '../programs/fakes';
import { type Files, put, temporaryFolders } from '../synth/folders';
import { commit, earlier, namespace, pairs, release, repository, signed, vouch, workload } from './world';

const folder = temporaryFolders();
const applied = { state: 'applied', commit, previous: earlier };

/** With an earlier release that had more. */
async function following(more: Files = {}) {
  const there = await signed(folder(), {}, applied);
  const { release: before } = release(repository(folder(), more), there, {
    ...{ commit: earlier, places: there.made.places },
  });
  await vouch(before, there);
  there.lines.length = 0;
  return there;
}

test('notes that the release is good, and which one was before', async () => {
  const { made, recorded } = await following();
  expect(await finish(made)).toEqual(success(`${commit} is good`));
  expect(pairs(recorded)).toEqual({ ...applied, state: 'good' });
});

test('of a first release removes nothing', async () => {
  const { changes, made, recorded } = await signed(folder(), {}, { state: 'applied', commit });
  expect(await finish(made)).toEqual(success(`${commit} is good`));
  expect([pairs(recorded), changes().length]).toEqual([{ state: 'good', commit, previous: '' }, 1]);
});

test('removes what only the release before had, and leaves what holds data', async () => {
  const old = ['Deployment', 'StatefulSet'].map((kind) => workload(kind, 'apps/v1', 'old', 'old:1'));
  const { changes, made, said } = await following({ 'old.k8s.yaml': [namespace('old'), ...old].join('---\n') });
  expect(await finish(made)).toEqual(success(`${commit} is good; 1 object of the one before removed`));
  expect(changes().filter((line) => line.startsWith('kubectl delete'))).toEqual([
    'kubectl delete Deployment.v1.apps old --namespace=old --ignore-not-found --wait=false',
  ]);
  const left = ['Namespace old', 'StatefulSet.apps old/old'].map((name) => `    ${name} holds data and is left`);
  expect(said).toEqual(left);
});

test('says where it does not know what the release before had', async () => {
  const { made, said } = await signed(folder(), {}, applied);
  expect(await finish(made)).toEqual(success(`${commit} is good`));
  expect(said).toEqual([`    what only ${earlier} had is not known, and is left`]);
});

test('keeps five releases, and those that it needs', async () => {
  const { made, place } = await following();
  const others = ['1', '2', '3', '4', '5', '6'].map((digit) => digit.repeat(40));
  for (const [at, name] of [...others, earlier].entries()) {
    put(place(name), { none: '' });
    // The later a name comes, the older it is.
    utimesSync(place(name), 1e9 - at, 1e9 - at);
  }
  await finish(made);
  const kept = [...others, earlier, commit].filter((name) => existsSync(join(made.places.releases, name)));
  expect(kept).toEqual([...others.slice(0, 4), earlier, commit]);
});

test.each<[string, Answers, Files, string]>([
  ['runs another commit', {}, { state: 'applied', commit: earlier }, `runs ${earlier}, and not ${commit}`],
  ['does not say what it runs', { 'kubectl get configmap': failed(1, 'gone') }, applied, ': gone'],
  ['takes no record', { 'kubectl patch': failed(1), 'kubectl create': failed(1, 'no') }, applied, ': no'],
])('refuses a cluster that %s', async (_, answers, recorded, problem) => {
  const { changes, made } = await signed(folder(), answers, recorded);
  expect(await finish(made)).toEqual(refused(expect.stringContaining(problem)));
  expect(changes().filter((line) => line.startsWith('kubectl delete'))).toEqual([]);
});
