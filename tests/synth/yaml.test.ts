import fc from 'fast-check';
import { dump, loadAll } from 'js-yaml';
import { identity } from '../../src/kubernetes/identity';
import type { Manifest } from '../../src/kubernetes/manifest';
import { toYaml } from '../../src/synth/yaml';

const object = (data: unknown): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data });

/** The YAML behind `data:` for a text. */
const written = (text: string) => toYaml('shop', [object(text)]).split('\ndata: ')[1] ?? '';

describe('YAML', () => {
  test('says which chart it comes from, and has one document for each object', () => {
    const metadata = { name: 'a' };
    expect(toYaml('shop', [object(1), { apiVersion: 'v1', kind: 'Service', metadata }])).toBe(
      `# Chart 'shop'. Written by \`npm run synth\`: change the chart, not this file.
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
data: 1
---
apiVersion: v1
kind: Service
metadata:
  name: a
`,
    );
  });

  test('of any values is read as these values, and written the same again', () => {
    const text = fc.string({ unit: 'binary' });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    const values = fc.array(value, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(values, (list) => {
        const objects = list.map(object);
        expect(loadAll(toYaml('shop', objects))).toEqual(objects);
        expect(toYaml('shop', objects)).toBe(toYaml('shop', JSON.parse(JSON.stringify(objects))));
      }),
    );
  });

  test('has no aliases where two places hold one object', () => {
    const shared = { a: [1] };
    expect(toYaml('shop', [object({ left: shared, right: shared })])).not.toMatch(/[&*]/);
  });

  test('leaves out what is undefined, and keeps what is empty', () => {
    const text = toYaml('shop', [object({ a: undefined, b: {}, c: [], d: '', e: null, f: 0, g: false })]);
    expect(text.split('\ndata:')[1]).toBe("\n  b: {}\n  c: []\n  d: ''\n  e: null\n  f: 0\n  g: false\n");
  });

  test('folds no long line', () => {
    expect(written('word '.repeat(100).trim())).toBe(`${'word '.repeat(100).trim()}\n`);
  });

  // kubectl reads YAML 1.1, in which these are not texts unless they are quoted.
  test.each([
    ...['on', 'On', 'off', 'y', 'Y', 'n', 'yes', 'no', 'true', 'False', 'null', '~', ''],
    ...[
      '0440',
      '0o17',
      '0x1F',
      '1e3',
      '1_000',
      '+.5',
      '+.1e3',
      '2026_11',
      '0b11',
      '1_',
      '12',
      '-1',
      '.5',
      '1.36',
      '12:30:45',
      '2026-11-21',
      '.inf',
      '.nan',
    ],
    ...['#', '# no comment', 'a #b', 'a: b', 'a:', '- a', '? a', '---', ' a', 'a ', '\t', '<<', '='],
    ...['*a', '&a', '!a', '%a', '@a', '`a', '{a', '[a', ']', '}', ',', "'", '"', '|', '>'],
  ])('quotes the text %j', (text) => {
    expect(written(text)).toMatch(/^['"]/);
    expect(loadAll(toYaml('shop', [object(text)]))).toEqual([object(text)]);
  });

  test.each(['a\nb', 'a\nb\n', '\n', 'a\n\n\nb', '  a\nb', 'a\n---\nb', '#!/bin/sh\n# a comment\n'])(
    'keeps the lines of %j',
    (text) => expect(loadAll(toYaml('shop', [object(text)]))).toEqual([object(text)]),
  );

  test('of a text of words is what js-yaml writes', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,4}$/), { minLength: 1, maxLength: 4 });
    const joined = fc.tuple(words, fc.constantFrom('-', '.', '/', ':', '_', ' ')).map(([all, by]) => all.join(by));
    fc.assert(
      fc.property(joined, (text) => {
        // Digits alone are numbers to kubectl and, with `_`, not to js-yaml.
        fc.pre(/[a-z]/.test(text[0] ?? ''));
        expect(written(text)).toBe(dump(text, { lineWidth: -1 }));
      }),
    );
  });

  test.each(['service-00001', 'a.b', 'e.1', 'y/n', 'on-off', 'localhost/api:1e3', 'rbac.authorization.k8s.io'])(
    'does not quote the text %j',
    (text) => {
      expect(written(text)).toBe(`${text}\n`);
      expect(loadAll(toYaml('shop', [object(text)]))).toEqual([object(text)]);
    },
  );

  test('writes a script line by line, so that a changed line is a changed line', () => {
    expect(written('one\ntwo\n')).toBe('|\n  one\n  two\n');
  });
});

describe('the identity of an object', () => {
  test.each([
    ['Namespace api', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'api' } }],
    ['Service api/web', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'api' } }],
    [
      'Deployment.apps api/web',
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'api' } },
    ],
    [
      'ClusterIssuer.cert-manager.io own',
      { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'own' } },
    ],
  ])('is %s', (id, manifest) => expect(identity(manifest)).toBe(id));

  test('does not depend on the version', () => {
    const metadata = { name: 'web', namespace: 'api' };
    expect(identity({ apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler', metadata })).toBe(
      identity({ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata }),
    );
  });
});
