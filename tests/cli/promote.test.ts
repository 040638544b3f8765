import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from '../../src/cli/program';
import { type Run, run } from '../../src/programs/run';
import { SignedRepository } from '../gitops/signed-repository';
import { failed, ok, programs } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { idle } from './breakwater';

const folder = temporaryFolders();

/** What a cluster has on which all is well. */
const template = (image: string) => ({ spec: { containers: [{ name: 'web', image }] } });
const serving = (image: string) => ({
  metadata: { generation: 1 },
  spec: { replicas: 1, template: template(image) },
  status: { observedGeneration: 1, updatedReplicas: 1, readyReplicas: 1 },
});
const completed = { status: { conditions: [{ type: 'Complete', status: 'True' }] } };

/** Git itself, and a cluster of these answers, in the order in which they are needed. */
function beside(...answers: readonly unknown[]): Run {
  const cluster = programs({ kubectl: answers.map((answer) => ok(JSON.stringify(answer))) });
  return (command, args, options) => (command === 'git' ? run : cluster.run)(command, args, options);
}

async function promote(root: string, words: string, programsOf: Run = run) {
  const said = { out: '', err: '' };
  const argv = ['promote', ...words.split(' ')];
  const out = (text: string) => {
    said.out += text;
  };
  const err = (text: string) => {
    said.err += text;
  };
  return { code: await pipeline({ ...idle, argv, root, run: programsOf, out, err }), ...said };
}

const scene = () => new SignedRepository(folder());

describe('promote', () => {
  test('shows what changes, moves with --yes alone, and goes back', async () => {
    const repository = scene();
    const first = repository.commit('web:1');
    const shown = await promote(repository.root, 'beta');
    expect([shown.code, shown.err]).toEqual([0, 'nothing is moved without --yes\n']);
    expect(repository.sharedCommit('refs/tags/env/beta')).toBe('');
    expect((await promote(repository.root, 'beta --yes')).code).toBe(0);
    expect(repository.sharedCommit('refs/tags/env/beta')).toBe(first);
    const second = repository.commit('web:2');
    const moved = await promote(repository.root, 'beta --yes');
    expect(moved.out).toContain(`image of web is web:1 in ${first.slice(0, 12)}, web:2 in ${second.slice(0, 12)}`);
    expect(moved.err).toContain(`env/beta is ${second}`);
    expect((await promote(repository.root, 'beta --back --yes')).code).toBe(0);
    expect(repository.sharedCommit('refs/tags/env/beta')).toBe(first);
  }, 60_000);

  test('refuses with the reason, and as JSON', async () => {
    const repository = scene();
    const commit = repository.commit('web:1');
    const { code, err } = await promote(repository.root, 'production --yes');
    expect(code).toBe(1);
    expect(err).toContain(`refused: ${commit} is not proven in beta`);
    const { out } = await promote(repository.root, 'production --json');
    expect(JSON.parse(out)).toMatchObject({ to: commit, refusals: expect.arrayContaining([]) });
    expect(repository.sharedCommit('refs/tags/env/production')).toBe('');
  }, 60_000);

  test('of an environment that takes each commit is a usage error', async () => {
    expect((await promote('.', 'lab')).code).toBe(2);
  });

  test('with nothing before there is no way back, and nothing to show', async () => {
    const repository = scene();
    repository.commit('web:1');
    const { code, err, out } = await promote(repository.root, 'beta --back --yes');
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('refused: beta has no commit to go back to')]);
  }, 60_000);

  test('a commit that is not one, or has no dist, is named', async () => {
    const repository = scene();
    repository.commit('web:1');
    expect(await promote(repository.root, 'beta --to nothing')).toMatchObject({
      code: 2,
      err: expect.stringContaining("'nothing' is not a commit"),
    });
    repository.git('rm', '-r', '--quiet', 'dist/beta');
    repository.git('commit', '--quiet', '--message', 'without dist');
    repository.git('push', '--quiet', 'origin', 'HEAD:main');
    expect((await promote(repository.root, 'beta')).code).toBe(2);
    expect((await promote(repository.root, 'beta --to HEAD~1 --yes')).code).toBe(0);
  }, 60_000);

  test('from a commit without dist there is nothing to compare with', async () => {
    const repository = scene();
    repository.commit('web:1');
    repository.git('rm', '-r', '--quiet', 'dist/beta');
    repository.git('commit', '--quiet', '--message', 'without dist');
    repository.git('push', '--quiet', 'origin', 'HEAD:main');
    const empty = repository.git('rev-parse', 'HEAD');
    const record = JSON.stringify({ environment: 'beta', commit: empty, before: [] });
    repository.git('tag', '--sign', '--message', record, 'env/beta', empty);
    repository.git('push', '--quiet', 'origin', 'env/beta');
    repository.commit('web:2');
    expect(await promote(repository.root, 'beta --yes')).toMatchObject({ code: 2, out: '' });
  }, 60_000);

  test('YAML of a commit that cannot be read is a problem, not an empty folder', async () => {
    const repository = scene();
    repository.commit('web:1');
    writeFileSync(join(repository.root, 'dist', 'beta', 'web.k8s.yaml'), 'a: [');
    repository.git('commit', '--quiet', '--all', '--message', 'broken');
    repository.git('push', '--quiet', 'origin', 'HEAD:main');
    expect(await promote(repository.root, 'beta')).toMatchObject({ code: 1, err: expect.stringContaining('web.k8s') });
  }, 60_000);

  test('a shared repository that is not there, or refuses the tag, is a problem', async () => {
    const repository = scene();
    repository.commit('web:1');
    expect(await promote(repository.root, 'beta --remote upstream')).toMatchObject({
      code: 1,
      err: expect.stringContaining('git fetch'),
    });
    const deaf: Run = (command, args, options) =>
      args.includes('push') ? Promise.resolve(failed(1, 'protected')) : run(command, args, options);
    const { code, err } = await promote(repository.root, 'beta --yes', deaf);
    expect([code, err]).toEqual([1, expect.stringContaining('git push: protected')]);
    expect(repository.git('tag', '--list')).toBe('');
  }, 60_000);

  test('with the tags of this clone alone nothing is pushed', async () => {
    const repository = scene();
    const commit = repository.commit('web:1');
    expect((await promote(repository.root, 'beta --no-remote --yes')).code).toBe(0);
    expect(repository.git('rev-parse', 'env/beta^{commit}')).toBe(commit);
    expect(repository.sharedCommit('refs/tags/env/beta')).toBe('');
  }, 60_000);
});

