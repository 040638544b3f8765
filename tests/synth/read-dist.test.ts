import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../src/config/environments';
import { checksums } from '../../src/synth/checksums';
import { readDist } from '../../src/synth/read-dist';
import type { Files } from './folders';
import { contents, put, temporaryFolders } from './folders';

const folder = temporaryFolders();
const object = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const yaml = (...names: readonly string[]) => names.map((name) => JSON.stringify(object(name))).join('\n---\n');
const files: Files = {
  'beta/shop.k8s.yaml': yaml('beta'),
  'lab/shop.k8s.yaml': yaml('prices', 'hours'),
  'lab/till.k8s.yaml': yaml('change'),
};
const sums = checksums(Object.entries(files).map(([path, text]) => ({ path, text })));
const sumOf = (path: string, text: string) => checksums([{ path, text }]).slice(0, 64);

/** A dist with these files changed or, where undefined, missing; and what is wrong with its environment lab. */
function changed(changes: Readonly<Record<string, string | undefined>>) {
  const all = Object.entries({ ...files, SHA256SUMS: sums, ...changes });
  const place = put(
    folder(),
    Object.fromEntries(all.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))),
  );
  const read = readDist(place, 'lab');
  return { place, problems: read.ok ? [] : read.problems };
}

/** That a file is not what its checksum says. */
const differs = (place: string, path: string, is: string, says: string) =>
  `${place}/${path} is not what was reviewed: its SHA-256 is ${is}, SHA256SUMS says ${says}; npm run synth writes it anew`;

describe('dist is read', () => {
  test('as its objects, in the order of files and documents', () => {
    const place = put(folder(), { ...files, SHA256SUMS: sums });
    expect(readDist(place, 'lab')).toEqual({ ok: true, objects: ['prices', 'hours', 'change'].map(object) });
    expect(readDist(place, 'beta')).toEqual({ ok: true, objects: [object('beta')] });
  });

  test('whatever is in other environments', () => {
    expect(
      changed({ 'beta/shop.k8s.yaml': 'edited', 'beta/new.k8s.yaml': '', 'laboratory/shop.k8s.yaml': '' }).problems,
    ).toEqual([]);
  });

  test.each(Object.keys(environments))('as it is checked in: %s', (name) => {
    expect(readDist('dist', name)).toMatchObject({ ok: true });
  });
});

describe('dist is refused', () => {
  test('where a byte was changed, and names both sums', () => {
    const path = 'lab/till.k8s.yaml';
    const edited = `${files[path]}\n`;
    const { place, problems } = changed({ [path]: edited });
    expect(problems).toEqual([differs(place, path, sumOf(path, edited), sumOf(path, files[path] ?? ''))]);
  });

  test('where a file is missing', () => {
    const path = 'lab/shop.k8s.yaml';
    const { place, problems } = changed({ [path]: undefined });
    expect(problems).toEqual([differs(place, path, 'none', sumOf(path, files[path] ?? ''))]);
  });

  test('where there is an unreviewed file', () => {
    const path = 'lab/extra/new.yaml';
    const { place, problems } = changed({ [path]: '' });
    expect(problems).toEqual([differs(place, path, sumOf(path, ''), 'none')]);
  });

  test('where two files have changed places', () => {
    const [a, b] = ['lab/shop.k8s.yaml', 'lab/till.k8s.yaml'] as const;
    expect(changed({ [a]: files[b], [b]: files[a] }).problems).toHaveLength(2);
  });

  test('where a checksum was changed', () => {
    const lines = sums.replaceAll(/^[0-9a-f]{64}(?= {2}lab\/till)/gm, '0'.repeat(64));
    const { place, problems } = changed({ SHA256SUMS: lines });
    const path = 'lab/till.k8s.yaml';
    expect(problems).toEqual([differs(place, path, sumOf(path, files[path] ?? ''), '0'.repeat(64))]);
  });

  test('with everything that is wrong, in the order of the checksums', () => {
    const { problems } = changed({ 'lab/shop.k8s.yaml': 'edited', 'lab/till.k8s.yaml': undefined, 'lab/a.yaml': '' });
    expect(problems.map((problem) => /\/lab\/(\S+) is/.exec(problem)?.[1])).toEqual([
      'shop.k8s.yaml',
      'till.k8s.yaml',
      'a.yaml',
    ]);
  });

  test('where there are no checksums', () => {
    const { place, problems } = changed({ SHA256SUMS: undefined });
    expect(problems).toEqual([`there is no ${place}/lab with its SHA256SUMS; npm run synth writes it anew`]);
  });

  test('where there is no such environment, or no dist at all', () => {
    const place = put(folder(), { ...files, SHA256SUMS: sums });
    for (const [where, name] of [
      [place, 'production'],
      [place, 'la'],
      [join(place, 'none'), 'lab'],
    ] as const)
      expect(readDist(where, name)).toEqual({
        ok: false,
        problems: [`there is no ${join(where, name)} with its SHA256SUMS; npm run synth writes it anew`],
      });
  });

  test('before anything in it is read as YAML', () => {
    expect(changed({ 'lab/till.k8s.yaml': '{' }).problems).toHaveLength(1);
  });

  test('after a single byte more, also as it is checked in', () => {
    const place = folder();
    cpSync('dist', place, { recursive: true });
    for (const path of Object.keys(contents(place)).filter((one) => one.startsWith('lab/'))) {
      const before = contents(place)[path] ?? '';
      appendFileSync(join(place, path), ' ');
      expect(readDist(place, 'lab')).toMatchObject({
        ok: false,
        problems: [expect.stringContaining(`/${path} is not`)],
      });
      rmSync(join(place, path));
      put(place, { [path]: before });
    }
    expect(readDist(place, 'lab')).toMatchObject({ ok: true });
  });
});
