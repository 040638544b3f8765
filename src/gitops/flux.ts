/** The definition for Flux 2.9: a source whose signature is verified, and a Kustomization for each stage. */
import type { Manifest } from '../kubernetes/manifest';
import { rulesFor } from './rights';
import { branch, owner, type SourceProps, tagOf } from './source';
import { minutesOf, othersOf, type Stage, stages } from './stages';

/** What the definition for Flux is made of. */
export interface FluxProps extends SourceProps {
  /** The objects of dist. */
  readonly objects: readonly Manifest[];
}

/** The namespace of its controllers, and of what they read. */
export const namespace = 'flux-system';
const rbac = 'rbac.authorization.k8s.io';

/** Names of Secrets that a person makes: how the repository is read, and whose signatures count. */
export const secrets = { git: `${owner}-git`, signers: `${owner}-signers` } as const;

/** The name of a stage's Kustomization: that of all but policies and smoke test has the platform's own. */
export function kustomizationOf(stage: Stage): string {
  return stage === 'workloads' ? owner : `${owner}-${stage}`;
}

/** @returns in the order in which they are applied */
export function fluxObjects(props: FluxProps): readonly Manifest[] {
  return [...account(props.objects), source(props), ...stages.map((stage) => kustomization(stage, props))];
}

function account(objects: readonly Manifest[]): readonly Manifest[] {
  // Not one of the platform's own names: a policy keeps those for personas, and this is applied again after it is there.
  const name = `flux-${owner}`;
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: owner, namespace },
      automountServiceAccountToken: false,
    },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name }, rules: rulesFor(objects) },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: owner, namespace }],
    },
  ];
}

/** A commit that no signer signed is not fetched; of an environment that is promoted to, neither is such a tag. */
function source({ environment: { name, promotion }, repository }: FluxProps): Manifest {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: owner, namespace },
    spec: {
      url: repository,
      ref: promotion ? { name: `refs/tags/${tagOf(name)}` } : { branch },
      interval: '1m',
      timeout: '60s',
      secretRef: { name: secrets.git },
      verify: { mode: promotion ? 'TagAndHEAD' : 'HEAD', secretRef: { name: secrets.signers } },
      // Another commit that leaves this folder as it is changes nothing here.
      ignore: ['/*', '!/dist', '/dist/*', `!/dist/${name}`, ''].join('\n'),
    },
  };
}

function kustomization(stage: Stage, { environment: { name }, objects }: FluxProps): Manifest {
  const before = stages[stages.indexOf(stage) - 1];
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: kustomizationOf(stage), namespace },
    spec: {
      ...(before === undefined ? {} : { dependsOn: [{ name: kustomizationOf(before) }] }),
      sourceRef: { kind: 'GitRepository', name: owner },
      path: `./dist/${name}`,
      patches: patchesOf(stage, objects),
      serviceAccountName: owner,
      interval: '10m',
      retryInterval: '2m',
      timeout: `${minutesOf(stage, objects)}m`,
      wait: true,
      prune: true,
      // Who takes this object away takes away the owner, not what it owns.
      deletionPolicy: 'Orphan',
      force: false,
    },
  };
}

/** What a patch needs to be one; its target says which objects are left out. */
const leaveOut = ['$patch: delete', 'apiVersion: v1', 'kind: all', 'metadata: {name: all}', ''].join('\n');

/** Patches of Kustomize that leave the objects of the other stages to them. */
function patchesOf(stage: Stage, objects: readonly Manifest[]): readonly object[] {
  const { kinds, some } = othersOf(stage, objects);
  return [
    // A target without a kind would be every object.
    ...(kinds.length === 0 ? [] : [{ patch: leaveOut, target: { kind: kinds.map(({ kind }) => kind).join('|') } }]),
    ...some.map(({ kind, namespaces }) => ({
      patch: leaveOut,
      target: { kind: kind.kind, namespace: namespaces.join('|') },
    })),
  ];
}
