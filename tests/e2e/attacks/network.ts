/** Attacks over the network, from pods with the labels of a service, and from a namespace of others. */
import { type ServiceName, services } from '../../../src/config/services';
import { strangers } from '../lab/canary';
import { must } from '../lab/kubectl';
import { clusterIp } from '../lab/live-targets';
import { probePod, reach, startProbe } from '../lab/probe';
import { runningPod } from '../lab/running-pod';
import type { Attack, From, Tried } from './attack';
import { networkPolicies, silent } from './controls';

const nameLabel = 'app.kubernetes.io/name';
const probe = 'attacker';
const sources = ['api', 'web', 'hash'] as const;
const liar = 'liar';

/** Pods from which attacks go out: with the label of a service, and one with a false label in a namespace of others. */
export async function startAttackers(): Promise<void> {
  await startProbe(
    ...sources.map((name) => probePod(name, probe, { [nameLabel]: name })),
    probePod(strangers, liar, { [nameLabel]: 'api', app: 'api' }),
  );
}

export async function stopAttackers(): Promise<void> {
  for (const [namespace, pod] of [...sources.map((name) => [name, probe] as const), [strangers, liar] as const])
    await must('delete', 'pod', pod, '--namespace', namespace, '--ignore-not-found', '--wait=false');
}

type Address = () => Promise<string>;

async function connected(namespace: string, pod: string, address: Address): Promise<Tried> {
  const target = await address();
  const [found] = await reach(namespace, pod, [target], 2);
  const succeeded = found?.reached === true;
  return { succeeded, said: succeeded ? `${target} answers` : `${silent} of ${target}: ${found?.detail}` };
}

const apiServer: Address = async () => `tcp:${await clusterIp('default', 'kubernetes')}:443`;
const kubelet: Address = async () =>
  `tcp:${await must('get', 'nodes', '--output=jsonpath={.items[0].status.addresses[0].address}')}:10250`;
const resolver: Address = async () => `dns:api.api.svc.cluster.local@${await clusterIp('kube-system', 'kube-dns')}`;
const fixed =
  (address: string): Address =>
  async () =>
    address;

/** The port on which pods of a service listen. */
const podOf =
  (name: ServiceName, port: number): Address =>
  async () =>
    `tcp:${(await runningPod(name)).address}:${port}`;

const from = (
  name: (typeof sources)[number],
  what: string,
  gains: string,
  address: Address,
  both?: string,
): Attack => ({
  name: `${name}: ${what}`,
  from: 'a pod',
  gains,
  control: networkPolicies(name, ...(both ? [both] : [])),
  attempt: () => connected(name, probe, address),
});

const into = (who: From, what: string, gains: string, to: ServiceName, address: Address): Attack => ({
  name: what,
  from: who,
  gains,
  control: networkPolicies(to),
  attempt: () => connected(strangers, liar, address),
});

const outside = '203.0.113.10';
const mongo = podOf('mongo', services.mongo.port);

export const networkAttacks: readonly Attack[] = [
  from('api', 'the API server', 'the rights of whatever token is found', apiServer),
  from('api', 'the kubelet', 'the pods of the node', kubelet),
  from('api', 'the metadata of the cloud', 'the credentials of the node', fixed('tcp:169.254.169.254:80')),
  from('api', 'a host outside, by TLS', 'a way out for data', fixed(`tcp:${outside}:443`)),
  from('api', 'a resolver outside', 'a way out for data in names', fixed(`udp:${outside}:53`)),
  from('api', 'the resolver of the cluster, past ours', 'a way out for data in names', resolver),
  from('web', 'the database', 'every user', mongo, 'mongo'),
  from('hash', 'the resolver of the cluster', 'a way out for data in names', resolver),
  from('hash', 'a host outside', 'a way out for data', fixed(`tcp:${outside}:80`)),
  into('another namespace', 'the database, by the label of the API', 'every user', 'mongo', mongo),
  into('another namespace', 'pods of the API', 'the API past the front door', 'api', podOf('api', services.api.port)),
  into(
    'another namespace',
    'pods of the hash service',
    'the service past the front door',
    'hash',
    podOf('hash', services.hash.port),
  ),
];
