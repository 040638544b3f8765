import { readFileSync } from 'node:fs';
import { customSchemas, kubernetesSchemas, readDefinitions, writeSchemas } from '../../src/scan/schemas';
import { contents, put, temporaryFolders } from '../synth/folders';

const folder = temporaryFolders();

const definitions = {
  $defs: {
    'a.Pod': {
      type: 'object',
      properties: { spec: { $ref: '#/$defs/a.Spec' } },
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }],
    },
    'a.Spec': { type: 'object', properties: { spec: { $ref: '#/$defs/a.Spec' }, one: { $ref: '#/$defs/a.One' } } },
    'a.One': { type: 'string', description: 'as in "$ref":"#/$defs/a.Nowhere"' },
    'a.Other': { type: 'string' },
  },
};

test('a kind of Kubernetes has the types that it is made of, and no others', () => {
  const [pod, ...others] = kubernetesSchemas(definitions);
  expect(others).toEqual([]);
  expect(pod).toMatchObject({ group: '', version: 'v1', kind: 'Pod', schema: { type: 'object' } });
  expect(Object.keys(pod?.schema['$defs'] as object)).toEqual(['a.Spec', 'a.One']);
});

describe('a kind of others', () => {
  const all = customSchemas(readFileSync('imports/crds/cert-manager.yaml', 'utf8'));
  const certificate = all.find(({ kind }) => kind === 'Certificate');

  test('is each of cert-manager that dist has', () => {
    expect(all.map(({ group, version, kind }) => `${group}/${version} ${kind}`)).toEqual(
      ['Certificate', 'Issuer', 'ClusterIssuer'].map((kind) => `cert-manager.io/v1 ${kind}`),
    );
  });

  test('has what every object has, and no field that is not named, at any depth', () => {
    expect(certificate?.schema).toMatchObject({
      additionalProperties: false,
      properties: {
        apiVersion: { type: 'string' },
        metadata: { type: 'object' },
        spec: {
          additionalProperties: false,
          required: ['issuerRef', 'secretName'],
          properties: { issuerRef: { additionalProperties: false }, dnsNames: { items: { type: 'string' } } },
        },
      },
    });
  });

  test('keeps what its definition says of other fields, and an empty document is none', () => {
    const open = '{type: object, properties: {a: {type: object, properties: {}, additionalProperties: true}}}';
    const crd = `---\n---\nspec: {group: g, names: {kind: K}, versions: [{name: v1, schema: {openAPIV3Schema: ${open}}}]}`;
    expect(customSchemas(crd)).toMatchObject([{ schema: { properties: { a: { additionalProperties: true } } } }]);
  });
});

test('schemas are written where kubeconform looks for them', () => {
  const place = folder();
  writeSchemas(place, [
    { group: '', version: 'v1', kind: 'Pod', schema: { a: 1 } },
    { group: 'apps', version: 'v1', kind: 'StatefulSet', schema: {} },
  ]);
  expect(contents(place)).toEqual({ 'v1/v1/pod.json': '{"a":1}', 'apps/v1/statefulset.json': '{}' });
});

test('the types of a version are read from where the package was installed', () => {
  const schemas = 'venv/lib/python3.99/site-packages/kubernetes_validate/kubernetes-json-schema';
  const place = put(folder(), { [`${schemas}/v1.2.0-local-strict/_definitions.json`]: JSON.stringify(definitions) });
  expect(readDefinitions(place, '1.2.0')).toEqual(definitions);
  expect(() => readDefinitions(put(folder(), { 'venv/lib/x': '' }), '1.2.0')).toThrow();
});
