import { existsSync } from 'node:fs';
import { accessIn } from '../../src/config/access';
import { groups } from '../../src/config/personas';
import type { Kind } from './files';
import { definitions, distOf, filesBelow, names, only, repository } from './files';

interface GitRepository {
  readonly spec: {
    readonly url: string;
    readonly ignore: string;
    readonly ref: object;
    readonly verify: { readonly mode: string; readonly secretRef: { readonly name: string } };
  };
}

interface Kustomization {
  readonly spec: {
    readonly path: string;
    readonly timeout: string;
    readonly sourceRef: object;
    readonly serviceAccountName: string;
    readonly [field: string]: unknown;
  };
}

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * The files that are left by lines of the format of .gitignore, as Flux reads them: the last line that matches a path,
 * or the start of it, decides. Lines that are not anchored are not read here.
 */
function left(ignore: string, files: readonly string[]): readonly string[] {
  const lines = ignore.trim().split('\n').reverse();
  const unread = lines.filter((line) => !/^!?(\/[\w.*-]+)+$/.test(line));
  if (unread.length > 0) throw new Error(`lines must start with / or !/, got ${unread.join(', ')}`);
  const matches = (line: string, path: readonly string[]) =>
    line
      .replace(/^!?\//, '')
      .split('/')
      .every((pattern, place) => (pattern === '*' ? path[place] !== undefined : pattern === path[place]));
  return files.filter((file) => lines.find((line) => matches(line, file.split('/')))?.startsWith('!') ?? true);
}

/** The name of a kind in paths of the API. */
function plural(kind: string): string {
  const word = kind.toLowerCase();
  return word.endsWith('s') ? `${word}es` : word.replace(/y$/, 'ie').concat('s');
}

/** A rule for each group: what Flux needs to apply, to look and to prune. */
function rulesFor(kinds: readonly Kind[]): readonly Rule[] {
  return [...new Set(kinds.map(({ group }) => group))].sort().map((group) => ({
    apiGroups: [group],
    resources: kinds
      .filter((one) => one.group === group)
      .map(({ kind }) => plural(kind))
      .sort(),
    verbs: ['get', 'list', 'create', 'patch', 'delete'],
  }));
}

describe.each(names)('for %s, Flux', (name) => {
  const objects = definitions('flux', name);
  const source = only<GitRepository>(objects, 'GitRepository');
  const kustomization = only<Kustomization>(objects, 'Kustomization');
  const dist = distOf(name);

  test('fetches this repository, and of it what is in dist', () => {
    expect(repository()).not.toBe('');
    expect(source.spec).toMatchObject({ url: repository(), ref: { branch: 'main' } });
    const decoys = ['README.md', 'src/dist/a.ts', 'dist.k8s.yaml', `dist/${name}.yaml`, `dist/${name}s/a.k8s.yaml`];
    const all = [...filesBelow('dist'), ...filesBelow('docs'), ...decoys];
    expect(left(source.spec.ignore, all)).toEqual(dist.files);
  });

  test('applies a folder that exists, from that source', () => {
    expect(kustomization.spec.path).toBe(`./dist/${name}`);
    expect(existsSync(kustomization.spec.path)).toBe(true);
    expect(kustomization.spec.sourceRef).toEqual({ kind: 'GitRepository', name: source.metadata.name });
    expect(kustomization.metadata.namespace).toBe(source.metadata.namespace);
  });

  test('verifies the commit, prunes, waits, replaces nothing by force, and leaves all where it is when it goes', () => {
    expect(source.spec.verify).toEqual({ mode: 'HEAD', secretRef: { name: 'breakwater-signers' } });
    expect(kustomization.spec).toMatchObject({ prune: true, wait: true, force: false, deletionPolicy: 'Orphan' });
  });

  test('waits longer than a Job may take', () => {
    const deadlines = dist.objects
      .filter(({ kind }) => kind === 'Job')
      .map((job) => (job as unknown as { spec: { activeDeadlineSeconds: number } }).spec.activeDeadlineSeconds);
    expect(deadlines.length).toBeGreaterThan(0);
    expect(kustomization.spec.timeout).toMatch(/^\d+m$/);
    expect(Number.parseInt(kustomization.spec.timeout, 10) * 60).toBeGreaterThan(Math.max(...deadlines));
  });

  test('has the rights to the kinds of dist, to look at pods, and to nothing else', () => {
    const { rules } = only<{ readonly rules: readonly Rule[] }>(objects, 'ClusterRole');
    expect(rules).toEqual([
      ...rulesFor([...dist.clusterKinds, ...dist.namespacedKinds]),
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list'] },
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['clusterroles'],
        resourceNames: accessIn(groups).roles.map(({ name: role }) => role),
        verbs: ['bind', 'escalate'],
      },
    ]);
  });

  test('has these rights by an account without a token', () => {
    const account = only(objects, 'ServiceAccount');
    const role = only(objects, 'ClusterRole').metadata.name;
    const { name, namespace } = account.metadata;
    expect(account).toMatchObject({ apiVersion: 'v1', automountServiceAccountToken: false });
    expect(kustomization).toMatchObject({ metadata: { namespace }, spec: { serviceAccountName: name } });
    expect(only(objects, 'ClusterRoleBinding')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
  });
});

describe('what is left of a fetch', () => {
  test.each([
    ['/*', []],
    ['/b', ['a', 'c/b', 'c/d/e']],
    ['/*\n!/c', ['c/b', 'c/d/e']],
    ['/*\n!/c\n/c/*\n!/c/d', ['c/d/e']],
    ['/c/d/e', ['a', 'b', 'c/b']],
  ])('by %j', (ignore, files) => expect(left(ignore, ['a', 'b', 'c/b', 'c/d/e'])).toEqual(files));

  test('is not guessed', () => expect(() => left('*.md', [])).toThrow('lines must start with / or !/, got *.md'));
});

test.each([
  ['Ingress', 'ingresses'],
  ['NetworkPolicy', 'networkpolicies'],
  ['PriorityClass', 'priorityclasses'],
  ['Service', 'services'],
])('many of %s are %s', (kind, many) => expect(plural(kind)).toBe(many));
