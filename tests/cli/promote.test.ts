import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from '../../src/cli/program';
import { environments } from '../../src/config/environments';
import { type Run, run } from '../../src/programs/run';
import { SignedRepository } from '../gitops/signed-repository';
import { type Answers, failed, ok, programs } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { idle } from './breakwater';
import { withValues } from './changed-environment';

const folder = temporaryFolders();

/** A cluster that runs the Deployment of this image, with its smoke test passed; the API server says the same of dist. */
function cluster(image: string, more: Answers = {}): Run {
  const template = { spec: { containers: [{ name: 'web', image }] } };
  const web = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'web', generation: 1 },
    spec: { replicas: 1, template },
    status: { observedGeneration: 1, updatedReplicas: 1, readyReplicas: 1 },
  };
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'client-1', namespace: 'client' },
    status: { conditions: [{ type: 'Complete', status: 'True' }] },
  };
  const answers = Object.entries({
    'get deployment web': ok(JSON.stringify(web)),
    'get job client-1': ok(JSON.stringify(job)),
    'get --filename=': ok(JSON.stringify({ items: [web, job] })),
    replace: ok([web, job].map((object) => JSON.stringify(object, undefined, 4)).join('\n')),
    'api-resources': ok('deployments.apps\n'),
    'get deployments.apps': ok(JSON.stringify({ items: [web] })),
    'get secrets': ok(),
    ...more,
  });
  const { run: asked } = programs(
    Object.fromEntries(
      ['breakwater-beta', 'other'].flatMap((context) =>
        answers.map(([words, answer]) => [`kubectl --context=${context} ${words}`, answer] as const),
      ),
    ),
  );
  return (command, args, options) => (command === 'git' ? run : asked)(command, args, options);
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
    const { refusals, ...shown } = JSON.parse(out) as { readonly refusals: readonly { readonly reason: string }[] };
    expect(shown).toMatchObject({ environment: 'production', to: commit, differences: expect.any(Array) });
    expect(refusals.map(({ reason }) => reason)).toContain('unproven');
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
    const other = await promote(repository.root, 'beta --proven', cluster('web:0'));
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('runs other images')]);
    expect(repository.sharedCommit(`refs/tags/proof/beta/${commit}`)).toBe('');
    const proven = await promote(repository.root, 'beta --proven --context other', cluster('web:1'));
    expect([proven.code, proven.out]).toEqual([0, `${commit} is proven in beta\n`]);
    expect(repository.sharedCommit(`refs/tags/proof/beta/${commit}`)).toBe(commit);
  }, 60_000);

  test('of values that the cluster does not have nothing is recorded, though it has the images', async () => {
    const repository = scene();
    const commit = repository.commit('web:1');
    await promote(repository.root, 'beta --yes');
    const manual = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'web' } };
    const other = await promote(
      repository.root,
      'beta --proven',
      cluster('web:1', { replace: ok(JSON.stringify({ ...manual, spec: { replicas: 1, paused: true } })) }),
    );
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('Deployment web/web: spec.paused is in dist')]);
    const unable = await promote(
      repository.root,
      'beta --proven',
      cluster('web:1', { replace: failed(1, 'Forbidden') }),
    );
    expect([unable.code, unable.err]).toEqual([1, expect.stringContaining('Forbidden')]);
    expect(repository.sharedCommit(`refs/tags/proof/beta/${commit}`)).toBe('');
  }, 60_000);

  test('where an engine applies dist, its own word counts', async () => {
    const repository = scene();
    const commit = repository.commit('web:1');
    const status = {
      lastAppliedRevision: `env/beta@sha1:${commit}`,
      conditions: [{ type: 'Ready', status: 'True' }],
    };
    const flux = { 'get kustomizations.kustomize.toolkit.fluxcd.io': ok(JSON.stringify({ status })) };
    await withValues(environments.beta, { appliedBy: 'gitops' }, async () => {
      const moved = await promote(repository.root, 'beta --yes');
      expect(moved.err).toContain('its engine takes it; then promote beta --proven');
      const proven = await promote(repository.root, 'beta --proven', cluster('web:1', { ...flux, replace: failed(1) }));
      expect([proven.code, proven.out]).toEqual([0, `${commit} is proven in beta\n`]);
    });
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
    const well = cluster('web:1');
    const deaf: Run = (command, args, options) =>
      args.includes('push') ? Promise.resolve(failed(1, 'protected')) : well(command, args, options);
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
    const { code, out } = await promote(repository.root, 'beta --proven --no-remote', cluster('web:1'));
    expect([code, out]).toEqual([2, '']);
  }, 60_000);
});
