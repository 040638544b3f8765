import { existsSync } from 'node:fs';
import { environments } from '../../src/config/environments';
import { repository } from '../../src/config/repository';
import type { Kind } from './files';
import { definitions, distOf, keys, kindsOf, names, only, sorted } from './files';

type Named = Kind & { readonly name?: string };

interface Project {
  readonly spec: {
    readonly destinations: readonly { readonly server: string; readonly namespace: string }[];
    readonly clusterResourceWhitelist: readonly Named[];
    readonly namespaceResourceWhitelist: readonly Kind[];
    readonly [field: string]: unknown;
  };
}

interface Application {
  readonly spec: {
    readonly source: {
      readonly path: string;
      readonly directory: { readonly recurse: boolean; readonly include: string };
    };
    readonly destination: { readonly server: string; readonly namespace: string };
    readonly syncPolicy: {
      readonly automated: object;
      readonly syncOptions: readonly string[];
      readonly retry: object;
    };
    readonly [field: string]: unknown;
  };
}

/** @returns whether a pattern with stars matches a name */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

describe.each(names)('for %s, Argo CD', (name) => {
  const objects = definitions('argo-cd', name);
  const project = only<Project>(objects, 'AppProject');
  const application = only<Application>(objects, 'Application');
  const dist = distOf(name);
  const { source, destination, syncPolicy } = application.spec;

  test('reads this repository, and of it a folder that exists', () => {
    expect(project.spec['sourceRepos']).toEqual([repository]);
    const targetRevision = 'promotion' in environments[name] ? `env/${name}` : 'main';
    expect(source).toMatchObject({ repoURL: repository, targetRevision, path: `dist/${name}` });
    expect(existsSync(source.path)).toBe(true);
  });

  test('takes every file of dist, and no other', () => {
    const { recurse, include } = source.directory;
    expect(recurse).toBe(false);
    const inside = dist.files.map((file) => file.slice(`dist/${name}/`.length));
    expect(inside.filter((file) => file.includes('/') || !matches(include, file))).toEqual([]);
    const others = ['SHA256SUMS', 'README.md', 'api.yaml', 'kustomization.yaml', 'api.k8s.yml', 'api-k8s-yaml'];
    expect(others.filter((file) => matches(include, file))).toEqual([]);
  });

  test('reaches the namespaces of dist on its own cluster, and no other', () => {
    const server = 'https://kubernetes.default.svc';
    expect(project.spec.destinations).toEqual(dist.namespaces.map((namespace) => ({ server, namespace })));
    expect(project.spec.destinations).toContainEqual(destination);
  });

  test('may write the kinds of the whole cluster that dist has, and of namespaces those of dist', () => {
    const allowed = project.spec.clusterResourceWhitelist;
    const kinds = kindsOf(allowed.map(({ group, kind }) => ({ apiVersion: `${group}/v1`, kind, metadata: { name } })));
    expect(kinds).toEqual(dist.clusterKinds);
    const namespaces = dist.objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    expect(allowed.filter(({ kind }) => kind === 'Namespace')).toEqual(
      sorted(namespaces).map((one) => ({ group: '', kind: 'Namespace', name: one })),
    );
  });

  test('may write the kinds of namespaces that dist has', () => {
    expect(project.spec.namespaceResourceWhitelist).toEqual(dist.namespacedKinds);
  });

  test('is of the project, beside it, and leaves all where it is when it goes', () => {
    expect(application.spec['project']).toBe(project.metadata.name);
    expect(application.metadata.namespace).toBe(project.metadata.namespace);
    expect(application.metadata).not.toHaveProperty('finalizers');
  });

  test('verifies the commit, by keys of its own', () => {
    const gpg = { mode: 'head', keys };
    expect(project.spec['sourceIntegrity']).toEqual({ git: { policies: [{ repos: [{ url: repository }], gpg }] } });
  });

  test('prunes, heals, tries again, and compares as the API server does', () => {
    expect(syncPolicy.automated).toEqual({ enabled: true, prune: true, selfHeal: true, allowEmpty: false });
    expect(syncPolicy.retry).toMatchObject({ limit: -1, refresh: true });
    expect(syncPolicy.syncOptions).toEqual(
      expect.arrayContaining(['ServerSideApply=true', 'CreateNamespace=false', 'PruneLast=true']),
    );
    expect(application.metadata['annotations']).toEqual({
      'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
    });
  });
});

test.each([
  ['*.k8s.yaml', 'api.k8s.yaml', true],
  ['*.k8s.yaml', 'apiXk8sXyaml', false],
  ['api', 'apis', false],
])('%s and %s', (pattern, name, matched) => expect(matches(pattern, name)).toBe(matched));
