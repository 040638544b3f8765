import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/config/environment';
import { ready } from '../../src/pipeline/ready';
import { type Answers, failed, missing, ok, refused } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { commit, stage } from './world';

const folder = temporaryFolders();

/** A machine on which a run may begin. @param status what git says of the tree */
function machine(answers: Answers = {}, status = ok()) {
  const root = folder();
  const there = stage(root, { ...answers, [`git -C ${root} status --porcelain`]: status });
  const { clock, kubectl, patience, places, target } = there.made;
  return { ...there, destination: { clock, kubectl, patience, places, target } };
}
const state = (root: string, text: string) => put(root, { 'state/lab/workloads.tfstate': text });

test('a clean commit, an engine and a reviewed dist are a release', async () => {
  const { destination } = machine();
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
  expect(await ready(destination)).toEqual(refused('there is no commit to deploy: fatal: not a repository'));
  expect(lines).toContain('docker rm --force --volumes abc');
});

const open =
  'the tree has what is not committed, and only a commit is deployed; commit it, or put it aside with git stash --include-untracked:';
const many = Array.from({ length: 12 }, (_, place) => `?? ${place}`);

test.each([
  ['with changes: its files are named', ok(' M README.md\n?? a\n'), `${open}\n M README.md\n?? a`],
  ['with many changes: ten are named', ok(many.join('\n')), [open, ...many.slice(0, 10), 'and 2 more'].join('\n')],
  ['of unknown state', failed(128, 'locked\n'), 'git does not say whether everything is committed: locked'],
])('a tree is refused %s', async (_, status, problem) => {
  expect(await ready(machine({}, status).destination)).toEqual(refused(problem));
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

  test('what a GitOps engine applies is refused', async () => {
    const { destination } = machine();
    const environment: Environment = { ...destination.target.environment, appliedBy: 'gitops' };
    const problem =
      'dist/lab is applied by a GitOps engine, which reads the commit; push it, or choose another environment';
    expect(await ready({ ...destination, target: { ...destination.target, environment } })).toEqual(refused(problem));
  });
});

test('a machine without an engine, and a dist that was edited, are refused', async () => {
  const { destination } = machine({ docker: missing, podman: missing });
  expect(await ready(destination)).toEqual(refused(expect.stringMatching(/^no container engine answers 'info'/)));
  const edited = machine();
  writeFileSync(join(edited.root, 'dist', 'lab', 'api.k8s.yaml'), 'kind: Pod\n');
  expect(await ready(edited.destination)).toEqual(refused(expect.stringContaining('is not what was reviewed')));
});
