import { batches, objectAtLine, objectNamed, readTarget } from '../../src/scan/target';
import { put, temporaryFolders } from '../synth/folders';
import { fixture, lab } from './fixture';

const folder = temporaryFolders();

const yaml = { 'a.yaml': 'a', 'b.yaml': 'b' };
const dist = { 'dist/lab/b.yaml': 'b', 'dist/lab/a.yaml': 'a', 'dist/lab/README.md': '' };
const dockerfiles = { 'dockerfiles/a/Dockerfile': 'FROM a', 'dockerfiles/README.md': '', 'dockerfiles/b/x': '' };

test.each([
  ['the YAML of an environment, and nothing else of its folder', 'lab', dist, 'dist/lab', yaml],
  ['the Dockerfiles', 'dockerfiles', dockerfiles, 'dockerfiles', { 'a/Dockerfile': 'FROM a' }],
])('a target is %s', (_, name, all, below, files) => {
  const root = put(folder(), all);
  expect(readTarget(root, name)).toEqual({ name, folder: `${root}/${below}`, files });
  expect(readTarget(folder(), name)).toEqual({ missing: below });
});

describe('an object', () => {
  test.each([
    [1, 'Namespace shop'],
    [5, 'Namespace shop'],
    [7, 'Deployment shop/shop'],
    [26, 'Deployment shop/shop'],
    [29, 'Ingress shop/shop'],
    [38, 'Ingress shop/shop'],
    [99, 'File shop.k8s.yaml'],
  ])('is found by line %d: %s', (line, object) => {
    expect(objectAtLine(lab, 'shop.k8s.yaml', line)).toBe(object);
  });

  test('is not found in a file that is not there', () => {
    expect(objectAtLine(lab, 'other.yaml', 1)).toBe('File other.yaml');
    expect(objectNamed(lab, 'other.yaml', 'Service', 'shop')).toBe('Service shop');
  });

  test('is found by kind and name', () => {
    expect(objectNamed(lab, 'shop.k8s.yaml', 'Ingress', 'shop')).toBe('Ingress shop/shop');
    expect(objectNamed(lab, 'shop.k8s.yaml', 'Namespace', 'shop')).toBe('Namespace shop');
  });
});

test('batches are files of one object each, by the batch of its kind', () => {
  const parts = fixture('shop.k8s.yaml').trimEnd().split('\n---\n');
  const all = batches({ ...lab, files: { 'shop.k8s.yaml': `${parts.join('\n---\n')}\n---\n# nothing` } }, (kind) =>
    kind === 'Deployment' ? 'pods' : 'others',
  );
  expect(all).toEqual([{ 'shop.k8s-0.yaml': parts[0], 'shop.k8s-2.yaml': parts[2] }, { 'shop.k8s-1.yaml': parts[1] }]);
});
