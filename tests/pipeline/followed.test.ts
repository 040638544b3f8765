import { recover } from '../../src/pipeline/recover';
import type { Release } from '../../src/pipeline/release';
import { success } from '../../src/programs/result';
import type { SignedRepository } from '../gitops/signed-repository';
import { type Answers, failed, ok, refused } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { followedStage } from './followed-world';

const folder = temporaryFolders();

const all = ['deploy', 'smoke', 'finish'] as const;

/** Two releases; the engine runs the first. */
async function two(answers: Answers = {}) {
  const there = await followedStage(folder(), answers);
  const first = await there.release('first');
  await there.promote(first);
  const second = await there.release('second');
  return { ...there, first, second };
}

/** What a run that was killed has left. */
const leave = (recorded: Map<string, string>, { commit }: Release, previous?: Release) => {
  for (const [key, value] of Object.entries({ state: 'deploying', commit, previous: previous?.commit ?? '' }))
    recorded.set(key, value);
};

/** As another clone does it. */
function moveTo(repository: SignedRepository, commit: string, before: readonly string[] = []): void {
  const message = JSON.stringify({ environment: 'lab', commit, before });
  repository.git('tag', '--sign', '--force', '--message', message, 'env/lab', commit);
  repository.git('push', '--quiet', '--force', 'origin', 'env/lab');
}

describe('a commit that an engine takes', () => {
  test('is what its tag names, is proven by its own smoke test, and is good; a signed tag says so', async () => {
    const { first, lines, pipeline, repository, second, state } = await two();
    const record = await pipeline(second, ...all);
    expect(record.steps.map(({ name, says }) => [name, says])).toEqual([
      ['deploy', '5 objects, pods run the signed images'],
      ['smoke', 'the engine has run it anew, and all is as the commit says'],
      ['finish', `${second.commit} is good`],
    ]);
    expect([record.outcome, state()]).toEqual([
      'passed',
      { tag: second.commit, state: 'good', commit: second.commit, previous: first.commit },
    ]);
    expect(repository.sharedCommit(`refs/tags/proof/lab/${second.commit}`)).toBe(second.commit);
    expect(lines.filter((line) => /^kubectl (apply|delete)/.test(line))).toEqual([
      'kubectl delete job client --namespace=client --ignore-not-found --cascade=foreground',
    ]);
  }, 60_000);

  test('that it has already is proven without a move', async () => {
    const { pipeline, promote, repository, second, state } = await two();
    await promote(second);
    const tag = repository.git('rev-parse', 'refs/tags/env/lab');
    expect(await pipeline(second, ...all)).toMatchObject({ outcome: 'passed' });
    expect(state()).toMatchObject({ tag: second.commit, state: 'good' });
    expect(repository.git('rev-parse', 'refs/tags/env/lab')).toBe(tag);
  }, 60_000);

  test('serves without a proof where its tag is not taken: nothing is taken back', async () => {
    const { before, pipeline, repository, second, state } = await two();
    before.set('kubectl get job client', () => repository.git('config', 'user.signingKey', '/nowhere'));
    const record = await pipeline(second, ...all);
    expect(record).toMatchObject({ outcome: 'refused', problem: expect.stringMatching(/\npromote lab --proven$/) });
    expect(state()).toMatchObject({ tag: second.commit, state: 'good' });
  }, 60_000);
});

describe('a release that fails is taken back by its tag', () => {
  test.each<[string, object, RegExp]>([
    ['its smoke test fails', { smoke: true }, /^job client\/client failed; its last lines:/],
    [
      'Flux refuses an object',
      { stage: 'breakwater', reason: 'ReconciliationFailed', message: 'denied: host ports' },
      /^Flux says of breakwater: denied: host ports$/,
    ],
    [
      'Flux does not get to it',
      { stage: 'breakwater-policies', reason: 'ArtifactFailed', message: 'no such file' },
      /^after 60 s Flux is not ready with .*; it says of breakwater-policies: no such file$/,
    ],
    [
      'its smoke test is never ready',
      { stage: 'breakwater-smoke', reason: 'DependencyNotReady', message: 'wait' },
      /^after 300 s Flux is not ready/,
    ],
  ])(
    'where %s',
    async (_, fault, why) => {
      const { faults, first, pipeline, second, state } = await two();
      faults.set(second.commit, fault);
      const record = await pipeline(second, ...all);
      expect(record).toMatchObject({ outcome: 'rolled back', problem: expect.stringMatching(why) });
      expect(record.steps.at(-1)?.says).toBe(`env/lab is ${first.commit}, as before, and Flux is ready with it`);
      expect(state()).toEqual({ tag: first.commit, state: 'good', commit: first.commit, previous: '' });
    },
    60_000,
  );

  test('but not where the commit before does not come up: the next run tries again', async () => {
    const { faults, first, pipeline, second, state } = await two();
    const wrong = { stage: 'breakwater', reason: 'HealthCheckFailed', message: 'no room' };
    for (const { commit } of [first, second]) faults.set(commit, wrong);
    const record = await pipeline(second, ...all);
    expect(record).toMatchObject({ outcome: 'failed' });
    expect(record.steps.at(-1)?.says).toBe(`${first.commit} does not come up again: Flux says of breakwater: no room`);
    expect(state()).toMatchObject({ tag: first.commit, state: 'deploying', commit: second.commit });
    faults.clear();
    expect(await recover(second, 'check')).toMatchObject({ ok: true });
    expect(state()).toMatchObject({ state: 'good', commit: first.commit });
  }, 60_000);

  test('and where it was there before, stays: the next commit leads on', async () => {
    const { faults, pipeline, promote, second, state } = await two();
    await promote(second);
    faults.set(second.commit, { stage: 'breakwater-smoke', reason: 'HealthCheckFailed', message: 'failed' });
    expect(await pipeline(second, ...all)).toMatchObject({ outcome: 'failed' });
    expect(state()).toEqual({ tag: second.commit });
  }, 60_000);

  test('and where it is the first, stays too', async () => {
    const there = await followedStage(folder());
    const first = await there.release('first');
    there.faults.set(first.commit, { smoke: true });
    const record = await there.pipeline(first, ...all);
    expect(record).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('job client/client failed') });
    expect(record.steps.at(-1)?.says).toMatch(/^there is no commit to go back to: env\/lab names/);
    expect(there.state()).toEqual({ tag: first.commit });
  }, 60_000);
});

