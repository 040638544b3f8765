/** The definition for Argo CD 3.5: a project that lets through what is in dist, and the application. */
import type { Manifest } from '../kubernetes/manifest';
import { kindsOf, sorted } from './kinds';
import { branch, owner, type SourceProps, tagOf } from './source';

/** What the definition for Argo CD is made of. */
export interface ArgoCdProps extends SourceProps {
  /** The objects of dist. */
  readonly objects: readonly Manifest[];
  /** Ids of the keys that sign commits: 16 digits each. */
  readonly keys: readonly string[];
}

const namespace = 'argocd';
const apiVersion = 'argoproj.io/v1alpha1';
const server = 'https://kubernetes.default.svc';

/** @returns the project, and the application in it */
export function argoCdObjects(props: ArgoCdProps): readonly Manifest[] {
  return [project(props), application(props)];
}

function project({ keys, objects, repository }: ArgoCdProps): Manifest {
  const namespaces = objects.filter((object) => isOfNamespaces(object));
  const clusterWide = objects.filter((object) => !isOfNamespaces(object) && object.kind !== 'Namespace');
  const names = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata: { name } }) => name);
  return {
    apiVersion,
    kind: 'AppProject',
    metadata: { name: owner, namespace },
    spec: {
      description: `dist of ${owner}, and nothing else`,
      sourceRepos: [repository],
      // A commit that none of these keys signed is not applied.
      sourceIntegrity: { git: { policies: [{ repos: [{ url: repository }], gpg: { mode: 'head', keys } }] } },
      destinations: namespacesOf(objects).map((one) => ({ server, namespace: one })),
      clusterResourceWhitelist: [
        ...sorted(names).map((name) => ({ group: '', kind: 'Namespace', name })),
        ...kindsOf(clusterWide),
      ],
      namespaceResourceWhitelist: kindsOf(namespaces),
    },
  };
}

/** Without a finalizer: who takes this object away takes away the owner, not what it owns. */
function application({ environment: { name, promotion }, objects, repository }: ArgoCdProps): Manifest {
  return {
    apiVersion,
    kind: 'Application',
    metadata: {
      name: owner,
      namespace,
      annotations: { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
    },
    spec: {
      project: owner,
      source: {
        repoURL: repository,
        targetRevision: promotion ? tagOf(name) : branch,
        path: `dist/${name}`,
        directory: { recurse: false, include: '*.k8s.yaml' },
      },
      // Argo CD asks for a namespace that the project allows; every object of dist names its own.
      destination: { server, namespace: namespacesOf(objects)[0] },
      syncPolicy: {
        automated: { enabled: true, prune: true, selfHeal: true, allowEmpty: false },
        retry: { limit: -1, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
        syncOptions: ['ServerSideApply=true', 'CreateNamespace=false', 'PruneLast=true', 'FailOnSharedResource=true'],
      },
    },
  };
}

function isOfNamespaces({ metadata: { namespace: of } }: Manifest): boolean {
  return of !== undefined;
}

/** Namespaces in which there are objects. */
function namespacesOf(objects: readonly Manifest[]): readonly string[] {
  return sorted(objects.flatMap(({ metadata: { namespace: of } }) => of ?? []));
}
