/** The DNS of a cluster that is there: its address, and one beside it for our resolver. */
import type { Environment } from '../config/environment';
import type { Kubectl } from './kubectl';

interface Service {
  readonly spec: { readonly clusterIP?: string };
}

/** The last number of the resolver's address: of those that are not given out by themselves, and not that of the cluster's DNS. */
const own = 53;

/** @returns the addresses; undefined where the cluster has no DNS of the usual name, or one without an IPv4 address */
export async function clusterDns(kubectl: Pick<Kubectl, 'get'>): Promise<Environment['dns'] | undefined> {
  const found = await kubectl.get<Service>('service', 'kube-dns', 'kube-system');
  const cluster = found.ok ? found.value?.spec.clusterIP : undefined;
  if (!cluster || !/^(\d+\.){3}\d+$/.test(cluster)) return undefined;
  return { cluster, resolver: cluster.replace(/\d+$/, String(own)) };
}
