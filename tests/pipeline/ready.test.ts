import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/config/environment';
import { ready } from '../../src/pipeline/ready';
import { type Answers, failed, missing, ok, refused } from '../programs/fakes';
import { commitAll, git } from '../programs/git';
import { put, temporaryFolders } from '../synth/folders';
import { stage } from './world';

const folder = temporaryFolders();

/** A machine on which a run may begin. @param spoil what is done to the tree after its commit */
function machine(answers: Answers = {}, spoil: (root: string) => void = () => {}) {
  const root = folder();
  const there = stage(root, answers);
  const commit = commitAll(root);
  spoil(root);
  const { clock, confine, kubectl, patience, places, target } = there.made;
  return { ...there, commit, destination: { clock, confine, kubectl, patience, places, target } };
}
const state = (root: string, text: string) => put(root, { 'state/lab/workloads.tfstate': text });

test('a clean commit, an engine and a reviewed dist are a release', async () => {
  const { commit, destination } = machine();
  const images = [{ name: 'api' }, { name: 'client' }];
  expect(await ready(destination)).toMatchObject({
    ok: true,
    value: { ...destination, commit, engine: 'docker', images, objects: [{}, {}, {}, {}, {}] },
  });
  expect(readdirSync(destination.places.scratch)).toEqual([]);
});

test('what a killed run left is removed, whatever is refused then', async () => {
  const { destination, lines } = machine({
    'docker ps': ok('abc\n'),
    'git ': failed(128, 'fatal: not a repository\n'),
  });
  expect(await ready(destination)).toEqual(refused('there is no commit: fatal: not a repository'));
  expect(lines).toContain('docker rm --force --volumes abc');
});

describe('a tree is refused', () => {
  const open = /^the tree has what is not committed, and only a commit is deployed; .*git ls-files -v.*:\n/;
  const message = async (spoil: (root: string) => void) => {
    const result = await ready(machine({}, spoil).destination);
    return result.ok ? '' : result.problem.message;
  };

  test('with an edit that git does not show', async () => {
    const said = await message((root) => {
      git(root, 'update-index', '--skip-worktree', 'dockerfiles/api/Dockerfile');
      writeFileSync(join(root, 'dockerfiles/api/Dockerfile'), 'FROM scratch\n');
      put(root, { '.git/info/exclude': '*\n', 'dockerfiles/api/evil.py': '' });
    });
    expect(said).toMatch(open);
    expect(said.split('\n').slice(1)).toEqual([
      'dockerfiles/api/Dockerfile: has another content',
      'dockerfiles/api/evil.py: is not in the commit',
    ]);
  });

  test('of unknown state', async () => {
    expect(await message((root) => rmSync(join(root, '.git/objects'), { recursive: true }))).toMatch(
      /^(there is no commit|git does not show)/,
    );
  });
});

describe('one owner of dist', () => {
  test("what Terraform's state holds is refused, and how it is handed over", async () => {
    const { destination, root } = machine();
    state(root, '{"resources":[{},{}]}');
    const problem =
      'Terraform applies dist/lab here: its state has 2 resources of it; npm run up -- --environment lab deploys this commit, or npm run down -- --environment lab --only workloads hands dist over to the pipeline';
    expect(await ready(destination)).toEqual(refused(problem));
  });

  test.each(['{"resources":[]}', '{}'])('a state that holds nothing (%s) does not own it', async (text) => {
    const { destination, root } = machine();
    state(root, text);
    expect(await ready(destination)).toMatchObject({ ok: true });
  });

  test.each<[string, Partial<Environment>, unknown]>([
    [
      'follows the branch',
      {},
      refused(
        expect.stringMatching(/^the engine of lab takes each commit of the branch.* set promotion: \{ soakHours: 0 \}/),
      ),
    ],
    [
      'comes after another environment',
      { promotion: { after: 'beta', soakHours: 24 } },
      refused('lab takes what is proven in beta; promote lab moves it'),
    ],
    ['follows a tag of its own', { promotion: { soakHours: 0 } }, expect.objectContaining({ ok: true })],
  ])('an engine applies it, and the environment %s', async (_, more, result) => {
    const { destination } = machine();
    const environment: Environment = { ...destination.target.environment, appliedBy: 'gitops', ...more };
    expect(await ready({ ...destination, target: { ...destination.target, environment } })).toEqual(result);
  });
});

test('a machine without an engine, and a dist that was edited, are refused', async () => {
  const { destination } = machine({ docker: missing, podman: missing });
  expect(await ready(destination)).toEqual(refused(expect.stringMatching(/^no container engine answers 'info'/)));
  const edited = machine();
  writeFileSync(join(edited.root, 'dist', 'lab', 'api.k8s.yaml'), 'kind: Pod\n');
  commitAll(edited.root);
  expect(await ready(edited.destination)).toEqual(refused(expect.stringContaining('is not what was reviewed')));
});
