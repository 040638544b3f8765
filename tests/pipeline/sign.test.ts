import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { retagged } from '../../src/images/own-images';
import { sbom } from '../../src/pipeline/sbom';
import { sign } from '../../src/pipeline/sign';
import { tag } from '../../src/pipeline/tag';
import { success } from '../../src/programs/result';
import { readStatement } from '../../src/supply/verify';
import { failed, ok, refused } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { built, commit, earlier, idOf, type Stage, vouch } from './world';

const folder = temporaryFolders();
const first = ({ made }: Pick<Stage, 'made'>) => made.images[0]?.reference ?? '';
const next = ({ made }: Pick<Stage, 'made'>, ...path: readonly string[]) => join(made.places.next, commit, ...path);

test.each([sbom, tag, sign].map((step) => [step.name, step] as const))(
  '%s refuses an image that is not built',
  async (_, step) => {
    const there = built(folder());
    there.store.clear();
    const problem = expect.stringContaining(`there is no image ${first(there)}; the step build makes it`);
    expect(await step(there.made)).toEqual(refused(problem));
  },
);

describe('sbom', () => {
  test('writes a document for each image', async () => {
    const there = built(folder());
    expect(await sbom(there.made)).toEqual(success('2 documents, 2 components'));
    expect(readdirSync(next(there))).toEqual(['api.cdx.json', 'client.cdx.json']);
    const { metadata } = JSON.parse(readFileSync(next(there, 'api.cdx.json'), 'utf8'));
    expect(metadata.component.name).toMatch(/api/);
  });

  test('leaves a signed release of the same commit as it was, to go back to', async () => {
    const there = built(folder());
    await vouch(there.made, there);
    const before = contents(there.place());
    there.store.set(first(there), idOf('built again'));
    await sbom(there.made);
    expect(contents(there.place())).toEqual(before);
    await sign(there.made);
    expect(contents(there.place())).not.toEqual(before);
  });
});

describe('tag', () => {
  const second = `docker image inspect --format {{.Id}} localhost/breakwater/api:${commit}`;

  test('gives each image two more names of one id, and moves latest from the commit before', async () => {
    const { made, store } = built(folder());
    const names = ['latest', earlier].map((name) => `localhost/breakwater/api:${name}`);
    for (const name of names) store.set(name, idOf('older'));
    expect(await tag(made)).toEqual(success(`2 images: ${commit} and latest are one`));
    for (const image of made.images)
      for (const name of [commit, 'latest']) expect(store.get(retagged(image, name))).toBe(idOf(image.reference));
    expect(store.get(names[1] ?? '')).toBe(idOf('older'));
  });

  test.each([
    ['of another id', ok('1234'), 'sha256:1234'],
    ['that was not made', failed(1), 'none'],
  ])('refuses a name %s', async (_, answer, id) => {
    const there = built(folder(), { [second]: answer });
    const problem = `localhost/breakwater/api:${commit} is the image ${id}, and ${first(there)} is ${idOf(first(there))}`;
    expect(await tag(there.made)).toEqual(refused(problem));
  });

  test('says why the engine does not tag', async () => {
    const { made } = built(folder(), { 'docker tag': failed(125, 'read-only store\n') });
    const problems = made.images.map(
      (image) => `${image.reference} could not be tagged ${retagged(image, commit)}: read-only store`,
    );
    expect(await tag(made)).toEqual(refused(problems.join('\n')));
  });
});

describe('sign', () => {
  /** A release that is signed once. */
  async function once() {
    const there = built(folder());
    await sbom(there.made);
    return { ...there, result: await sign(there.made) };
  }

  test('binds commit, dist, images and bills to one key, and says which', async () => {
    const { made, place, result, root } = await once();
    const by = (key: string) => expect.stringMatching(new RegExp(`^2 images and dist, by ${key} [0-9a-f]{16}$`));
    expect(result).toEqual(success(by('a new key')));
    // What an earlier run copied is not signed again.
    put(next({ made }, 'dist'), { 'lab/stale.k8s.yaml': 'kind: Pod\n' });
    expect(await sign(made)).toEqual(success(by('key')));
    const image = ({ name, reference }: Stage['made']['images'][number]) => {
      expect(reference).toMatch(new RegExp(`^localhost/breakwater/${name}:[0-9a-f]{40}$`));
      return [name, { reference, id: idOf(reference) }];
    };
    const images = Object.fromEntries(made.images.map(image));
    const publicKey = readFileSync(join(made.places.keys, 'signing.pub'), 'utf8');
    expect(readStatement(place(), publicKey)).toMatchObject({ value: { commit, environment: 'lab', images } });
    expect(contents(join(place(), 'dist'))).toEqual(contents(join(root, 'dist')));
  });

  test.each<[string, (there: Stage) => void]>([
    ['client.cdx.json; the step sbom writes it', (there) => rmSync(next(there, 'client.cdx.json'))],
    ['has no signing.key', ({ made }) => rmSync(join(made.places.keys, 'signing.key'))],
    ['dist/lab/api.k8s.yaml: has another content', ({ root }) => put(root, { 'dist/lab/api.k8s.yaml': 'kind: Pod\n' })],
    ['dockerfiles/api/new: is not in the commit', ({ root }) => put(root, { 'dockerfiles/api/new': '' })],
  ])('leaves the release as it was where it refuses: %s', async (problem, spoil) => {
    const there = await once();
    const before = contents(there.place());
    spoil(there);
    expect(await sign(there.made)).toEqual(refused(expect.stringContaining(problem)));
    expect(contents(there.place())).toEqual(before);
  });
});
