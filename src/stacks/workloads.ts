/** The stack `workloads`: each object of dist once, as it was reviewed, in the order in which it can live. */
import { DefaultServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/default-service-account-v1';
import { Manifest as ManifestResource } from '@cdktf/provider-kubernetes/lib/manifest';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { Construct } from 'constructs';
import { identity } from '../kubernetes/identity';
import type { Manifest } from '../kubernetes/manifest';
import { toManifest } from './manifest';
import { bindProviders, sealToCluster } from './seal';
import type { StackProps } from './stack';
import { EnvironmentStack } from './stack';

export interface WorkloadsStackProps extends StackProps {
  /** The objects of `dist/<environment>`. */
  readonly objects: readonly Manifest[];
}

/** Kinds by the stage in which they are applied; what is in none comes third. */
const stages: readonly (readonly string[])[] = [
  ['Namespace', 'PriorityClass'],
  ['ClusterIssuer', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  [],
  ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'],
  ['Job'],
];
const middle = 2;

/** Fields that the API server or a controller writes beside what we wrote. */
const computed: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['metadata.annotations'],
  Job: ['metadata.annotations', 'metadata.labels', 'spec.template.metadata.labels'],
};

/** Whose fields they are, to the API server. */
export const fieldManager = 'terraform';

interface DefaultAccount {
  readonly metadata: { readonly namespace: string; readonly labels: Record<string, string> };
  readonly automountServiceAccountToken: boolean;
}

/**
 * Nothing is waited for here. Of a roll-out the provider reads the object again after it waited, finds the revision that the
 * controller has noted since, and fails every update of a Deployment; of a Job it waits for its success alone, ten minutes
 * for one that failed in the first. `npm run up` waits for both, and ends at once when one fails.
 */
export class WorkloadsStack extends EnvironmentStack {
  /** The provider asks the API server five times a second at most; two of them look at dist in two thirds of the time. */
  private readonly second: KubernetesProvider;
  private defined = 0;

  constructor(scope: Construct, { objects, ...props }: WorkloadsStackProps) {
    super(scope, 'workloads', props);
    const binding = bindProviders(this, props.environment);
    this.second = new KubernetesProvider(this, 'kubernetes-second', { ...binding, alias: 'second' });
    const seal = sealToCluster(this, props.environment);
    let before: readonly string[] = [seal];
    for (const [place] of stages.entries()) {
      const here = objects.filter((object) => stageOf(object) === place).map((object) => this.define(object, before));
      if (here.length > 0) before = here;
    }
  }

  /** @returns the address of the resource */
  private define(object: Manifest, after: readonly string[]): string {
    if (object.kind === 'ServiceAccount' && object.metadata.name === 'default') return this.adopt(object, after);
    const id = resourceId(object);
    const resource = new ManifestResource(this, id, {
      manifest: toManifest(object),
      computedFields: [...(computed[object.kind] ?? ['metadata.annotations'])],
      fieldManager: { name: fieldManager, forceConflicts: true },
      timeouts: { create: '10m', update: '10m', delete: '5m' },
      ...this.provider(),
    });
    resource.overrideLogicalId(id);
    resource.addOverride('depends_on', [...after]);
    return `kubernetes_manifest.${id}`;
  }

  /** Each in turn. */
  private provider(): { readonly provider?: KubernetesProvider } {
    this.defined += 1;
    return this.defined % 2 === 0 ? { provider: this.second } : {};
  }

  /** Kubernetes makes the account `default` in each namespace by itself: it is changed, where others are created. */
  private adopt(object: Manifest, after: readonly string[]): string {
    const id = resourceId(object);
    const { metadata, automountServiceAccountToken } = toManifest(object) as unknown as DefaultAccount;
    const { namespace, labels } = metadata;
    const resource = new DefaultServiceAccountV1(this, id, {
      metadata: { namespace, labels },
      automountServiceAccountToken,
      ...this.provider(),
    });
    resource.overrideLogicalId(id);
    resource.addOverride('depends_on', [...after]);
    return `kubernetes_default_service_account_v1.${id}`;
  }
}

/** @returns the name of an object's resource: `Deployment_apps_api_api`, one for each object of a cluster */
export function resourceId(object: Manifest): string {
  return identity(object).replace(/[^A-Za-z0-9-]+/g, '_');
}

function stageOf({ kind }: Manifest): number {
  const found = stages.findIndex((kinds) => kinds.includes(kind));
  return found < 0 ? middle : found;
}
