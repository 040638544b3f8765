import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { definitionText } from '../../src/gitops/text';
import type { Manifest } from '../../src/kubernetes/manifest';
import { definitions, engines, filesBelow } from './files';
import { problemsOf, schemas } from './schema';

const known = schemas();
const custom = (objects: readonly Manifest[]) =>
  objects.filter(({ apiVersion, kind }) => known.has(`${apiVersion} ${kind}`));

/** Kinds of Kubernetes itself, of which there is no CRD: flux.test.ts compares each as a whole. */
const ownKinds = ['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'];

/** The copies of a value in each of which one field has another name. Keys of annotations are free. */
function misspelt(value: unknown, path = ''): readonly (readonly [path: string, copy: unknown])[] {
  if (typeof value !== 'object' || value === null || path.endsWith('.annotations')) return [];
  const fields = Object.entries(value);
  const put = (name: string, one: unknown): unknown =>
    Array.isArray(value) ? value.map((old, place) => (String(place) === name ? one : old)) : { ...value, [name]: one };
  const here = Array.isArray(value)
    ? []
    : fields.map(
        ([name]) =>
          [
            `${path}.${name}`,
            Object.fromEntries(fields.map(([key, one]) => [key === name ? `${key}s` : key, one])),
          ] as const,
      );
  const below = fields.flatMap(([name, one]) =>
    misspelt(one, `${path}.${name}`).map(([at, copy]) => [at, put(name, copy)] as const),
  );
  return [...here, ...below];
}

describe.each(engines)('the definition for %s', (engine) => {
  const objects = definitions(engine);

  test('is what the trimmed CRDs allow', () => {
    expect(custom(objects).length).toBeGreaterThan(1);
    expect(custom(objects).flatMap((object) => problemsOf(object, known))).toEqual([]);
  });

  test('has no kind that nothing checks', () => {
    const others = objects.filter((object) => !custom(objects).includes(object));
    expect(others.filter(({ kind }) => !ownKinds.includes(kind))).toEqual([]);
  });

  const copies = custom(objects).flatMap(({ apiVersion, kind, ...rest }) =>
    misspelt(rest).map(
      ([path, copy]) => [`${kind}${path}`, { apiVersion, kind, ...(copy as object) } as Manifest] as const,
    ),
  );

  test('has enough fields for that to say something', () => expect(copies.length).toBeGreaterThan(25));

  test.each(copies)('%s, misspelt, is found', (_, copy) => {
    expect(problemsOf(copy, known)).toEqual(expect.arrayContaining([expect.stringContaining('knows no field')]));
  });

  test('has no secret, only names of Secrets', () => {
    const text = definitionText(engine, 'lab', objects);
    expect(objects.filter(({ kind }) => ['Secret', 'ConfigMap'].includes(kind))).toEqual([]);
    expect(text).not.toMatch(/password|\btoken:|bearer|BEGIN |stringData|^\s*data:/im);
    expect(text).not.toMatch(/\/\/[^/\s]*@/);
  });

  test('is the same as YAML, and says where it comes from', () => {
    const text = definitionText(engine, 'lab', objects);
    expect(loadAll(text)).toEqual(objects);
    expect(text.split('\n')[0]).toContain(`\`gitops ${engine} --environment lab\``);
  });
});

describe('the check', () => {
  const kustomization = definitions('flux').find(({ metadata }) => metadata.name === 'breakwater-policies') as Manifest;
  const spec = kustomization['spec'] as Record<string, unknown>;
  const problems = (changed: Record<string, unknown>) => problemsOf({ ...kustomization, spec: changed }, known);

  test.each([
    [{ prune: 'yes' }, 'Kustomization.spec.prune: must be of type boolean, got "yes"'],
    [{ interval: '10' }, "Kustomization.spec.interval: must match ^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$, got '10'"],
    [{ path: 3 }, 'Kustomization.spec.path: must be of type string, got 3'],
    [{ sourceRef: [] }, 'Kustomization.spec.sourceRef: must be of type object, got []'],
    [{ sourceRef: { kind: 'Git', name: 'a' } }, /^Kustomization.spec.sourceRef.kind: must be one of .*, got 'Git'$/],
    [{ sourceRef: { kind: 'Bucket' } }, "Kustomization.spec.sourceRef: has no field 'name'"],
    [{ toString: true }, "Kustomization.spec: knows no field 'toString'"],
  ])('finds %j', (change, problem) => {
    expect(problems({ ...spec, ...change })).toEqual([
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    ]);
  });

  test('finds a missing field, a wrong number and a list that is none', () => {
    const { prune: _, ...rest } = spec;
    expect(problems(rest)).toEqual(["Kustomization.spec: has no field 'prune'"]);
    const application = definitions('argo-cd').find(({ kind }) => kind === 'Application') as Manifest;
    const policy = { syncOptions: 'a', retry: { limit: 1.5 } };
    expect(problemsOf({ ...application, spec: { project: 'a', destination: {}, syncPolicy: policy } }, known)).toEqual([
      'Application.spec.syncPolicy.syncOptions: must be of type array, got "a"',
      'Application.spec.syncPolicy.retry.limit: must be of type integer, got 1.5',
    ]);
  });

  test('needs a schema of every kind', () => {
    expect(() => problemsOf({ ...kustomization, apiVersion: 'kustomize.toolkit.fluxcd.io/v1beta2' }, known)).toThrow(
      'there is no schema of kustomize.toolkit.fluxcd.io/v1beta2 Kustomization in tests/gitops/crds',
    );
  });

  test('reads CRDs that let no unknown field pass', () => {
    const texts = filesBelow('tests/gitops/crds').map((file) => readFileSync(file, 'utf8'));
    expect(texts.flatMap((text) => loadAll(text))).toHaveLength(known.size);
    expect(texts.join()).not.toMatch(/preserve-unknown|x-kubernetes|additionalProperties|int-or-string/);
  });
});
