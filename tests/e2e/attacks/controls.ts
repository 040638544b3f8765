/** Controls that can be taken away: policies in the API server, NetworkPolicies, annotations, missing rights. */
import { readObjects } from '../../../src/kubernetes/read';
import { bind, Guards, refusing, unbind } from '../lab/guards';
import { apply, kubectl, must } from '../lab/kubectl';
import type { Control } from './attack';

const dist = () => readObjects('dist/lab');

/** The policy that an answer of the API server names. */
export function policyIn(said: string): Control | undefined {
  const id = refusing(said);
  return id === undefined ? undefined : policy(id);
}

/** A policy in the API server: without its binding it judges nothing. */
export function policy(id: string): Control {
  return {
    name: `policy ${id}`,
    stops: (said) => said.includes(`ValidatingAdmissionPolicy 'breakwater-${id}' with binding`),
    remove: () => unbind(id),
    restore: () => bind(id),
  };
}

/** All NetworkPolicies of some namespaces. */
export function networkPolicies(...namespaces: readonly string[]): Control {
  const ours = (namespace = '') => namespaces.includes(namespace);
  const guards = new Guards();
  return {
    name: `NetworkPolicies of ${namespaces.join(' and ')}`,
    stops: (said) => said.startsWith(silent),
    remove: async () => {
      for (const namespace of namespaces)
        await guards.past(() => kubectl('delete', 'networkpolicies', '--all', '--namespace', namespace));
    },
    restore: async () => {
      await applyAll(({ kind, metadata }) => kind === 'NetworkPolicy' && ours(metadata.namespace));
      await guards.back();
    },
  };
}

/** The beginning of the answer where none came. */
export const silent = 'no answer';

/**
 * An annotation of the Ingress of a service.
 * @param weak its value when it is taken away; without one the front door has a value of its own
 */
export function annotation(service: string, key: string, weak: string, isRefusal: (said: string) => boolean): Control {
  const guards = new Guards();
  return {
    name: `annotation ${key} of Ingress ${service}`,
    stops: isRefusal,
    remove: async () => {
      const value = `nginx.ingress.kubernetes.io/${key}=${weak}`;
      await guards.past(() => kubectl('annotate', 'ingress', service, '--namespace', service, '--overwrite', value));
    },
    restore: async () => {
      await applyAll(({ kind, metadata }) => kind === 'Ingress' && metadata.namespace === service);
      await guards.back();
    },
  };
}

/** A right that a user does not have: it is taken away as a control by giving it. */
export function missingRight(user: string, role: string): Control {
  const name = `attack-is-${role}`;
  const guards = new Guards();
  return {
    name: `no right: ${user} is not bound to ${role}`,
    stops: (said) => said.includes(`is forbidden: User "${user}" cannot `),
    remove: async () => {
      await guards.past(() => kubectl('create', 'clusterrolebinding', name, `--clusterrole=${role}`, `--user=${user}`));
    },
    restore: async () => {
      await must('delete', 'clusterrolebinding', name, '--ignore-not-found');
      await guards.back();
    },
  };
}

async function applyAll(which: (object: ReturnType<typeof dist>[number]) => boolean): Promise<void> {
  const { code, stderr } = await apply(...dist().filter(which));
  if (code !== 0) throw new Error(stderr);
}
