import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { retagged } from '../../src/images/own-images';
import { sbom } from '../../src/pipeline/sbom';
import { sign } from '../../src/pipeline/sign';
import { tag } from '../../src/pipeline/tag';
import { readStatement } from '../../src/supply/verify';
import { type Answers, failed, ok, saying } from '../programs/fakes';
import { contents, temporaryFolders } from '../synth/folders';
import { commit, earlier, idOf, release, repository, vouch, world } from './world';

const folder = temporaryFolders();

/** A release whose images are built. */
function built(answers: Answers = {}) {
  const there = world(answers);
  const root = repository(folder());
  const { release: made } = release(root, there);
  for (const { reference } of made.images) there.store.set(reference, idOf(reference));
  const place = join(made.places.releases, commit);
  const next = join(made.places.next, commit);
  const anonymous = (text: string) => text.replaceAll(root, 'ROOT');
  return { ...there, made, next, place, anonymous, root };
}

const [api, client] = [/^localhost\/breakwater\/api:[0-9a-f]{40}$/, /^localhost\/breakwater\/client:[0-9a-f]{40}$/];

describe('sbom', () => {
  test('writes a document for each image', async () => {
    const { made, next } = built();
    expect(await sbom(made)).toEqual({ ok: true, value: '2 documents, 2 components' });
    expect(readdirSync(next)).toEqual(['api.cdx.json', 'client.cdx.json']);
    expect(JSON.parse(readFileSync(join(next, 'api.cdx.json'), 'utf8')).metadata.component.name).toMatch(/api/);
  });

  test('leaves a signed release of the same commit as it was, to go back to', async () => {
    const { made, place, store } = built();
    await vouch(made, { store });
    const before = contents(place);
    store.set(made.images[0]?.reference ?? '', idOf('built again'));
    await sbom(made);
    expect(contents(place)).toEqual(before);
    await sign(made);
    expect(contents(place)).not.toEqual(before);
  });

  test('refuses an image that is not there', async () => {
    const { made, store } = built();
    store.clear();
    const problem = `there is no image ${made.images[0]?.reference}; the step build makes it`;
    expect(await sbom(made)).toEqual({ ok: false, problem: saying(problem) });
  });
});

describe('tag', () => {
  test('gives each image two more names, of one id', async () => {
    const { made, store } = built();
    expect(await tag(made)).toEqual({ ok: true, value: `2 images: ${commit} and latest are one` });
    for (const image of made.images)
      for (const name of [commit, 'latest']) expect(store.get(retagged(image, name))).toBe(idOf(image.reference));
  });

  test('moves latest from the commit before', async () => {
    const { made, store } = built();
    store.set('localhost/breakwater/api:latest', idOf('older'));
    store.set(`localhost/breakwater/api:${earlier}`, idOf('older'));
    await tag(made);
    expect(store.get('localhost/breakwater/api:latest')).toBe(idOf(made.images[0]?.reference ?? ''));
    expect(store.get(`localhost/breakwater/api:${earlier}`)).toBe(idOf('older'));
  });

  test('refuses names that do not come to one id', async () => {
    const { made } = built({
      [`docker image inspect --format {{.Id}} localhost/breakwater/api:${commit}`]: ok('1234'),
    });
    const { reference = '' } = made.images[0] ?? {};
    expect(await tag(made)).toEqual({
      ok: false,
      problem: saying(
        `localhost/breakwater/api:${commit} is the image sha256:1234, and ${reference} is ${idOf(reference)}`,
      ),
    });
  });

  test('refuses a name that is not there after all', async () => {
    const { made } = built({ [`docker image inspect --format {{.Id}} localhost/breakwater/api:${commit}`]: failed(1) });
    expect(await tag(made)).toMatchObject({
      problem: saying(expect.stringContaining(`api:${commit} is the image none, and `)),
    });
  });

  test('says why the engine does not tag', async () => {
    const { made } = built({ 'docker tag': failed(125, 'read-only store\n') });
    const problem = made.images
      .map(
        ({ name, reference }) =>
          `${reference} could not be tagged localhost/breakwater/${name}:${commit}: read-only store`,
      )
      .join('\n');
    expect(await tag(made)).toEqual({ ok: false, problem: saying(problem) });
  });

  test('refuses an image that is not there', async () => {
    const { made, store } = built();
    store.clear();
    expect(await tag(made)).toMatchObject({ problem: saying(expect.stringContaining('; the step build makes it')) });
  });
});

describe('sign', () => {
  test('binds commit, dist, images and bills to one key, and says which', async () => {
    const { made, place } = built();
    await sbom(made);
    expect(await sign(made)).toEqual({
      ok: true,
      value: expect.stringMatching(/^2 images and dist, by a new key [0-9a-f]{16}$/),
    });
    expect(await sign(made)).toMatchObject({ value: expect.stringMatching(/ dist, by key [0-9a-f]{16}$/) });
    const publicKey = readFileSync(join(made.places.keys, 'signing.pub'), 'utf8');
    expect(readStatement(place, publicKey)).toMatchObject({
      value: {
        commit,
        environment: 'lab',
        images: {
          api: { reference: expect.stringMatching(api), id: idOf(made.images[0]?.reference ?? '') },
          client: { reference: expect.stringMatching(client), id: idOf(made.images[1]?.reference ?? '') },
        },
      },
    });
  });

  test('copies dist as it is', async () => {
    const { made, place, root } = built();
    await sbom(made);
    await sign(made);
    const path = join('dist', 'lab', 'api.k8s.yaml');
    expect(readFileSync(join(place, path), 'utf8')).toBe(readFileSync(join(root, path), 'utf8'));
  });

  test('refuses a bill that is not there', async () => {
    const { anonymous, made, next } = built();
    await sbom(made);
    rmSync(join(next, 'client.cdx.json'));
    const result = await sign(made);
    expect(result.ok ? '' : anonymous(result.problem.message)).toBe(
      `there is no ROOT/state/lab/pipeline/next/${commit}/client.cdx.json; the step sbom writes it`,
    );
  });

  test('refuses an image that is not there', async () => {
    const { made, store } = built();
    store.clear();
    expect(await sign(made)).toMatchObject({ problem: saying(expect.stringContaining('; the step build makes it')) });
  });

  test('refuses half a pair of keys', async () => {
    const { made } = built();
    await sbom(made);
    await sign(made);
    rmSync(join(made.places.keys, 'signing.key'));
    expect(await sign(made)).toMatchObject({
      problem: saying(expect.stringContaining('has no signing.key: bring it back')),
    });
  });

  test('refuses a dist that is not what its checksums say', async () => {
    const { made, place, root } = built();
    await sbom(made);
    await sign(made);
    const before = contents(place);
    writeFileSync(join(root, 'dist', 'lab', 'api.k8s.yaml'), 'kind: Pod\n');
    expect(await sign(made)).toMatchObject({ problem: saying(expect.stringMatching(/lab\/api\.k8s\.yaml/)) });
    expect(contents(place)).toEqual(before);
  });
});