describe('a tag is not moved', () => {
  test('to a commit that no one signed who is trusted, and the cluster is as it was', async () => {
    const { changes, first, pipeline, release, state } = await two();
    const unsigned = await release('third', '--no-gpg-sign');
    const record = await pipeline(unsigned, ...all);
    expect(record).toMatchObject({ outcome: 'refused', problem: expect.stringContaining('has no signature') });
    expect([changes(), state()]).toEqual([[], { tag: first.commit }]);
  }, 60_000);

  test.each<[string, Answers, RegExp]>([
    ['follows the branch', { 'kubectl get gitrepositories': ok('{"spec":{"ref":{}}}') }, /does not follow refs\/tags/],
    ['is not there', { 'kubectl get gitrepositories': ok() }, /^there is no gitrepositories\/breakwater/],
  ])(
    'for an engine that %s',
    async (_, answers, why) => {
      const { changes, pipeline, second } = await two(answers);
      expect(await pipeline(second, ...all)).toMatchObject({ problem: expect.stringMatching(why) });
      expect(changes()).toEqual([]);
    },
    60_000,
  );

  test('over that of another run, which stays', async () => {
    const { before, pipeline, release, repository, second, state } = await two();
    const { commit } = await release('third');
    // Between the look at the tag and its move.
    before.set('kubectl create configmap deployed-release', () => moveTo(repository, commit));
    const record = await pipeline(second, ...all);
    expect(record).toMatchObject({
      outcome: 'rolled back',
      problem: expect.stringMatching(/^git push: .*stale info/s),
    });
    expect(record.steps.at(-1)?.says).toBe(`env/lab is ${commit}, by another than this run, and is left`);
    expect(state()).toEqual({ tag: commit });
  }, 60_000);

  test('where the last smoke test cannot be removed', async () => {
    const { first, pipeline, second, state } = await two({ 'kubectl delete job': failed(1, 'no\n') });
    const record = await pipeline(second, ...all);
    expect(record.problem).toBe('the last run of client could not be removed: no');
    expect(state().tag).toBe(first.commit);
  }, 60_000);
});

describe('after a run that was killed', () => {
  const why = (commit: string) => `a run left ${commit} there unproven: `;

  test('once the tag was moved, the next run moves it back', async () => {
    const { first, promote, recorded, second, state } = await two();
    leave(recorded, second, first);
    await promote(second);
    const says = `env/lab is ${first.commit}, as before, and Flux is ready with it`;
    expect(await recover(second, 'check')).toEqual(success(`${why(second.commit)}${says}`));
    expect(state()).toEqual({ tag: first.commit, state: 'good', commit: first.commit, previous: '' });
  }, 60_000);

  test('before the tag was moved, it stays', async () => {
    const { first, recorded, repository, second, state } = await two();
    const tag = repository.git('rev-parse', 'refs/tags/env/lab');
    leave(recorded, second, first);
    expect(await recover(second, 'check')).toMatchObject({ ok: true });
    expect(state()).toMatchObject({ tag: first.commit, state: 'good' });
    expect(repository.git('rev-parse', 'refs/tags/env/lab')).toBe(tag);
  }, 60_000);

  test('before the first tag was made, nothing is left', async () => {
    const { recorded, release, state } = await followedStage(folder());
    const first = await release('first');
    leave(recorded, first);
    expect(await recover(first, 'check')).toEqual(success(`${why(first.commit)}env/lab was not moved`));
    expect(state()).toEqual({ tag: '' });
  }, 60_000);

  test('a tag that someone has moved since is theirs', async () => {
    const { first, promote, recorded, release, second, state } = await two();
    leave(recorded, second, first);
    const third = await release('third');
    await promote(third);
    const says = `env/lab is ${third.commit}, by another than this run, and is left`;
    expect(await recover(second, 'check')).toEqual(success(`${why(second.commit)}${says}`));
    expect(state()).toEqual({ tag: third.commit });
  }, 60_000);

  test('a tag that says another way back is left, and named', async () => {
    const { first, recorded, repository, second } = await two();
    leave(recorded, second, first);
    moveTo(repository, second.commit, ['d'.repeat(40)]);
    const says = `env/lab does not say that ${first.commit} was before ${second.commit}; move it with promote`;
    expect(await recover(second, 'check')).toEqual(refused(`${why(second.commit)}${says}`));
  }, 60_000);

  test('a tag of a stranger is left, and named', async () => {
    const { first, promote, recorded, repository, second } = await two();
    leave(recorded, second, first);
    await promote(second);
    repository.as('eve');
    moveTo(repository, second.commit, [first.commit]);
    expect(await recover(second, 'check')).toEqual(refused(expect.stringContaining('no signature that this clone')));
  }, 60_000);
});
