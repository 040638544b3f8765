import { loadAll } from 'js-yaml';
import { pipeline } from '../../src/cli/program';
import { environments } from '../../src/config/environments';
import type { Manifest } from '../../src/kubernetes/manifest';
import { run } from '../../src/programs/run';
import { SignedRepository } from '../gitops/signed-repository';
import { temporaryFolders } from '../synth/folders';
import { breakwater, idle } from './breakwater';

const folder = temporaryFolders();
const gitops = (words: string) => breakwater(['gitops', ...words.split(' ')], process.cwd());

describe('gitops', () => {
  test('prints what Flux needs, with another address of the repository', async () => {
    const { code, out } = await gitops('flux --environment lab --repository https://git.example/a.git');
    const objects = loadAll(out) as Manifest[];
    expect(code).toBe(0);
    expect(objects.map(({ kind }) => kind).filter((kind) => kind === 'Kustomization')).toHaveLength(3);
    expect(objects.find(({ kind }) => kind === 'GitRepository')).toMatchObject({
      spec: { url: 'https://git.example/a.git' },
    });
  });

  test('prints what Argo CD needs, with the keys of signers', async () => {
    const { code, out } = await gitops('argo-cd --environment beta --key 0123456789ABCDEF --key FEDCBA9876543210');
    expect(code).toBe(0);
    expect(out).toContain('FEDCBA9876543210');
  });

  test.each([
    ['argo-cd --environment beta', 'name with --key'],
    ['flux --repository https://me:word@git.example/a.git', 'without a password'],
    ['argo-cd --key 12', 'it is 16 digits'],
    ['jenkins', "'jenkins' is invalid"],
  ])('%s is a usage error', async (words, says) => {
    const { code, err } = await gitops(words);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });

  test('refuses an environment whose policies refuse Flux', async () => {
    const { code, err } = await gitops('flux --environment local');
    expect([code, err]).toEqual([1, expect.stringContaining('add engineAccount to personas.ci')]);
    expect(environments.local.personas.ci).toEqual(['system:masters']);
  });
});

describe('promote', () => {
  const promote = async (root: string, words: string) => {
    const said = { out: '', err: '' };
    const argv = ['promote', ...words.split(' ')];
    const out = (text: string) => {
      said.out += text;
    };
    const err = (text: string) => {
      said.err += text;
    };
    return { code: await pipeline({ ...idle, argv, root, run, out, err }), ...said };
  };

  test('shows what changes, moves with --yes alone, and goes back', async () => {
    const repository = new SignedRepository(folder());
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
    const repository = new SignedRepository(folder());
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
});
