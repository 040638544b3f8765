/** Seal of a stack to its environment's cluster: by the context and by the UID of `kube-system`. */
import { DataKubernetesNamespaceV1 } from '@cdktf/provider-kubernetes/lib/data-kubernetes-namespace-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { Environment } from '../config/environment';
import { TerraformVariable } from './cdktf';
import type { EnvironmentStack } from './stack';
import { identityFile, stateFolder } from './stack';
import { template } from './templates';

/** The kubeconfig and the context of an environment: whatever the current context is. */
export interface Binding {
  readonly configPath: string;
  readonly configContext: string;
}

/** Binds the Kubernetes provider to the environment's own context. @returns the same for other providers */
export function bindProviders(stack: EnvironmentStack, { context }: Pick<Environment, 'context'>): Binding {
  const kubeconfig = new TerraformVariable(stack, 'kubeconfig', {
    type: 'string',
    default: '~/.kube/config',
    description: 'The kubeconfig that has the context of the environment',
  });
  const binding = { configPath: kubeconfig.stringValue, configContext: context };
  new KubernetesProvider(stack, 'kubernetes', binding);
  return binding;
}

/**
 * Reads the namespace `kube-system` and refuses every plan on a cluster whose UID is not the recorded one.
 * @returns the address of the data source, which everything depends on
 */
export function sealToCluster(stack: EnvironmentStack, { name, context, cluster }: Environment): string {
  const known = cluster.kind === 'given' ? cluster.uid : undefined;
  const found = 'self.metadata[0].uid';
  // Trust on first use: the stack cluster records the UID of a cluster that it makes, the first deploy that of a given one.
  const otherwise = cluster.kind === 'given' ? found : '"not recorded yet: use npm run up"';
  const record = `${stack.root}/${stateFolder(name)}/${identityFile}`;
  const recorded = known ? `"${known}"` : `try(trimspace(file("${record}")), ${otherwise})`;
  const seal = new DataKubernetesNamespaceV1(stack, 'cluster-identity', { metadata: { name: 'kube-system' } });
  seal.overrideLogicalId('cluster-identity');
  seal.addOverride('lifecycle', {
    postcondition: [
      {
        condition: template(`${found} == ${recorded}`),
        error_message: `The context '${context}' leads to another cluster than the one of '${name}': the UID of its kube-system is ${template(found)}, recorded is ${template(recorded)}.`,
      },
    ],
  });
  return 'data.kubernetes_namespace_v1.cluster-identity';
}
