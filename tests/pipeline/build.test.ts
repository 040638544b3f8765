import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../src/pipeline/build';
import { success } from '../../src/programs/result';
import { failed, ok, refused } from '../programs/fakes';
import { put, temporaryFolders } from '../synth/folders';
import { earlier, idOf, release, type Stage, stage, vouch, world } from './world';

const folder = temporaryFolders();

/** A machine on which the images are built, and signed by an earlier commit of the same sources. */
async function vouched() {
  const there = stage(folder());
  await vouch({ ...there.made, commit: earlier }, there);
  return there;
}
const reference = ({ made }: Pick<Stage, 'made'>, place: number) => made.images[place]?.reference ?? '';
const builds = (lines: readonly string[]) =>
  lines.flatMap((line) => /^docker build --tag \S+\/(\w+):/.exec(line)?.[1] ?? []);

test('every image is built where no statement is, on bases by name where the environment says so', async () => {
  const { lines, made, said, store } = stage(folder());
  expect(await build(made)).toEqual(success('2 images built, 0 unchanged'));
  expect(builds(lines)).toEqual(['api', 'client']);
  expect([...store.keys()]).toEqual(made.images.map((image) => image.reference));
  expect(said[0]).toBe('    with docker');
  const line = lines.find((one) => one.startsWith('docker build'));
  expect(line).toContain(' --build-arg BASE=gcr.io/distroless/static:nonroot ');
});

test('an image that a signed statement vouches for is not built again', async () => {
  const { lines, made, said } = await vouched();
  expect(await build(made)).toEqual(success('0 images built, 2 unchanged'));
  expect([builds(lines), said]).toEqual([[], ['    api: unchanged', '    client: unchanged']]);
});

test.each<[string, (there: Stage) => unknown, readonly string[]]>([
  ['the id is another', (there) => there.store.set(reference(there, 0), idOf('other')), ['api']],
  ['the engine lost the image', (there) => there.store.delete(reference(there, 1)), ['client']],
  [
    'the signature does not fit',
    ({ place }) => writeFileSync(join(place(earlier), 'statement.json.sig'), 'AAAA'),
    ['api', 'client'],
  ],
  ['there are no keys', ({ made }) => rmSync(made.places.keys, { recursive: true }), ['api', 'client']],
])('a statement does not vouch where %s', async (_, spoil, names) => {
  const there = await vouched();
  spoil(there);
  const value = `${names.length} image${names.length > 1 ? 's' : ''} built, ${2 - names.length} unchanged`;
  expect(await build(there.made)).toEqual(success(value));
  expect(builds(there.lines)).toEqual(names);
});

test('each of several statements counts, in whatever order they are read', async () => {
  const there = await vouched();
  // Built again elsewhere: two statements name two images of the same sources.
  for (const [digit, id] of ['0 second', 'f third'].map((one) => one.split(' '))) {
    const again = world({ 'docker image inspect': ok(idOf(id ?? '')) });
    await vouch(release(there.root, again, { commit: digit?.repeat(40) ?? '' }).release, again);
  }
  for (const id of [idOf(reference(there, 0)), idOf('second')]) {
    there.store.set(reference(there, 0), id);
    expect(await build(there.made)).toEqual(success('0 images built, 2 unchanged'));
  }
});

test('a build that fails, and sources that dist does not name, are refused', async () => {
  const broken = stage(folder(), { 'docker build': failed(1, 'no base\n') });
  expect(await build(broken.made)).toEqual(refused("image 'api' was not built:\nno base\n"));
  const { made, root } = stage(folder());
  put(root, { 'dockerfiles/api/new.py': 'pass\n' });
  expect(await build(made)).toEqual(refused(expect.stringContaining(`dist names ${reference({ made }, 0)}, which`)));
});
