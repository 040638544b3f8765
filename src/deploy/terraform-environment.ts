/** The variables of a Terraform process. */
import { resolve } from 'node:path';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * KUBE_ variables are taken away, since they win over the context that a stack is
 * bound to, and so is TF_WORKSPACE, which leads to another state; KUBECONFIG becomes the stack's own variable.
 */
export function environmentFor(variables: Variables): Readonly<Record<string, string | undefined>> {
  const kubeconfig = variables['KUBECONFIG'];
  const leading = Object.keys(variables).filter((name) => name.startsWith('KUBE_'));
  return {
    ...Object.fromEntries(leading.map((name) => [name, undefined])),
    ...(kubeconfig ? { TF_VAR_kubeconfig: resolve(kubeconfig) } : {}),
    TF_WORKSPACE: undefined,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
}
