/** The record of a check for drift on the cluster itself: Leases, whose times kube-state-metrics shows to Prometheus. */
import { driftLeases, driftNamespace } from '../config/drift-leases';
import type { Manifest } from '../kubernetes/manifest';
import { type Result, success } from '../programs/result';
import type { Kubectl } from './requests';

/** @param findings how many the check had @param at when it was completed */
export async function recordDrift(kubectl: Kubectl, findings: number, at: Date): Promise<Result<undefined>> {
  // The clean one first: between the two a check must not look as if it had found something.
  const names = findings === 0 ? [driftLeases.clean, driftLeases.checked] : [driftLeases.checked];
  for (const name of names) {
    const written = await kubectl.applyObject(lease(name, findings, at));
    if (!written.ok) return written;
  }
  return success(undefined);
}

function lease(name: string, findings: number, at: Date): Manifest {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { namespace: driftNamespace, name },
    // A time of a Lease has microseconds.
    spec: { holderIdentity: `findings-${findings}`, renewTime: at.toISOString().replace('Z', '000Z') },
  };
}
