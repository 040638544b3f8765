/** Controls that can be taken away: policies in the API server, NetworkPolicies, annotations, missing rights. */
import { readObjects } from '../../../src/kubernetes/read';
import { apply, kubectl, must } from '../lab/kubectl';
import type { Control } from './attack';

const prefix = 'breakwater-';
const bindings = 'validatingadmissionpolicybindings';

const dist = () => readObjects('dist/lab');

/** The policy that an answer of the API server names. */
export function policyIn(said: string): Control | undefined {
  const id = /ValidatingAdmissionPolicy 'breakwater-([a-z-]+)' with binding/.exec(said)?.[1];
  return id === undefined ? undefined : policy(id);
}

/** A policy in the API server: without its binding it judges nothing. */
export function policy(id: string): Control {
  const name = `${prefix}${id}`;
  return {
    name: `policy ${id}`,
    stops: (said) => said.includes(`ValidatingAdmissionPolicy '${name}' with binding`),
    remove: async () => {
      await must('delete', bindings, name, '--ignore-not-found');
    },
    restore: () =>
      applyAll(({ kind, metadata }) => kind === 'ValidatingAdmissionPolicyBinding' && metadata.name === name),
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
        await guards.past('delete', 'networkpolicies', '--all', '--namespace', namespace);
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
      await guards.past('annotate', 'ingress', service, '--namespace', service, '--overwrite', value);
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
      await guards.past('create', 'clusterrolebinding', name, `--clusterrole=${role}`, `--user=${user}`);
    },
    restore: async () => {
      await must('delete', 'clusterrolebinding', name, '--ignore-not-found');
      await guards.back();
    },
  };
}

/** Policies that forbid to take another control away: they go first, and come back last. */
class Guards {
  private readonly gone: Control[] = [];

  /** Runs kubectl until no policy refuses it. @throws where something else does */
  async past(...args: readonly string[]): Promise<void> {
    for (let time = 0; time < 40; time += 1) {
      const { code, stderr } = await kubectl(...args);
      if (code === 0) return;
      const guard = policyIn(stderr);
      if (!guard) throw new Error(stderr);
      if (this.gone.every(({ name }) => name !== guard.name)) {
        await guard.remove();
        this.gone.push(guard);
      }
      await new Promise((next) => setTimeout(next, 500));
    }
    throw new Error(`kubectl ${args.join(' ')}: refused by policies that were taken away`);
  }

  async back(): Promise<void> {
    for (const guard of this.gone.splice(0)) await guard.restore();
  }
}

async function applyAll(which: (object: ReturnType<typeof dist>[number]) => boolean): Promise<void> {
  const { code, stderr } = await apply(...dist().filter(which));
  if (code !== 0) throw new Error(stderr);
}
