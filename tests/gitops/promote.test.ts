import type { Environment } from '../../src/config/environment';
import { production } from '../../src/config/environments/production';
import { frozen } from '../../src/config/promotion';
import { Git } from '../../src/gitops/git';
import { back, move, promotedCommit, promotion, recordProof } from '../../src/gitops/promote';
import { run } from '../../src/programs/run';
import { temporaryFolders } from '../synth/folders';
import { SignedRepository } from './signed-repository';

const folder = temporaryFolders();
const hour = 3_600_000;

const beta: Pick<Environment, 'name' | 'promotion'> = { name: 'beta', promotion: { soakHours: 0 } };
const next = (more: object = {}): typeof beta => ({
  name: 'production',
  promotion: { after: 'beta', soakHours: 24, ...more },
});

const prove = (git: Git, commit: string, now = new Date()) => recordProof({ git, environment: beta, now }, commit);

/** A proof by who signs now, past our own command. */
function proveAs(repository: SignedRepository, commit: string): void {
  const name = `proof/beta/${commit}`;
  repository.git('tag', '--sign', '--message', JSON.stringify({ environment: 'beta', commit }), name, commit);
  repository.git('push', '--quiet', 'origin', name);
}

function scene() {
  const repository = new SignedRepository(folder());
  const git = new Git(run, repository.root, 'origin');
  const at = (hours: number) => new Date(Date.now() + hours * hour);
  const plan = async (environment: typeof beta, to: string, hours = 25) => {
    expect(await git.fetch()).toMatchObject({ ok: true });
    const planned = await promotion({ git, environment, now: at(hours) }, to);
    if (!planned.ok) throw new Error(planned.problem.message);
    return planned.value;
  };
  const reasons = async (...given: Parameters<typeof plan>) =>
    (await plan(...given)).refusals.map(({ reason }) => reason);
  const promote = async (...given: Parameters<typeof plan>) => move(git, await plan(...given));
  return { repository, git, at, plan, reasons, promote };
}

describe('a commit', () => {
  test('goes to beta, is proven, soaks, and goes to production; the tags are signed and shared', async () => {
    const { git, promote, reasons, repository } = scene();
    const commit = repository.commit('web:1');
    expect(await promote(beta, commit)).toMatchObject({ ok: true });
    expect(repository.sharedCommit('refs/tags/env/beta')).toBe(commit);
    expect(await reasons(next(), commit)).toEqual(['unproven']);
    expect(await prove(git, commit)).toMatchObject({ ok: true });
    expect(await reasons(next(), commit, 1)).toEqual(['soaking']);
    expect(await promote(next(), commit, 25)).toMatchObject({ ok: true });
    expect(repository.sharedCommit('refs/tags/env/production')).toBe(commit);
    expect(() => repository.git('verify-tag', 'env/production')).not.toThrow();
  }, 60_000);

  test('is refused when it was changed after its proof', async () => {
    const { git, reasons, repository } = scene();
    await prove(git, repository.commit('web:1'));
    const changed = repository.commit('web:2', '--amend');
    expect(await reasons(next(), changed)).toEqual(['unproven']);
  }, 60_000);

  test('is refused without a signature, with that of a stranger, and beside the branch', async () => {
    const { reasons, repository } = scene();
    expect(await reasons(beta, repository.commit('web:1', '--no-gpg-sign'))).toEqual(['unsigned']);
    repository.as('eve');
    expect(await reasons(beta, repository.commit('web:2'))).toEqual(['unsigned']);
    repository.as('ada');
    const aside = repository.commit('web:3');
    repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    repository.commit('web:4');
    expect(await reasons(beta, aside)).toEqual(['elsewhere']);
  }, 60_000);

  test('is refused while it is there already, and in a freeze', async () => {
    const { at, promote, reasons, repository } = scene();
    const commit = repository.commit('web:1');
    await promote(beta, commit);
    expect(await reasons(beta, commit)).toEqual(['there']);
    const moment = (hours: number) =>
      at(hours)
        .toISOString()
        .replace(/:\d\d\.\d+Z/, 'Z');
    const freezes = [{ from: moment(20), to: moment(30), because: 'a fair' }];
    const calm = { ...beta, promotion: { soakHours: 0, freezes } };
    expect(await reasons(calm, repository.commit('web:2'), 25)).toEqual(['frozen']);
    expect(await reasons(calm, repository.commit('web:3'), 31)).toEqual([]);
  }, 60_000);

  test('is not proven by a tag of a stranger, nor by one that was made for another commit or environment', async () => {
    const { git, plan, reasons, repository } = scene();
    const [first, second] = [repository.commit('web:1'), repository.commit('web:2')];
    repository.as('eve');
    proveAs(repository, second);
    expect(await reasons(next(), second)).toEqual(['unproven']);
    repository.as('ada');
    await prove(git, first);
    const borrowed = repository.git('rev-parse', `refs/tags/proof/beta/${first}`);
    repository.git('push', '--quiet', '--force', 'origin', `${borrowed}:refs/tags/proof/beta/${second}`);
    const { refusals } = await plan(next(), second);
    expect(refusals).toEqual([{ reason: 'unproven', message: expect.stringContaining('promote beta --proven') }]);
  }, 60_000);
});

