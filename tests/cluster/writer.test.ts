import { lastWriterOf, writerOf } from '../../src/cluster/writer';
import type { Manifest } from '../../src/kubernetes/manifest';

const spec = {
  replicas: 3,
  containers: [
    { name: 'a', image: 'x', args: ['serve', 'more'] },
    { name: 'b', image: 'y' },
  ],
};
const entry = (manager: string | undefined, time: string | undefined, fields: object, subresource?: string) => ({
  ...(manager ? { manager } : {}),
  ...(time ? { time } : {}),
  ...(subresource ? { subresource } : {}),
  fieldsV1: fields,
});
const object = (...managedFields: readonly object[]): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', managedFields },
  spec,
});
const deploy = entry('kubectl', '2026-11-29T10:00:00Z', {
  'f:spec': {
    'f:replicas': {},
    'f:containers': { 'k:{"name":"a"}': { 'f:image': {}, 'f:args': { 'v:"serve"': {} } } },
  },
});
const edit = entry('kubectl-edit', '2026-11-29T11:00:00Z', {
  'f:spec': { 'f:containers': { 'k:{"name":"b"}': { '.': {}, 'f:image': {} } } },
});

describe('the writer of a field', () => {
  const live = object(deploy, edit);
  test.each([
    [['spec', 'replicas'], 'kubectl', '2026-11-29T10:00:00Z'],
    [['spec', 'containers', 0, 'image'], 'kubectl', '2026-11-29T10:00:00Z'],
    [['spec', 'containers', 1, 'image'], 'kubectl-edit', '2026-11-29T11:00:00Z'],
    [['spec', 'containers', 1], 'kubectl-edit', '2026-11-29T11:00:00Z'],
    [['spec', 'containers', 0, 'args', 0], 'kubectl', '2026-11-29T10:00:00Z'],
    // Of no one: who wrote the list that it is in, last.
    [['spec', 'containers', 0, 'args', 1], 'kubectl', '2026-11-29T10:00:00Z'],
    [['spec', 'containers', 7], 'kubectl-edit', '2026-11-29T11:00:00Z'],
  ])('%j is %s', (path, by, at) => expect(writerOf(live, path)).toEqual({ by, at }));

  test('is none where the API server has no note', () => {
    expect(writerOf(live, ['data', 'a'])).toBeUndefined();
    expect(writerOf({ ...live, metadata: { name: 'web' } }, ['spec'])).toBeUndefined();
  });

  test('is the last of those who own it', () => {
    const again = entry('helm', '2026-11-29T12:00:00Z', { 'f:spec': { 'f:replicas': {} } });
    expect(writerOf(object(again, deploy), ['spec', 'replicas'])?.by).toBe('helm');
    expect(writerOf(object(deploy, again), ['spec', 'replicas'])?.by).toBe('helm');
  });

  test('is unknown where it has no name', () => {
    expect(writerOf(object(entry(undefined, undefined, { 'f:spec': {} })), ['spec'])).toEqual({
      by: 'unknown',
      at: '',
    });
  });
});

describe('the last writer of an object', () => {
  test('is that of its fields, its status apart', () => {
    const status = entry('controller', '2026-11-29T13:00:00Z', { 'f:status': {} }, 'status');
    expect(lastWriterOf(object(deploy, edit, status))).toEqual({ by: 'kubectl-edit', at: '2026-11-29T11:00:00Z' });
    expect(lastWriterOf(object(edit, deploy))?.by).toBe('kubectl-edit');
    expect(lastWriterOf(object(status))).toBeUndefined();
    expect(lastWriterOf({ ...object(), metadata: { name: 'web' } })).toBeUndefined();
  });

  test('may have neither name nor time', () => {
    expect(lastWriterOf(object(entry(undefined, undefined, {}), entry(undefined, undefined, {})))).toEqual({
      by: 'unknown',
      at: '',
    });
  });
});
