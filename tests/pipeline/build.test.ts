import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../src/pipeline/build';
import { type Answers, failed, ok, saying } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { commit, earlier, idOf, release, repository, vouch, world } from './world';

const folder = temporaryFolders();

/** A machine on which the images are built, and vouched for by an earlier commit of the same sources. */
async function vouched(answers: Answers = {}) {
  const there = world(answers);
  const root = repository(folder());
  await vouch(release(root, there, { commit: earlier }).release, there);
  return { ...there, ...release(root, there), root };
}

const builds = (lines: readonly string[]) =>
  lines.flatMap((line) => /^docker build --tag \S+\/(\w+):/.exec(line)?.[1] ?? []);

test('every image is built where nothing was vouched for', async () => {
  const there = world();
  const { release: made, said } = release(repository(folder()), there);
  expect(await build(made)).toEqual({ ok: true, value: '2 images built, 0 unchanged' });
  expect(builds(there.lines)).toEqual(['api', 'client']);
  expect([...there.store.keys()]).toEqual(made.images.map(({ reference }) => reference));
  expect(said[0]).toBe('    with docker');
});

test('an image that a signed statement vouches for is not built again', async () => {
  const { lines, release: made, said } = await vouched();
  expect(await build(made)).toEqual({ ok: true, value: '0 images built, 2 unchanged' });
  expect(builds(lines)).toEqual([]);
  expect(said).toEqual(['    api: unchanged', '    client: unchanged']);
});

test('an image of that name which no one vouched for is built over', async () => {
  const { lines, release: made, store } = await vouched();
  store.set(made.images[0]?.reference ?? '', idOf('of someone else'));
  expect(await build(made)).toEqual({ ok: true, value: '1 image built, 1 unchanged' });
  expect(builds(lines)).toEqual(['api']);
});

test('an image that the engine lost is built again', async () => {
  const { lines, release: made, store } = await vouched();
  store.delete(made.images[1]?.reference ?? '');
  await build(made);
  expect(builds(lines)).toEqual(['client']);
});

test('each of several statements counts, in whatever order they are read', async () => {
  const { lines, release: made, root, ...there } = await vouched();
  // Built again elsewhere: two statements name two images of the same sources.
  for (const [of, id] of [
    ['0'.repeat(40), 'second'],
    ['f'.repeat(40), 'third'],
  ] as const) {
    const again = world({ 'docker image inspect': ok(idOf(id)) });
    await vouch(release(root, again, { commit: of }).release, again);
  }
  expect(await build(made)).toMatchObject({ value: '0 images built, 2 unchanged' });
  there.store.set(made.images[0]?.reference ?? '', idOf('second'));
  expect(await build(made)).toMatchObject({ value: '0 images built, 2 unchanged' });
  expect(builds(lines)).toEqual([]);
});

test('a statement whose signature does not fit vouches for nothing', async () => {
  const { lines, release: made } = await vouched();
  writeFileSync(join(made.places.releases, earlier, 'statement.json.sig'), 'AAAA');
  await build(made);
  expect(builds(lines)).toEqual(['api', 'client']);
});

test('without keys nothing is vouched for', async () => {
  const { lines, release: made } = await vouched();
  rmSync(made.places.keys, { recursive: true });
  await build(made);
  expect(builds(lines)).toEqual(['api', 'client']);
});

test('a build that fails is reported with what the engine printed', async () => {
  const there = world({ 'docker build': failed(1, 'no base\n') });
  const { release: made } = release(repository(folder()), there);
  expect(await build(made)).toEqual({ ok: false, problem: saying("image 'api' was not built:\nno base\n") });
});

test('sources that are not what dist names are refused', async () => {
  const there = world();
  const root = repository(folder());
  const { release: made } = release(root, there);
  put(root, { 'dockerfiles/api/new.py': 'pass\n' });
  const problem = `dist names ${made.images[0]?.reference}, which is not what its sources are; npm run synth`;
  expect(await build(made)).toEqual({ ok: false, problem: saying(problem) });
});

test('bases are asked for by name where the environment says so', async () => {
  const there = world();
  const { release: made } = release(repository(folder()), there, { commit });
  await build(made);
  const line = there.lines.find((one) => one.startsWith('docker build'));
  expect(line).toContain(' --build-arg BASE=gcr.io/distroless/static:nonroot ');
});
