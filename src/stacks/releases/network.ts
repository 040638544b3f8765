/** Default-deny NetworkPolicies of a platform namespace. */

/** Nothing in, nothing out, for every pod of a namespace. */
export function denyAll(namespace: string) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', namespace },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
}
