/** The needs of two clusters before members of both can be one replica set: one authority, and each other's names. */
import type { Kubectl } from '../../cluster/kubectl';
import { memberHost } from '../../config/move';
import type { Clock } from '../../programs/clock';
import { poll } from '../../programs/poll';
import { StageProblem } from '../problem';
import type { MovingCluster } from './cluster';

interface Secret {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

interface Pod {
  readonly status: { readonly podIP?: string };
}

/** The authorities of lab: of members, of the front door, and of its callers. Members trust those of one only. */
const authorities = [
  { namespace: 'cert-manager', name: 'internal-authority' },
  { namespace: 'cert-manager', name: 'front-door-authority' },
  { namespace: 'cert-manager', name: 'callers-authority' },
] as const;

/** Where the cluster's DNS takes zones from, as CoreDNS is set up by many providers. */
const zones = { namespace: 'kube-system', name: 'coredns-custom' } as const;

/** Has a new cluster use the authorities of the old one: cert-manager issues none where there is one that fits. */
export async function shareAuthorities(from: Kubectl, to: Kubectl): Promise<void> {
  for (const { name, namespace } of authorities) {
    const found = await from.get<Secret>('secret', name, namespace);
    if (!found.ok || !found.value) throw new StageProblem(`${from.context} has no Secret ${namespace}/${name}`);
    const { data, metadata, type } = found.value;
    const { annotations = {}, labels = {} } = metadata;
    const kept = Object.entries(annotations).filter(([key]) => key.startsWith('cert-manager.io/'));
    const brought = await to.applyObject({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace, labels, annotations: Object.fromEntries(kept) },
      type,
      data,
    });
    if (!brought.ok)
      throw new StageProblem(`${to.context} did not take ${namespace}/${name}: ${brought.problem.message}`);
  }
}

/** Has each cluster's DNS ask the other's for the names of its members. Within three minutes they are known. */
export async function shareNames(one: MovingCluster, other: MovingCluster, clock: Clock): Promise<void> {
  for (const [here, there] of [
    [one, other],
    [other, one],
  ] as const) {
    const servers = await serversOf(there, clock);
    const zone = memberHost('all', there);
    const brought = await here.kubectl.applyObject({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: zones,
      data: {
        'other-cluster.server': `${zone}:53 {\n    errors\n    cache 5\n    forward . ${servers.join(' ')}\n}\n`,
      },
    });
    if (!brought.ok) throw new StageProblem(`${here.name} did not take the zone ${zone}: ${brought.problem.message}`);
  }
}

/** Addresses of the pods of a cluster's DNS: its Service has one that the other cluster cannot reach. */
async function serversOf({ kubectl, name }: MovingCluster, clock: Clock): Promise<readonly string[]> {
  const servers = await poll({ clock, timeout: 60 }, async () => {
    const pods = await kubectl.list<Pod>('pods', { namespace: zones.namespace, selector: 'k8s-app=kube-dns' });
    const addresses = (pods.ok ? pods.value : []).flatMap(({ status }) => status.podIP ?? []);
    return addresses.length > 0 ? addresses : undefined;
  });
  if (!servers) throw new StageProblem(`the DNS of ${name} does not run`);
  return servers;
}
