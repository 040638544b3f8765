import { loadAll } from 'js-yaml';
import { environments } from '../../src/config/environments';
import { engineAccounts } from '../../src/config/personas';
import type { Manifest } from '../../src/kubernetes/manifest';
import { temporaryFolders } from '../synth/folders';
import { breakwater } from './breakwater';
import { withValues } from './changed-environment';

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
    const { beta } = environments;
    const personas = { ...beta.personas, ci: [engineAccounts['argo-cd']] } as const;
    const { code, out } = await withValues(beta, { personas }, () =>
      gitops('argo-cd --environment beta --key 0123456789ABCDEF --key FEDCBA9876543210'),
    );
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

  test('says how dist is written where there is none', async () => {
    const { code, err } = await breakwater(['gitops', 'flux', '--environment', 'lab'], folder());
    expect([code, err]).toEqual([1, expect.stringContaining('npm run synth')]);
  });

  test.each([
    [
      'flux --environment local',
      "policies of local refuse Flux 2.9, which is not among its deployers; add engineAccounts['flux']",
    ],
    ['argo-cd --environment beta --key 0123456789ABCDEF', "add engineAccounts['argo-cd'] to personas.ci"],
  ])('%s is refused, since policies refuse that engine', async (words, says) => {
    const { code, err, out } = await gitops(words);
    expect([code, err, out]).toEqual([1, expect.stringContaining(says), '']);
  });
});
