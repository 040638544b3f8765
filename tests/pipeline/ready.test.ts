import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ready } from '../../src/pipeline/ready';
import { placesOf } from '../../src/pipeline/release';
import { type Answers, failed, missing, ok, saying } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { commit, release, repository, world } from './world';

const folder = temporaryFolders();

function machine(answers: Answers = {}) {
  const there = world(answers);
  const root = repository(folder());
  const { clock, kubectl, patience, places, target } = release(root, there).release;
  return { ...there, root, destination: { clock, kubectl, patience, places, target } };
}
const state = (root: string, text: string) => put(root, { 'state/lab/workloads.tfstate': text });

test('a clean commit, an engine and a reviewed dist are a release', async () => {
  const { destination, root } = machine();
  expect(await ready(destination)).toMatchObject({
    ok: true,
    value: {
      ...destination,
      ...{ commit, engine: 'docker', images: [{ name: 'api' }, { name: 'client' }] },
      objects: [{}, {}, {}, {}, {}],
    },
  });
  expect(readdirSync(placesOf(root, 'lab').scratch)).toEqual([]);
});

test('what a killed run left is removed, whatever is refused then', async () => {
  const { destination, lines } = machine({ 'docker ps': ok('abc\n'), 'git ': failed(128) });
  expect(await ready(destination)).toMatchObject({ ok: false });
  expect(lines).toContain('docker rm --force --volumes abc');
});

test('a folder without a commit is refused', async () => {
  const { destination } = machine({ 'git ': failed(128, 'fatal: not a git repository\n') });
  const problem = 'there is no commit to deploy: fatal: not a git repository';
  expect(await ready(destination)).toEqual({ ok: false, problem: saying(problem) });
});

describe('a tree that is not clean', () => {
  const says =
    'the tree has what is not committed, and only a commit is deployed; commit it, or put it aside with git stash --include-untracked:';
  const status = (text: string, root: string) => ({ [`git -C ${root} status --porcelain`]: ok(text) });

  test('is refused, and its files are named', async () => {
    const { destination, root } = machine();
    const run = { ...destination.target, run: world(status(' M README.md\n?? a\n', root)).run };
    const problem = `${says}\n M README.md\n?? a`;
    expect(await ready({ ...destination, target: run })).toEqual({ ok: false, problem: saying(problem) });
  });

  test('of many files names ten', async () => {
    const { destination, root } = machine();
    const all = Array.from({ length: 12 }, (_, place) => `?? ${place}`);
    const run = { ...destination.target, run: world(status(all.join('\n'), root)).run };
    const problem = [says, ...all.slice(0, 10), 'and 2 more'].join('\n');
    expect(await ready({ ...destination, target: run })).toEqual({ ok: false, problem: saying(problem) });
  });

  test('may be, for all that git says', async () => {
    const { destination, root } = machine();
    const answers = { [`git -C ${root} status`]: failed(128, 'index is locked\n') };
    const target = { ...destination.target, run: world(answers).run };
    const problem = 'git does not say whether everything is committed: index is locked';
    expect(await ready({ ...destination, target })).toEqual({ ok: false, problem: saying(problem) });
  });
});

describe('one owner of dist', () => {
  test("what Terraform's state holds is refused, and how it is handed over", async () => {
    const { destination, root } = machine();
    state(root, '{"resources":[{},{}]}');
    const problem =
      'Terraform applies dist/lab here: its state has 2 resources of it; npm run up -- --environment lab deploys this commit, or npm run down -- --environment lab --only workloads hands dist over to the pipeline';
    expect(await ready(destination)).toEqual({ ok: false, problem: saying(problem) });
  });

  test.each(['{"resources":[]}', '{}'])('a state that holds nothing (%s) is not an owner', async (text) => {
    const { destination, root } = machine();
    state(root, text);
    expect(await ready(destination)).toMatchObject({ ok: true });
  });

  test('what a GitOps engine applies is refused', async () => {
    const { destination } = machine();
    const environment = { ...destination.target.environment, appliedBy: 'gitops' as const };
    const problem =
      'dist/lab is applied by a GitOps engine, which reads the commit; push it, or choose another environment';
    expect(await ready({ ...destination, target: { ...destination.target, environment } })).toEqual({
      ok: false,
      problem: saying(problem),
    });
  });
});

test('a machine without an engine is refused', async () => {
  const { destination } = machine({ docker: missing, podman: missing });
  expect(await ready(destination)).toMatchObject({
    problem: saying(
      expect.stringMatching(/^no container engine answers 'info' \(docker: not found; podman: not found\)/),
    ),
  });
});

test('a dist that was edited is refused', async () => {
  const { destination, root } = machine();
  writeFileSync(join(root, 'dist', 'lab', 'api.k8s.yaml'), 'kind: Pod\n');
  expect(await ready(destination)).toMatchObject({
    problem: saying(expect.stringContaining('is not what was reviewed')),
  });
});