describe('the way back', () => {
  test('leads to the commit before, also in a freeze, and again to the one before that', async () => {
    const { git, promote, repository } = scene();
    const commits = ['web:1', 'web:2', 'web:3'].map((image) => repository.commit(image));
    for (const commit of commits) expect(await promote(beta, commit)).toMatchObject({ ok: true });
    const closed = {
      ...beta,
      promotion: { soakHours: 0, quietDays: { days: [0, 1, 2, 3, 4, 5, 6], because: 'rest' } },
    };
    for (const wanted of [commits[1], commits[0]]) {
      const planned = await back({ git, environment: closed, now: new Date() });
      expect(planned).toMatchObject({ ok: true, value: { to: wanted, refusals: [] } });
      if (planned.ok) expect(await move(git, planned.value)).toMatchObject({ ok: true });
      expect(repository.sharedCommit('refs/tags/env/beta')).toBe(wanted);
    }
    const last = await back({ git, environment: closed, now: new Date() });
    expect(last).toMatchObject({ ok: true, value: { refusals: [{ reason: 'unproven' }] } });
  }, 60_000);

  test('is not taken from a tag that a stranger has moved', async () => {
    const { git, promote, reasons, repository } = scene();
    await promote(beta, repository.commit('web:1'));
    const second = repository.commit('web:2');
    repository.as('eve');
    const moved = JSON.stringify({ environment: 'beta', commit: second, before: [] });
    repository.git('tag', '--sign', '--force', '--message', moved, 'env/beta', second);
    repository.git('push', '--quiet', '--force', 'origin', 'env/beta');
    const planned = await back({ git, environment: beta, now: new Date() });
    expect(planned).toMatchObject({ ok: true, value: { refusals: [{ reason: 'foreign-tag' }] } });
    repository.as('ada');
    expect(await reasons(beta, repository.commit('web:3'))).toEqual(['foreign-tag']);
    expect(await promotedCommit({ git, environment: beta, now: new Date() })).toMatchObject({ ok: false });
  }, 60_000);
});

test('two who promote at once: the second is refused, and its clone says so too', async () => {
  const { git, plan, promote, repository } = scene();
  const [first, second, third] = ['1', '2', '3'].map((one) => repository.commit(`web:${one}`)) as [
    string,
    string,
    string,
  ];
  await promote(beta, first);
  const [mine, theirs] = [await plan(beta, second), await plan(beta, third)];
  expect(await move(git, theirs)).toMatchObject({ ok: true });
  expect(await move(git, mine)).toMatchObject({ ok: false, problem: { reason: 'failed' } });
  expect(repository.sharedCommit('refs/tags/env/beta')).toBe(third);
}, 60_000);

test('a tag that git made without a signature is not handed over', async () => {
  const { git, promote, repository } = scene();
  const [first, second] = [repository.commit('web:1'), repository.commit('web:2')];
  await promote(beta, first);
  repository.git('config', 'user.signingKey', '/nowhere');
  expect(await promote(beta, second)).toMatchObject({ ok: false });
  expect([repository.sharedCommit('refs/tags/env/beta'), await git.commitOf('env/beta')]).toEqual([first, first]);
}, 60_000);

test('an environment of the branch is not promoted to, and a word is not a commit', async () => {
  const { git, repository } = scene();
  repository.commit('web:1');
  const lab = { name: 'lab' };
  expect(await promotion({ git, environment: lab, now: new Date() }, 'HEAD')).toMatchObject({
    problem: { reason: 'usage' },
  });
  expect(await promotion({ git, environment: beta, now: new Date() }, 'nothing')).toMatchObject({
    problem: { reason: 'usage' },
  });
  expect(await promotedCommit({ git, environment: beta, now: new Date() })).toMatchObject({
    problem: { reason: 'missing' },
  });
}, 60_000);

test('an option of git is not a commit, and an environment of the branch has no way back', async () => {
  const { git } = scene();
  expect(await git.commitOf('--all')).toBeUndefined();
  expect(await back({ git, environment: { name: 'lab' }, now: new Date() })).toMatchObject({
    problem: { reason: 'usage' },
  });
}, 60_000);

describe('a proof', () => {
  test('is none from the future, and of one who is not trusted', async () => {
    const { git, plan, repository } = scene();
    const commit = repository.commit('web:1');
    repository.as('eve');
    expect(await prove(git, commit)).toMatchObject({
      problem: { message: expect.stringContaining('no key that this') },
    });
    expect(repository.git('tag', '--list', 'proof/*')).toBe('');
    proveAs(repository, commit);
    const [foreign] = (await plan(next(), commit)).refusals;
    expect(foreign?.message).toContain('has no signature that this clone trusts; prove it anew');
    repository.as('ada');
    await prove(git, commit);
    const [later] = (await plan(next(), commit, -2)).refusals;
    expect(later?.message).toContain('later than now; correct the clock');
    expect(await plan(next(), commit)).toMatchObject({ refusals: [] });
  }, 60_000);

  test('that counts is not made again, so that its soak goes on; one of the future is', async () => {
    const { at, git, repository } = scene();
    const commit = repository.commit('web:1');
    const made = () => repository.git('rev-parse', `refs/tags/proof/beta/${commit}`);
    await prove(git, commit);
    const first = made();
    repository.git('config', 'user.name', 'another time');
    expect(await prove(git, commit, at(5))).toMatchObject({ ok: true });
    expect(made()).toBe(first);
    expect(await prove(git, commit, at(-5))).toMatchObject({ ok: true });
    expect(made()).not.toBe(first);
  }, 60_000);
});

describe('production', () => {
  const own = production.promotion;

  test.each([
    ['2026-12-20T12:00Z', 'the end of the year, until'],
    ['2026-11-28T12:00Z', 'at weekends'],
    ['2026-11-30T12:00Z', undefined],
  ])('at %s: %s', (moment, says) => {
    const because = own && frozen(own, new Date(moment));
    if (says === undefined) expect(because).toBeUndefined();
    else expect(because).toContain(says);
  });
});
