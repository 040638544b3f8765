import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { environments } from '../../src/config/environments';
import { identity } from '../../src/kubernetes/identity';
import type { Manifest } from '../../src/kubernetes/manifest';
import { clusterKinds, normalize, toManifest } from '../../src/stacks/manifest';
import type { Json } from '../../src/stacks/templates';
import { at } from '../constructs/objects';
import { valueAsRead } from './as-read';
import { distOf } from './dist';
import { nasty } from './nasty';

const object = (fields: object, kind = 'ConfigMap'): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', namespace: 'shop' },
  ...fields,
});
/** A field of an object as it is written in a stack. */
const field = (name: string, value: unknown) => toManifest(object({ [name]: value }))[name];

describe.each(Object.values(environments))('dist/$name', (environment) => {
  const objects = distOf(environment);

  test('is as the API server keeps it: nothing is added, dropped or written in another way', () => {
    expect(objects.filter((one) => !isDeepStrictEqual(normalize(one), one)).map(identity)).toEqual([]);
  });

  test('differs from what a stack applies in the escapes of templates alone', () => {
    const changed = objects.filter((one) => !isDeepStrictEqual(valueAsRead(toManifest(one)), one));
    expect(changed.map(identity)).toEqual([]);
  });

  test('has nothing that Terraform would keep in another way', () => {
    const nulls: string[] = [];
    const text = JSON.stringify(objects, (key, value) => {
      if (value === null) nulls.push(key);
      return value;
    });
    expect(text.normalize('NFC')).toBe(text);
    expect(nulls).toEqual([]);
  });

  test('has the kinds of the whole cluster without a namespace, and all others with one', () => {
    const without = objects.filter(({ metadata }) => metadata.namespace === undefined);
    expect(without.filter(({ kind }) => !clusterKinds.includes(kind)).map(identity)).toEqual([]);
    expect(objects.filter((one) => !without.includes(one) && clusterKinds.includes(one.kind)).map(identity)).toEqual(
      [],
    );
  });
});

describe('what the API server writes itself', () => {
  test('is dropped: the status, and the moment of creation', () => {
    const metadata = { name: 'a', namespace: 'shop', creationTimestamp: null, labels: { app: 'a' } };
    expect(toManifest(object({ metadata, status: { loadBalancer: {} } }))).toStrictEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'shop', labels: { app: 'a' } },
    });
  });
});

describe('a namespace', () => {
  test.each([
    ...['ClusterIssuer', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'Namespace', 'PriorityClass'],
    ...['StorageClass', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  ])('is dropped from %s', (kind) => {
    expect(toManifest(object({}, kind))).toStrictEqual({ apiVersion: 'v1', kind, metadata: { name: 'a' } });
  });

  test.each([undefined, ''])('is what any other kind has, and not %j', (namespace) => {
    expect(() => toManifest(object({ metadata: { name: 'a', namespace } }, 'Role'))).toThrow(
      new Error('Role a has no namespace; only kinds of the whole cluster have none'),
    );
  });
});

describe('what is empty', () => {
  test('is dropped where it is a list, wherever it is, and kept where it is a mapping', () => {
    const spec = { podSelector: {}, ingress: [], rules: [{ from: [], ports: [{ port: 1, names: [] }] }], none: null };
    expect(field('spec', spec)).toStrictEqual({ podSelector: {}, rules: [{ ports: [{ port: 1 }] }], none: null });
  });

  test('is kept where it is a text, zero or false', () => {
    const data = { text: '', number: 0, flag: false };
    expect(field('data', data)).toStrictEqual(data);
  });
});

test.each(['hostIPC', 'hostNetwork', 'hostPID'])(
  '%s is dropped where it is false, and kept where it is true',
  (name) => {
    expect(field('spec', { [name]: false, hostUsers: false })).toStrictEqual({ hostUsers: false });
    expect(field('spec', { template: { spec: { [name]: true } } })).toStrictEqual({
      template: { spec: { [name]: true } },
    });
  },
);

describe('quantities', () => {
  test.each(['requests', 'limits', 'hard', 'capacity', 'max', 'min', 'default', 'defaultRequest'])(
    'are written as the API server does in %s',
    (name) => {
      const given = { [name]: { cpu: '1000m', memory: '1024Mi', pods: 3 } };
      const kept = { [name]: { cpu: '1', memory: '1Gi', pods: 3 } };
      expect(field('spec', { list: [given] })).toStrictEqual({ list: [kept] });
    },
  );

  test('are so in the size of a volume in memory', () => {
    expect(field('spec', { emptyDir: { sizeLimit: '1024Mi' } })).toStrictEqual({ emptyDir: { sizeLimit: '1Gi' } });
    expect(field('spec', { emptyDir: { sizeLimit: 1024 } })).toStrictEqual({ emptyDir: { sizeLimit: 1024 } });
  });

  test('are not looked for anywhere else', () => {
    const data = { cpu: '1000m', limits: '1024Mi', sizes: ['1000m'] };
    expect(field('data', data)).toStrictEqual(data);
  });
});

describe('the texts of a Secret', () => {
  const secret = (fields: object) => toManifest(object(fields, 'Secret'));

  test('become data, in UTF-8 and base64, beside and before what is there', () => {
    expect(secret({ data: { a: 'QQ==', b: 'QQ==' }, stringData: { b: 'ä\n', c: '' } })).toStrictEqual({
      ...object({}, 'Secret'),
      data: { a: 'QQ==', b: 'w6QK', c: '' },
    });
    expect(secret({ stringData: { a: 'A' } })).toStrictEqual({ ...object({}, 'Secret'), data: { a: 'QQ==' } });
  });

  test('are escaped by that, whatever is in them', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const data = at(secret({ stringData: { a: text } }), 'data', 'a');
        expect(Buffer.from(String(data), 'base64').toString()).toBe(text);
      }),
    );
  });

  test('are left where there are none, and in every other kind', () => {
    const data = { a: 'QQ==' };
    expect(secret({ data })).toStrictEqual({ ...object({}, 'Secret'), data });
    expect(toManifest(object({ stringData: { a: 'A' } }))).toStrictEqual(object({ stringData: { a: 'A' } }));
  });
});

test('templates are escaped in values and keys, and what is given stays as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(nasty, nasty, { noNullPrototype: true }), (data) => {
      const given = object({ data: data as Json });
      const before = JSON.stringify(given);
      expect(JSON.stringify(valueAsRead(toManifest(given)))).toBe(before);
      expect(JSON.stringify(given)).toBe(before);
    }),
  );
});
