/**
 * Proofs of domains by HTTP-01, in an environment that has them: what cert-manager makes for one in the namespace of the
 * host, for as long as it takes, and the NetworkPolicy that lets the front door at it.
 */
import type { Declared } from '../config/declared';
import type { Manifest } from '../kubernetes/manifest';
import { certManager } from './access/writers';

/** The label of everything that cert-manager makes for a proof. */
const label = 'acme.cert-manager.io/http01-solver';

/** The port of its pods. */
const port = 8089;

/** The name of the NetworkPolicy. */
const name = 'acme-solver';

/** @param door the other end: the pods of the front door */
function specFor({ labels, namespace }: NonNullable<Declared['solver']>) {
  const door = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: labels },
  };
  return {
    ingress: [{ from: [door], ports: [{ port, protocol: 'TCP' }] }],
    podSelector: { matchLabels: { [label]: 'true' } },
    policyTypes: ['Ingress', 'Egress'],
  };
}

/** Whether a NetworkPolicy is the one of the solver, in an environment that has it. */
export function isSolverPolicy(object: Manifest, declared: Declared | undefined): boolean {
  const solver = declared?.solver;
  return !!solver && object.metadata.name === name && sorted(object['spec']) === sorted(specFor(solver));
}

/** The same in CEL. */
export function solverPolicyInCel(solver: NonNullable<Declared['solver']>): string {
  return `object.metadata.name == '${name}' && dyn(object.spec) == dyn(${celOf(specFor(solver))})`;
}

/**
 * In CEL, whether cert-manager itself makes, changes or removes a part of a solver. Others cannot: who may write in our
 * namespaces is judged, and this asks for its account.
 */
export const bySolver = `request.userInfo.username == '${certManager}' && dyn(object == null ? oldObject : object).?metadata.?labels[?'${label}'].orValue('') == 'true'`;

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort())
      : one,
  );
}

/** A value as a literal of CEL: mappings of several types are of `dyn`. */
function celOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(celOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, one]) => `'${key}': dyn(${celOf(one)})`)
      .join(', ')}}`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
