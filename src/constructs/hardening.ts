/**
 * The only maker of security contexts. What the Pod Security level "restricted" asks for, and more, is not a prop:
 * there is nothing to forget and nothing to turn off.
 */
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

/** User and group of every container; above 10000, so that no account of the node has it, and the one of the distroless images. */
export const user = 65532;

/**
 * Pod level: no root, no token, no environment of other services, the runtime's seccomp profile. No host namespace either:
 * that is what their absence means, and the API server drops a `false` there.
 */
export function hardenedPod(userNamespaces: boolean) {
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    ...(userNamespaces ? { hostUsers: false } : {}),
    shareProcessNamespace: false,
    securityContext: {
      fsGroup: user,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsGroup: user,
      runAsNonRoot: true,
      runAsUser: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  } satisfies Partial<k8s.PodSpec>;
}

/** Container level: no capability, no new privileges, nothing of the image can be changed. */
export function hardenedContainer(): k8s.SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsGroup: user,
    runAsNonRoot: true,
    runAsUser: user,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
