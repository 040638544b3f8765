import fc from 'fast-check';
import { imageId, ownImages, retagged, tagImage } from '../../src/images/own-images';
import type { Manifest } from '../../src/kubernetes/manifest';
import { failed, ok, programs } from '../programs/fakes';

const prefix = 'localhost:5000/shop/';
const pod = (...images: readonly string[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { initContainers: [], containers: images.map((image) => ({ image })) },
});

describe('own images', () => {
  test('are those with the prefix, each once, by name', () => {
    const objects = [pod(`${prefix}web:1`, 'docker.io/library/mongo:8'), pod(`${prefix}api:2`, `${prefix}web:1`)];
    expect(ownImages(objects, prefix)).toEqual([
      { name: 'api', reference: `${prefix}api:2` },
      { name: 'web', reference: `${prefix}web:1` },
    ]);
  });

  test('are found whatever stands between', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.array(name), (ours, others) => {
        const objects = [pod(...others.map((one) => `docker.io/${one}:1`), ...ours.map((one) => `${prefix}${one}:1`))];
        const names = ownImages(objects, prefix).map((image) => image.name);
        expect(names.sort()).toEqual([...ours].sort());
      }),
    );
  });

  test('keep their name under another tag, though the registry has a port', () => {
    expect(retagged({ name: 'web', reference: `${prefix}web:1` }, 'latest')).toBe(`${prefix}web:latest`);
  });
});

describe('the id of an image', () => {
  const asked = (outcome: ReturnType<typeof ok>) => imageId(programs({ podman: outcome }).run, 'podman', 'web:1');

  test('has its algorithm, though Podman leaves it out', async () => {
    expect(await asked(ok('abc\n'))).toBe('sha256:abc');
    expect(await asked(ok('sha256:abc\n'))).toBe('sha256:abc');
  });

  test.each([failed(125, 'no such image'), ok('\n')])('is undefined where the engine prints none', async (outcome) => {
    expect(await asked(outcome)).toBeUndefined();
  });
});

test('an image that cannot be tagged is reported with the reason', async () => {
  const { run, calls } = programs({ podman: [ok(), failed(125, 'a\nno room\n')] });
  expect(await tagImage(run, 'podman', 'a:1', 'a:2')).toBeUndefined();
  expect(await tagImage(run, 'podman', 'a:1', 'a:2')).toBe('a:1 could not be tagged a:2: no room');
  expect(calls[0]?.line).toBe('podman tag a:1 a:2');
});
