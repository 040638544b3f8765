import { existsSync } from 'node:fs';
import { accessIn } from '../../src/config/access';
import { declaredIn } from '../../src/config/declared';
import { environments } from '../../src/config/environments';
import { engineAccounts, groups } from '../../src/config/personas';
import { repository } from '../../src/config/repository';
import { smokeTest } from '../../src/config/services';
import { fluxObjects } from '../../src/gitops/flux';
import { resourceOf } from '../../src/gitops/kinds';
import { rulesFor } from '../../src/gitops/rights';
import { stageOf, stages } from '../../src/gitops/stages';
import type { Manifest } from '../../src/kubernetes/manifest';
import { personaRole } from '../../src/policies/access/persona-roles';
import { parametersOf } from '../../src/policies/parameters';
import type { Kind } from './files';
import { definitions, distOf, filesBelow, names, only } from './files';

interface GitRepository {
  readonly spec: {
    readonly url: string;
    readonly ignore: string;
    readonly ref: object;
    readonly verify: { readonly mode: string; readonly secretRef: { readonly name: string } };
  };
}

interface Patch {
  readonly patch: string;
  readonly target: { readonly kind: string; readonly namespace?: string };
}

interface Kustomization {
  readonly spec: {
    readonly path: string;
    readonly timeout: string;
    readonly sourceRef: object;
    readonly serviceAccountName: string;
    readonly dependsOn?: readonly { readonly name: string }[];
    readonly patches: readonly Patch[];
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

/** Whether Kustomize takes an object for a target of a patch: each field is a regular expression for the whole value. */
function isTarget({ kind, namespace }: Patch['target'], { kind: own, metadata }: Manifest): boolean {
  const fits = (pattern: string, text = '') => new RegExp(`^(?:${pattern})$`).test(text);
  return fits(kind, own) && (namespace === undefined || fits(namespace, metadata.namespace));
}

/** A rule for each group: what Flux needs to apply, to look and to prune. */
function ownRules(kinds: readonly Kind[]): readonly Rule[] {
  return [...new Set(kinds.map(({ group }) => group))].sort().map((group) => ({
    apiGroups: [group],
    resources: kinds
      .filter((one) => one.group === group)
      .map(({ kind }) => resourceOf(kind))
      .sort(),
    verbs: ['get', 'list', 'create', 'patch', 'delete'],
  }));
}

describe.each(names)('for %s, Flux', (name) => {
  const objects = definitions('flux', name);
  const source = only<GitRepository>(objects, 'GitRepository');
  const all = objects.filter(({ kind }) => kind === 'Kustomization') as (Manifest & Kustomization)[];
  const dist = distOf(name);

  test('fetches this repository, and of it what is in dist', () => {
    const ref = 'promotion' in environments[name] ? { name: `refs/tags/env/${name}` } : { branch: 'main' };
    expect(source.spec).toMatchObject({ url: repository, ref });
    const decoys = ['README.md', 'src/dist/a.ts', 'dist.k8s.yaml', `dist/${name}.yaml`, `dist/${name}s/a.k8s.yaml`];
    const files = [...filesBelow('dist'), ...filesBelow('docs'), ...decoys];
    expect(left(source.spec.ignore, files)).toEqual(dist.files);
  });

  test('applies a folder that exists, from that source', () => {
    for (const { metadata, spec } of all) {
      expect(spec.path).toBe(`./dist/${name}`);
      expect(existsSync(spec.path)).toBe(true);
      expect(spec.sourceRef).toEqual({ kind: 'GitRepository', name: source.metadata.name });
      expect(metadata.namespace).toBe(source.metadata.namespace);
    }
  });

  test('may be applied again where the policies of dist are: it takes no name of a persona', () => {
    const environment = environments[name];
    const context = { ...parametersOf(environment, [], declaredIn(environment)), objects };
    const roles = objects.filter(({ apiVersion }) => apiVersion === 'rbac.authorization.k8s.io/v1');
    expect(roles.map(({ kind }) => kind)).toEqual(['ClusterRole', 'ClusterRoleBinding']);
    expect(roles.flatMap((role) => personaRole.check(role, context))).toEqual([]);
  });

  test('verifies the commit, and the tag where there is one', () => {
    const mode = 'promotion' in environments[name] ? 'TagAndHEAD' : 'HEAD';
    expect(source.spec.verify).toEqual({ mode, secretRef: { name: 'breakwater-signers' } });
  });

  test('prunes, waits, replaces nothing by force, and leaves all where it is when it goes', () => {
    for (const { spec } of all)
      expect(spec).toMatchObject({ prune: true, wait: true, force: false, deletionPolicy: 'Orphan' });
  });

  test('has a Kustomization for each stage, each after the one before', () => {
    expect(all.map(({ metadata }) => metadata.name)).toEqual(['breakwater-policies', 'breakwater', 'breakwater-smoke']);
    expect(all.map(({ spec }) => spec.dependsOn?.map((one) => one.name))).toEqual([
      undefined,
      ['breakwater-policies'],
      ['breakwater'],
    ]);
  });

  test('has each object of dist in one stage: policies before their bindings, the smoke test last', () => {
    const kept = all.map(({ spec }) =>
      dist.objects.filter((object) => !spec.patches.some(({ target }) => isTarget(target, object))),
    );
    expect(kept).toEqual(stages.map((stage) => dist.objects.filter((object) => stageOf(object) === stage)));
    expect(kept.flat()).toHaveLength(dist.objects.length);
    const [policies = [], workloads = [], smoke = []] = kept;
    expect([...new Set(policies.map(({ kind }) => kind))]).toEqual(['ValidatingAdmissionPolicy']);
    expect(workloads.some(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding')).toBe(true);
    expect(smoke.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([['Job', smokeTest]]);
  });

  test('waits in each stage longer than a Job of it may take', () => {
    for (const [place, stage] of stages.entries()) {
      const { timeout = '' } = all[place]?.spec ?? {};
      const deadlines = dist.objects
        .filter((object) => object.kind === 'Job' && stageOf(object) === stage)
        .map((job) => (job as unknown as { spec: { activeDeadlineSeconds: number } }).spec.activeDeadlineSeconds);
      expect(timeout).toMatch(/^\d+m$/);
      expect(Number.parseInt(timeout, 10) * 60).toBeGreaterThan(Math.max(0, ...deadlines));
    }
  });

  test('has the rights to the kinds of dist, to look at pods, and to nothing else', () => {
    const { rules } = only<{ readonly rules: readonly Rule[] }>(objects, 'ClusterRole');
    expect(rules).toEqual([
      ...ownRules([...dist.clusterKinds, ...dist.namespacedKinds]),
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list'] },
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['clusterroles'],
        resourceNames: accessIn(groups)
          .roles.map(({ name: role }) => role)
          .sort(),
        verbs: ['bind', 'escalate'],
      },
    ]);
  });

  test('has these rights by an account without a token', () => {
    const account = only(objects, 'ServiceAccount');
    const role = only(objects, 'ClusterRole').metadata.name;
    const { name, namespace } = account.metadata;
    expect(account).toMatchObject({ apiVersion: 'v1', automountServiceAccountToken: false });
    for (const one of all) expect(one).toMatchObject({ metadata: { namespace }, spec: { serviceAccountName: name } });
    expect(engineAccounts.flux).toBe(`system:serviceaccount:${namespace}:${name}`);
    expect(only(objects, 'ClusterRoleBinding')).toEqual({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
  });
});

test('a stage leaves nothing out where no other stage has an object', () => {
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'web' } };
  const made = fluxObjects({ environment: environments.lab, objects: [deployment], repository });
  const patches = made.flatMap((one) =>
    one.kind === 'Kustomization' ? [(one as Manifest & Kustomization).spec.patches] : [],
  );
  expect(patches.map((all) => all.map(({ target }) => target))).toEqual([
    [{ kind: 'Deployment' }],
    [],
    [{ kind: 'Deployment' }],
  ]);
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
])('many of %s are %s', (kind, many) => expect(resourceOf(kind)).toBe(many));

describe('rights', () => {
  const policy = (paramKind: object) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'a' },
    spec: { paramKind },
  });
  const onlyRead = { apiGroups: ['shop.example'], resources: ['limits'], verbs: ['get'] };

  test('include to read the parameters of a policy: only who may is let bind it', () => {
    const paramKind = { apiVersion: 'shop.example/v1', kind: 'Limit' };
    expect(rulesFor([policy(paramKind)])).toContainEqual(onlyRead);
    const known = { ...paramKind, metadata: { name: 'b', namespace: 'shop' } };
    expect(rulesFor([policy(paramKind), known])).not.toContainEqual(onlyRead);
  });

  test('over roles are none where dist has no role', () => {
    expect(rulesFor([policy({})]).flatMap(({ verbs }) => verbs)).not.toContain('escalate');
  });
});
