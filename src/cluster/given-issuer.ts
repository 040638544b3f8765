/** The ClusterIssuer that a site has already: before certificates are asked of it, that it is there and can prove our hosts. */
import { failure, type Result, success } from '../programs/result';
import type { Kubectl } from './kubectl';

interface Solver {
  readonly selector?: { readonly dnsNames?: readonly string[]; readonly dnsZones?: readonly string[] };
  readonly http01?: object;
  readonly dns01?: object;
}

interface ClusterIssuer {
  readonly spec?: { readonly acme?: { readonly solvers?: readonly Solver[] } };
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
  };
}

export interface GivenIssuer {
  readonly name: string;
  readonly proof: 'dns-01' | 'http-01';
  /** Hosts of which it signs certificates. */
  readonly hosts: readonly string[];
}

/** @returns what keeps the site's issuer from signing for these hosts; one without ACME needs no proof */
export async function checkIssuer(kubectl: Kubectl, { hosts, name, proof }: GivenIssuer): Promise<Result<undefined>> {
  const found = await kubectl.get<ClusterIssuer>('clusterissuers.cert-manager.io', name);
  if (!found.ok) return found;
  const issuer = found.value;
  const it = `the ClusterIssuer '${name}' that frontDoor.issuer names`;
  if (issuer === undefined)
    return failure('missing', `${it} is not on the cluster '${kubectl.context}': make it there, or name another`);
  const ready = issuer.status?.conditions?.find(({ type }) => type === 'Ready');
  if (ready?.status !== 'True') return failure('refused', `${it} is not ready: ${ready?.message ?? 'it says nothing'}`);
  const { acme } = issuer.spec ?? {};
  if (!acme) return success(undefined);
  for (const host of hosts) {
    const kind = proofFor(host, acme.solvers ?? []);
    if (kind === undefined)
      return failure('refused', `${it} has no solver for ${host}: add one there, or name another issuer`);
    if (kind !== proof)
      return failure(
        'refused',
        `${it} proves ${host} by ${kind}, and frontDoor.issuer.proof says ${proof}: ${kind === 'http-01' ? 'our policies would refuse its solver; say http-01, or add a solver by dns01 there' : 'say dns-01'}`,
      );
  }
  return success(undefined);
}

/** By the solver that cert-manager takes for a host: a name is nearer than a zone, a longer zone than a shorter one. */
function proofFor(host: string, solvers: readonly Solver[]): GivenIssuer['proof'] | undefined {
  const [best] = solvers
    .map((solver) => ({ solver, fits: nearness(host, solver) }))
    .filter(({ fits }) => fits >= 0)
    .toSorted((one, other) => other.fits - one.fits);
  if (!best) return undefined;
  return best.solver.http01 ? 'http-01' : 'dns-01';
}

/** How near a solver is to a host; below zero: it is for others. */
function nearness(host: string, { selector: { dnsNames = [], dnsZones = [] } = {} }: Solver): number {
  if (dnsNames.includes(host)) return Number.MAX_SAFE_INTEGER;
  const zones = dnsZones.filter((zone) => host === zone || host.endsWith(`.${zone}`)).map(({ length }) => length);
  if (zones.length > 0) return Math.max(...zones);
  return dnsNames.length + dnsZones.length === 0 ? 0 : -1;
}
