/** System namespaces of a cluster: those whose pods need the node, each with what for. */

/** What the pods of a namespace may do beyond Pod Security "baseline". */
export type Liberty = 'everything' | 'host-ports';

export interface SystemNamespace {
  readonly may: Liberty;
  /** Which pods need it, and what for. */
  readonly why: string;
}

/** The parts of an environment that decide. */
interface Asked {
  readonly frontDoor: { readonly controller: string };
  readonly systemNamespaces?: Readonly<Record<string, SystemNamespace>>;
}

/**
 * cert-manager, monitoring, flux-system and argocd are not here: their pods run under "baseline". Neither is
 * local-path-storage: minikube's provisioner runs in kube-system.
 */
export function systemNamespaces({
  frontDoor,
  systemNamespaces: more = {},
}: Asked): Readonly<Record<string, SystemNamespace>> {
  return {
    'kube-system': {
      may: 'everything',
      why: 'kube-proxy, the network plug-in, static pods of the control plane and the provisioner of volumes are parts of the node',
    },
    ...(frontDoor.controller === 'addon'
      ? {
          'ingress-nginx': { may: 'host-ports', why: "minikube's addon ingress listens on ports of the node" } as const,
        }
      : {}),
    ...more,
  };
}

/** The names of those that may do this. */
export function namespacesWith(liberty: Liberty, all: Readonly<Record<string, SystemNamespace>>): readonly string[] {
  return Object.keys(all)
    .filter((name) => all[name]?.may === liberty)
    .sort();
}
