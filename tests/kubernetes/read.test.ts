import { join } from 'node:path';
import { readObjects } from '../../src/kubernetes/read';
import { put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();
const object = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n`;
const namesIn = (path: string) => readObjects(path).map(({ metadata }) => metadata.name);

test('a file may have several objects, lists and nothing', () => {
  const list = 'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Pod, metadata: {name: c}}\n  - null\n';
  const root = put(folder(), { 'all.yaml': `${object('a')}---\n---\n${object('b')}---\n${list}` });
  expect(namesIn(join(root, 'all.yaml'))).toEqual(['a', 'b', 'c']);
});

test('a folder is read to its depths, in the order of names, without what is not an object', () => {
  const root = put(folder(), {
    'b.yml': object('b'),
    'a/a.yaml': object('a'),
    'c.json':
      '{"apiVersion": "v1", "kind": "PodList", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "c"}}]}',
    'notes.md': '# not: [yaml',
    'values.yaml':
      'replicas: 3\n---\n- 1\n---\nkind: Pod\napiVersion: v1\n---\nkind: Pod\napiVersion: v1\nmetadata: {}\n',
  });
  expect(namesIn(root)).toEqual(['a', 'b', 'c']);
});

test('a file that is not YAML is named', () => {
  const root = put(folder(), { 'a.yaml': 'a: [' });
  expect(() => readObjects(root)).toThrow(`${join(root, 'a.yaml')} cannot be read: unexpected end`);
});