describe('promote --proven', () => {
  test('records what the cluster runs, and not what it does not run', async () => {
    const repository = scene();
    const commit = repository.commit('web:1');
    await promote(repository.root, 'beta --yes');
    const other = await promote(repository.root, 'beta --proven', beside(serving('web:0'), completed));
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('runs other images')]);
    expect(repository.sharedCommit(`refs/tags/proof/beta/${commit}`)).toBe('');
    const proven = await promote(repository.root, 'beta --proven --context other', beside(serving('web:1'), completed));
    expect([proven.code, proven.out]).toEqual([0, `${commit} is proven in beta\n`]);
    expect(repository.sharedCommit(`refs/tags/proof/beta/${commit}`)).toBe(commit);
  }, 60_000);

  test('before anything was promoted, without a cluster, and where the record is refused: a problem', async () => {
    const repository = scene();
    repository.commit('web:1');
    expect(await promote(repository.root, 'beta --proven')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing was promoted to beta'),
    });
    await promote(repository.root, 'beta --yes');
    const away: Run = (command, args, options) =>
      command === 'git' ? run(command, args, options) : Promise.resolve(failed(1, 'connection refused'));
    expect((await promote(repository.root, 'beta --proven', away)).code).toBe(1);
    const cluster = beside(serving('web:1'), completed);
    const deaf: Run = (command, args, options) =>
      args.includes('push') ? Promise.resolve(failed(1, 'protected')) : cluster(command, args, options);
    const { code, err } = await promote(repository.root, 'beta --proven', deaf);
    expect([code, err]).toEqual([1, expect.stringContaining('git push: protected')]);
  }, 60_000);

  test('of a commit without dist nothing is proven', async () => {
    const repository = scene();
    repository.commit('web:1');
    repository.git('rm', '-r', '--quiet', 'dist/beta');
    repository.git('commit', '--quiet', '--message', 'without dist');
    const empty = repository.git('rev-parse', 'HEAD');
    const record = JSON.stringify({ environment: 'beta', commit: empty, before: [] });
    repository.git('tag', '--sign', '--message', record, 'env/beta', empty);
    const { code, out } = await promote(repository.root, 'beta --proven --no-remote', beside());
    expect([code, out]).toEqual([2, '']);
  }, 60_000);
});
